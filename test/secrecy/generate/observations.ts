/**
 * Drafts that are reread: observed of a point or of a line, answered, reread by those who sit there; and the family of a meeting, invited or not. And what each would do there: observe of what opens to them at
 * that table and at others, answer with the pen and without, speak in another's name, ask before the meeting what the child thinks.
 */
import { cell } from '../oracle/cells.js';
import type { FamilyStep, Observation } from '../oracle/review-rows.js';
import { sourceOf } from '../oracle/table.js';
import type { Habilitation, MinuteLine, Synthese, SynthesePoint, World } from '../oracle/world.js';
import type { Cast } from './cast.js';
import { type Dice, grouped } from './dice.js';
import type { Attempt } from './standing.js';
import { DAY } from './validity.js';

const CONVENES = 'RESPONSABLE_ASE';

export function makeObservations(dice: Dice, world: World, cast: Cast): void {
  const points = grouped(world.synthese_point, (p) => p.synthese_id);
  const lines = grouped(world.minute_line, (l) => l.point_id);
  const seats = grouped(world.convocation, (c) => c.synthese_id);
  const actors = new Map(cast.actors.map((a) => [a.id, a]));
  for (const synthese of world.synthese) {
    const seated = (seats.get(synthese.id) ?? []).flatMap((c) => actors.get(c.habilitation_id) ?? []);
    const somebody = (): Habilitation => dice.pick(seated.length > 0 && dice.chance(0.8) ? seated : cast.actors);
    for (const point of points.get(synthese.id) ?? []) {
      const observed = observation(dice, point, dice.chance(0.5) ? dice.pick(lines.get(point.id)!) : null, writer(dice, point.kind, cast, somebody).id, world.t);
      world.observation.push(observed);
      const { departement: _, written_at: __, ...of } = observed;
      world.observation_answer.push({ ...of, id: dice.uuid(), departement: dice.chance(0.9) ? point.departement : 3 - point.departement, line_id: null, author_id: writer(dice, point.kind, cast, somebody).id,
        observation_id: observed.id, outcome: 'NOT_RETAINED', at: world.t, request_id: dice.uuid() });
    }
    for (const author_id of new Set(dice.sample(seated.length > 0 ? seated : cast.actors, 4).map((a) => a.id))) {
      world.relecture.push({ id: dice.uuid(), departement: dice.chance(0.85) ? synthese.departement : 3 - synthese.departement, dossier_id: synthese.dossier_id, synthese_id: synthese.id, author_id, at: world.t - DAY / 2, request_id: dice.uuid() });
    }
    for (let i = 0; i < 6; i++) {
      const step = family(dice, world, synthese, somebody());
      if (step) world.family_step.push(step);
    }
  }
}

/** Often one whose own word of that kind is theirs. */
function writer(dice: Dice, kind: string, cast: Cast, by: () => Habilitation): Habilitation {
  const owners = cast.actors.filter((a) => cell(a.function, kind).some((c) => c.right === 'O'));
  return owners.length > 0 && dice.chance(0.5) ? dice.pick(owners) : by();
}

const observation = (dice: Dice, point: SynthesePoint, line: MinuteLine | null, author_id: string, t: number): Observation => ({
  id: dice.uuid(), departement: dice.chance(0.9) ? point.departement : 3 - point.departement, dossier_id: point.dossier_id, home_id: point.home_id, synthese_id: point.synthese_id, point_id: point.id,
  kind: point.kind, detail: point.detail, source: (line ?? point).source, author_id, line_id: line?.id ?? null, written_at: t - DAY / 2, request_id: dice.uuid(),
});

/** The child, or a parent whom the dossier knows. */
function family(dice: Dice, world: World, { departement, dossier_id, id }: Synthese, author: Habilitation): FamilyStep | null {
  const parents = world.personne.filter((p) => p.dossier_id === dossier_id);
  const parent = parents.length > 0 && dice.chance(0.5) ? dice.pick(parents) : null;
  return {
    id: dice.uuid(), departement: dice.chance(0.9) ? departement : 3 - departement, dossier_id, synthese_id: id, kind: parent ? 'FAM' : 'ENF', detail: dice.pick(['FULL', 'FULL', 'SUMMARY']), source: sourceOf(author.function),
    author_id: author.id, about: parent ? 'PARENT' : 'CHILD', personne_id: parent?.id ?? null, fact: 'NOT_INVITED', means: null, informed_at: null, accompanied: false, written_at: world.t - DAY, request_id: dice.uuid(),
  };
}

export function reread(attempt: Attempt): void {
  const { dice, world, cast, actor, add, lie, elsewhere } = attempt;
  const me = (): string => lie(actor.id, dice.pick(cast.actors).id);
  const seat = new Set(world.convocation.filter((c) => c.habilitation_id === actor.id).map((c) => c.synthese_id));
  const pen = new Set(world.pen_step.filter((p) => p.holder_id === actor.id).map((p) => p.synthese_id));
  const near = opensTo(attempt, seat);
  for (const o of [...near, ...dice.sample(world.observation.filter((x) => seat.has(x.synthese_id)), 12)]) {
    add(actor, 'Observation', 'write', { ...o, id: dice.uuid(), departement: elsewhere(o.departement), author_id: me(), written_at: world.t, request_id: dice.uuid() });
    const type = lie('AVIS', 'CONSTAT');
    add(actor, 'MinuteLine', 'collect', { ...opinion(dice, o, world.t), type, departement: elsewhere(o.departement), author_id: me(), source: lie(sourceOf(actor.function), dice.pick(['PMI', 'SCHOOL_HEALTH', 'OTHER'])) });
  }
  const held = world.observation.filter((x) => pen.has(x.synthese_id));
  for (const o of [...held, ...held, ...held, ...near, ...dice.sample(world.observation, actor.function === CONVENES ? 60 : 4)]) {
    const { written_at: _, ...of } = o;
    add(actor, 'ObservationAnswer', 'write', { ...of, id: dice.uuid(), departement: elsewhere(o.departement), line_id: null, author_id: me(), observation_id: o.id, outcome: 'NOT_RETAINED', at: world.t, request_id: dice.uuid() });
  }
  const tables = world.synthese.filter((s) => seat.has(s.id));
  for (const s of [...dice.sample(tables, 4), dice.pick(world.synthese)]) {
    add(actor, 'Relecture', 'write', { id: dice.uuid(), departement: elsewhere(s.departement), dossier_id: s.dossier_id, synthese_id: s.id, author_id: me(), at: world.t, request_id: dice.uuid() });
  }
  const own = new Set(world.admission_kind.filter((k) => k.habilitation_id === actor.id && ['FAM', 'ENF'].includes(k.kind)).map((k) => k.dossier_id));
  const children = world.synthese.filter((s) => own.has(s.dossier_id));
  for (const s of [...dice.sample(children, 6), ...dice.sample(tables, 3), ...dice.sample(world.synthese, cell(actor.function, 'FAM').some((c) => c.right === 'S') ? 14 : 2)]) {
    for (let i = 0; i < 2; i++) {
      const step = family(dice, world, s, actor);
      if (step) add(actor, 'FamilyStep', 'write', { ...step, departement: elsewhere(s.departement), author_id: me(), source: lie(step.source, dice.pick(['PMI', 'SCHOOL_HEALTH', 'OTHER'])), written_at: world.t });
    }
  }
}

/** What an admission, a share or a territory may open to them, wherever they sit. */
function opensTo({ dice, world, actor }: Attempt, seat: ReadonlySet<string>): Observation[] {
  const admitted = new Set(world.admission_kind.filter((k) => k.habilitation_id === actor.id).map((k) => `${k.dossier_id} ${k.kind}`));
  const shared = new Set(world.share.filter((s) => s.habilitation_id === actor.id).map((s) => s.item_id));
  const byAdmission = world.observation.filter((o) => admitted.has(`${o.dossier_id} ${o.kind}`));
  const byTerritory = cell(actor.function, 'SOC').some((c) => c.right === 'S') ? dice.sample(world.observation, 30) : [];
  const byShare = world.observation.filter((o) => shared.has(o.point_id));
  const byDuty = byShare.filter((o) => cell('EVALUATEUR', o.kind).some((c) => c.right === 'X'));
  return [...dice.sample(byAdmission.filter((o) => seat.has(o.synthese_id)), 14), ...dice.sample(byAdmission.filter((o) => !seat.has(o.synthese_id)), 8), ...byShare, ...byDuty, ...byDuty, ...byTerritory];
}

const opinion = (dice: Dice, { departement, dossier_id, home_id, synthese_id, point_id, kind, detail }: Observation, t: number): Omit<MinuteLine, 'type' | 'author_id' | 'source'> => ({
  id: dice.uuid(), departement, dossier_id, home_id, synthese_id, point_id, seq: 99, voice: 'ENFANT', kind, detail, speaker_id: null, nature: 'WRITTEN', supersedes_id: null, written_at: t, request_id: dice.uuid(),
});
