/**
 * Evaluations of most informations préoccupantes, in both départements; of each child about whom one is, and sometimes of a child of another, pieces of every kind; and
 * who would confide one, meet a child, conclude or contribute: where the actor holds the kind as evaluator or otherwise, of the child's own evaluation or of another.
 */
import { KINDS, RESPONSIBLE, sourceOf } from '../oracle/table.js';
import type { PieceEvaluation } from '../oracle/piece-rows.js';
import type { Evaluation, Habilitation, OfEvaluation, World } from '../oracle/world.js';
import type { Cast } from './cast.js';
import type { Dice } from './dice.js';
import type { Attempt } from './standing.js';
import { DAY } from './validity.js';

const CONTRIBUTED = KINDS.filter((k) => ['FAM', 'SCO', 'SOC', 'MED', 'PAR', 'ENF'].includes(k));
const voiceOf = (kind: string): string => (kind === 'ENF' ? 'CHILD' : kind === 'PAR' ? 'PARENT' : 'EVALUATOR');
const said = (kind: string): { voice: string; heading: string } => ({ voice: voiceOf(kind), heading: 'SECURITY' });

const TOLD = { stage: 'OPENING', personne_id: null, means: 'LETTER', exception: 'NONE' };

const pieceOf = (dice: Dice, t: number, { id, departement }: Evaluation, dossier_id: string, kind: string, author: Habilitation): OfEvaluation => ({
  id: dice.uuid(), departement, evaluation_id: id, dossier_id, kind, detail: dice.pick(['FULL', 'SUMMARY']), source: dice.chance(0.85) ? sourceOf(author.function) : dice.pick(['PMI', 'SCHOOL_HEALTH', 'OTHER']),
  author_id: author.id, written_at: t, request_id: dice.uuid() });

/** A piece has all that judges what it joins. */
const joined = (dice: Dice, { id: contribution_id, departement, evaluation_id, dossier_id, kind, detail, source, author_id }: OfEvaluation, added_at: number): PieceEvaluation =>
  ({ id: dice.uuid(), departement, evaluation_id, dossier_id, contribution_id, kind, detail, source, author_id, type: 'pdf', state: 'CLEAN', size: 1, added_at });

export function makeEvaluations(dice: Dice, world: World, cast: Cast): void {
  const { t } = world;
  for (const intake of world.information_preoccupante) {
    if (!dice.chance(0.8)) continue;
    const evaluation = { id: dice.uuid(), departement: intake.departement, intake_id: intake.id, opened_by: dice.pick(cast.actors).id, opened_at: t - DAY, request_id: dice.uuid() };
    world.evaluation.push(evaluation);
    for (const dossier of [...world.attachment.filter((a) => a.intake_id === intake.id).map((a) => a.dossier_id), dice.pick(world.dossier).id]) {
      const piece = (kind: string): OfEvaluation => pieceOf(dice, t - DAY, evaluation, dossier, kind, dice.pick(cast.actors));
      for (const kind of CONTRIBUTED) {
        const contribution = { ...piece(kind), ...said(kind) };
        world.contribution.push(contribution);
        if (dice.chance(0.5)) world.piece_evaluation.push(joined(dice, contribution, t));
      }
      world.rencontre.push({ ...piece('SOC'), met_at: t - DAY });
      if (dice.chance(0.5)) world.avis_titulaire.push({ ...piece('FAM'), ...TOLD, informed_at: t - DAY });
      if (!world.rapport_evaluation.some((r) => r.evaluation_id === evaluation.id && r.dossier_id === dossier)) world.rapport_evaluation.push({ ...piece('SOC'), version: 1 });
    }
  }
}

export function evaluate({ dice, world, cast, actor, add, lie, elsewhere }: Attempt): void {
  const { t } = world;
  const now = world.admission_kind.filter((k) => k.habilitation_id === actor.id && k.valid_from <= t && t < k.valid_to);
  const of = new Map(world.evaluation.map((e) => [e.intake_id, e]));
  const evaluated = world.attachment.filter((a) => of.has(a.intake_id));
  const held = evaluated.filter((a) => now.some((k) => k.dossier_id === a.dossier_id));
  for (const a of [...dice.sample(held, 4), ...dice.sample(evaluated, 2)]) {
    const evaluation = dice.chance(0.75) ? of.get(a.intake_id)! : dice.pick(world.evaluation);
    const here = now.filter((k) => k.dossier_id === a.dossier_id && CONTRIBUTED.some((kind) => kind === k.kind)).map((k) => k.kind);
    const piece = (kind: string): OfEvaluation => ({ ...pieceOf(dice, t, evaluation, a.dossier_id, kind, actor), departement: elsewhere(evaluation.departement), author_id: lie(actor.id, dice.pick(cast.actors).id) });
    for (const kind of [dice.pick(here.length > 0 ? here : CONTRIBUTED), dice.pick(CONTRIBUTED)]) {
      const contribution = piece(kind);
      add(actor, 'Contribution', 'write', { ...contribution, ...said(kind) });
      add(actor, 'PieceEvaluation', 'write', joined(dice, contribution, t));
    }
    add(actor, 'Rencontre', 'write', { ...piece('SOC'), met_at: t });
    add(actor, 'AvisTitulaire', 'write', { ...piece('FAM'), ...TOLD, informed_at: t });
    add(actor, 'RapportEvaluation', 'write', { ...piece('SOC'), version: 2 });
    // Whoever writes under another's profession, all else being theirs: rare by chance, and a rule of its own.
    const disguised = (kind: string): OfEvaluation => ({ ...pieceOf(dice, t, of.get(a.intake_id)!, a.dossier_id, kind, actor), source: sourceOf(actor.function) === 'SCHOOL_HEALTH' ? 'PMI' : 'SCHOOL_HEALTH' });
    add(actor, 'Rencontre', 'write', { ...disguised('SOC'), met_at: t });
    add(actor, 'AvisTitulaire', 'write', { ...disguised('FAM'), ...TOLD, informed_at: t });
    add(actor, 'RapportEvaluation', 'write', { ...disguised('SOC'), version: 3 });
  }
  for (const intake of dice.sample(world.information_preoccupante, RESPONSIBLE.includes(actor.function) ? 12 : 1)) {
    add(actor, 'Evaluation', 'open', { id: dice.uuid(), departement: elsewhere(intake.departement), intake_id: intake.id, opened_by: lie(actor.id, dice.pick(cast.actors).id), opened_at: t, request_id: dice.uuid() });
  }
}
