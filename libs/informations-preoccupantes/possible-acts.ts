import { enumOf } from '../platform/enum-of.js';
import type { RowClass } from '../platform/database.js';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import { Attachment } from './attachment.entity.js';
import { AvisTitulaire } from './avis-titulaire.entity.js';
import { Cloture } from './cloture.entity.js';
import { Contribution } from './contribution.entity.js';
import { Evaluation } from './evaluation.entity.js';
import type { InformationPreoccupante } from './information-preoccupante.entity.js';
import { Qualification } from './qualification.entity.js';
import { RapportEvaluation } from './rapport-evaluation.entity.js';
import { Rencontre } from './rencontre.entity.js';
import { Retour } from './retour.entity.js';
import { UNDECIDED } from './states.js';
import { SuiteDonnee } from './suite-donnee.entity.js';
import { KINDS_OF_CONTRIBUTION } from './write-contribution.js';

const ACTS = ['QUALIFY', 'EVALUATE', 'INFORM', 'MEET', 'CONTRIBUTE', 'REPORT', 'DECIDE', 'TELL', 'CLOSE'] as const;
export type IntakeAct = (typeof ACTS)[number];
export const IntakeActEnum = enumOf('IntakeAct', ACTS, 'Ce qui peut être fait d’une information préoccupante : qualifier, confier l’évaluation, informer, rencontrer, contribuer, remettre le rapport, décider, répondre, clore.');

/** What the actor may do with it now: by its state, and of that what the law allows for one of its children at least. To draw a page; each act is judged again when it is done. */
export async function possibleIntakeActs(tx: Tx, { id: intakeId, departement, state }: InformationPreoccupante): Promise<IntakeAct[]> {
  const me = tx.actor.id;
  const head = { departement, intakeId, authorId: me };
  const [evaluation] = await tx.allowed(Evaluation, 'read', { where: { intakeId } });
  const [closed] = await tx.allowed(Cloture, 'read', { where: { intakeId } });
  const children = evaluation ? await tx.allowed(Attachment, 'read', { where: { intakeId } }) : [];
  const ofAChild = (type: RowClass, ...kinds: readonly string[]): Promise<boolean> => tx.judgeAny(type, 'write', children.flatMap(({ dossierId }) => kinds.map((kind) =>
    ({ departement, evaluationId: evaluation!.id, dossierId, kind, detail: 'FULL', source: sourceOf(tx.actor.function), authorId: me }))));
  const evaluated = state === 'IN_EVALUATION';
  const possible: Readonly<Record<IntakeAct, () => boolean | Promise<boolean>>> = {
    QUALIFY: () => state === 'RECEIVED' && tx.judgeAny(Qualification, 'write', [{ ...head, personId: tx.actor.professionnelId }]),
    EVALUATE: () => state === 'QUALIFIED' && !evaluation && tx.judgeAny(Evaluation, 'open', [{ departement, intakeId, openedBy: me }]),
    INFORM: () => ofAChild(AvisTitulaire, 'FAM'),
    MEET: () => evaluated && ofAChild(Rencontre, 'SOC'),
    CONTRIBUTE: () => ofAChild(Contribution, ...KINDS_OF_CONTRIBUTION),
    REPORT: () => evaluated && ofAChild(RapportEvaluation, 'SOC'),
    DECIDE: () => state === 'REPORT_SUBMITTED' && tx.judgeAny(SuiteDonnee, 'write', [head]),
    TELL: () => state !== 'RECEIVED' && tx.judgeAny(Retour, 'write', [head]),
    CLOSE: () => !UNDECIDED.includes(state) && tx.judgeAny(Cloture, 'write', [head]),
  };
  const acts: IntakeAct[] = [];
  for (const act of ACTS) if (!closed && await possible[act]()) acts.push(act);
  return acts;
}
