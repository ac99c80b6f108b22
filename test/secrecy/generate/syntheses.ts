/**
 * Réunions de synthèse on each child and its siblings: who is convoked by admission or by function, until when; points of every kind; and what whoever convenes would
 * write, as those do who may not: of a child elsewhere, in another's name, to a function that is never convoked.
 */
import { cell } from '../oracle/cells.js';
import { BY_TERRITORY, FUNCTIONS, sourceOf } from '../oracle/table.js';
import type { Convocation, Habilitation, Synthese, SynthesePoint, World } from '../oracle/world.js';
import type { Cast } from './cast.js';
import type { Dice } from './dice.js';
import type { Attempt } from './standing.js';
import { DAY, mostly } from './validity.js';

const KINDS = ['IDE', 'FAM', 'SCO', 'SOC', 'MED', 'JUD', 'PAR', 'ENF', 'LOG'];
/** The table takes no convocation of anybody else. */
const CONVOKED = FUNCTIONS.filter((fn) => cell(fn, 'LOG').some((a) => a.right === 'S' || a.right === 'P'));
const CONVENES = 'RESPONSABLE_ASE';

export function makeSyntheses(dice: Dice, world: World, cast: Cast): void {
  const chiefs = cast.actors.filter((a) => a.function === CONVENES);
  for (const d of [...world.dossier, ...world.dossier.filter((x) => x.departement === 2)]) {
    const author = dice.chance(0.8) ? dice.pick(chiefs) : dice.pick(cast.actors);
    const synthese: Synthese = { id: dice.uuid(), departement: d.departement, dossier_id: d.id, author_id: author.id, type: 'EVALUATION', purpose: 'EVALUATE', legal_basis: 'CASF_226_2_2', convened_at: world.t - DAY, request_id: dice.uuid() };
    world.synthese.push(synthese);
    for (const sequence of [0, 1]) {
      world.synthese_date.push({ id: dice.uuid(), departement: dice.chance(0.85) ? d.departement : 3 - d.departement, dossier_id: d.id, synthese_id: synthese.id, sequence, fact: sequence === 0 ? 'SET' : 'MOVED',
        starts_at: world.t + DAY, ends_at: world.t + 2 * DAY, author_id: dice.chance(0.7) ? author.id : dice.pick(chiefs).id, recorded_at: world.t - DAY, request_id: dice.uuid() });
    }
    const near = world.dossier.filter((x) => x.departement === d.departement).map((x) => x.id);
    KINDS.forEach((kind, i) => world.synthese_point.push(point(dice, { departement: dice.chance(0.9) ? d.departement : 3 - d.departement, synthese, kind, position: i + 1, author: dice.chance(0.5) ? author : dice.pick(cast.actors),
      dossier_id: dice.chance(0.7) ? d.id : dice.pick(near) })));
    convoke(dice, world, cast, synthese);
  }
}

interface Of { departement: number; synthese: Synthese; dossier_id: string; kind: string; position: number; author: Habilitation }
const point = (dice: Dice, { departement, synthese, dossier_id, kind, position, author }: Of): SynthesePoint => ({
  id: dice.uuid(), departement, dossier_id, home_id: synthese.dossier_id, synthese_id: synthese.id, position, part: 1, heading: 'FAITS_RECENTS', kind, detail: dice.pick(['FULL', 'FULL', 'SUMMARY']),
  source: dice.chance(0.8) ? sourceOf(author.function) : dice.pick(['PMI', 'SCHOOL_HEALTH']), minutes: 10, speaker_id: null, author_id: author.id,
});

const convocation = (dice: Dice, { id, dossier_id }: Pick<Synthese, 'id' | 'dossier_id'>, who: Habilitation, by: string, more: Pick<Convocation, 'departement' | 'basis' | 'admission_id' | 'valid_from' | 'valid_to'>): Convocation =>
  ({ id: dice.uuid(), dossier_id, synthese_id: id, habilitation_id: who.id, function: who.function, required: true, invited_by: by, ...more });

function convoke(dice: Dice, world: World, cast: Cast, synthese: Synthese): void {
  for (const actor of cast.actors.filter((a) => CONVOKED.includes(a.function))) {
    const foreign = actor.departement !== synthese.departement;
    if (!dice.chance(foreign ? 0.7 : 0.75)) continue;
    const admission = dice.chance(BY_TERRITORY.includes(actor.function) ? 0.25 : 0.8) ? world.admission.find((a) => a.habilitation_id === actor.id && a.dossier_id === synthese.dossier_id) : undefined;
    const departement = foreign ? dice.pick([actor.departement, actor.departement, synthese.departement]) : dice.chance(0.95) ? synthese.departement : 3 - synthese.departement;
    world.convocation.push(convocation(dice, synthese, actor, synthese.author_id, { departement, basis: admission ? 'ADMISSION' : 'FUNCTION', admission_id: admission?.id ?? null, ...mostly(dice, world.t, 0.8) }));
  }
}

export function convene({ dice, world, cast, actor, add, lie, elsewhere }: Attempt): void {
  const own = new Set(world.dossier_territoire.filter((t) => world.habilitation_territoire.some((h) => h.habilitation_id === actor.id && h.territoire_id === t.territoire_id)).map((t) => t.dossier_id));
  const close = world.synthese.filter((s) => own.has(s.dossier_id));
  const by = (): string => lie(actor.id, dice.pick(cast.actors).id);
  for (let i = 0; i < (actor.function === CONVENES ? 14 : 1); i++) {
    const s = close.length > 0 && dice.chance(0.7) ? dice.pick(close) : dice.pick(world.synthese);
    const departement = elsewhere(s.departement);
    add(actor, 'Synthese', 'convene', { ...s, id: dice.uuid(), departement, author_id: by(), request_id: dice.uuid() });
    add(actor, 'SyntheseDate', 'write', { id: dice.uuid(), departement, dossier_id: s.dossier_id, synthese_id: s.id, sequence: 2 + i, fact: 'MOVED', starts_at: world.t, ends_at: world.t + DAY, author_id: by(), recorded_at: world.t, request_id: dice.uuid() });
    const other = close.length > 0 && dice.chance(0.5) ? dice.pick(close) : dice.pick(world.synthese);
    const spoken = { ...point(dice, { departement, synthese: s, dossier_id: dice.chance(0.6) ? s.dossier_id : other.dossier_id, kind: dice.pick(KINDS), position: 20 + (i % 20), author: actor }) };
    add(actor, 'SynthesePoint', 'write', { ...spoken, author_id: by(), source: lie(sourceOf(actor.function), 'PMI') });
    const who = dice.pick(cast.actors);
    add(actor, 'Convocation', 'add', convocation(dice, s, who, by(), { departement, basis: 'FUNCTION', admission_id: null, valid_from: world.t, valid_to: world.t + DAY }));
  }
}
