/** The evaluations, typed from the guide (§ 5): who confides them, who meets and concludes, who contributes; each piece judged as a piece of a child's dossier. */
import { opensContent, writesContent } from './content.js';
import type { Facts } from './facts.js';
import { around } from './intakes.js';
import { RECEIVES, RESPONSIBLE } from './table.js';
import type { PieceEvaluation } from './piece-rows.js';
import type { Contribution, Evaluation, Habilitation, OfEvaluation } from './world.js';

type Judge<R> = (facts: Facts, actor: Habilitation, row: R) => boolean;

const ofThisEvaluation: Judge<Pick<OfEvaluation, 'evaluation_id' | 'dossier_id'>> = (f, a, r) => f.evaluates(a, r.evaluation_id, r.dossier_id);
/** The team: who holds a territory, and the evaluators admitted to that dossier. */
const concludes: Judge<OfEvaluation> = (f, a, r) => ofThisEvaluation(f, a, r) && writesContent(f, a, r, ['S', '+P']);

export const EVALUATIONS: Record<string, Judge<never>> = {
  'Evaluation.read': ((f, a, r) => around(f, a, f.dossiersOfIntake(a, r.intake_id))) satisfies Judge<Evaluation>,
  'Evaluation.open': ((f, a, r) => RESPONSIBLE.includes(a.function) && r.opened_by === a.id
    && (RECEIVES.includes(a.function) || f.dossiersOfIntake(a, r.intake_id).some((d) => f.inScope(a, d)))) satisfies Judge<Evaluation>,
  'Contribution.read': opensContent satisfies Judge<Contribution>,
  'Contribution.write': ((f, a, r) => ofThisEvaluation(f, a, r) && writesContent(f, a, r)) satisfies Judge<Contribution>,
  'PieceEvaluation.read': opensContent satisfies Judge<PieceEvaluation>,
  'PieceEvaluation.write': ((f, a, r) => ofThisEvaluation(f, a, r) && writesContent(f, a, r)) satisfies Judge<PieceEvaluation>,
  'Rencontre.read': opensContent satisfies Judge<OfEvaluation>,
  'Rencontre.write': concludes,
  'RapportEvaluation.read': opensContent satisfies Judge<OfEvaluation>,
  'RapportEvaluation.write': concludes,
  'AvisTitulaire.read': opensContent satisfies Judge<OfEvaluation>,
  'AvisTitulaire.write': concludes,
};
