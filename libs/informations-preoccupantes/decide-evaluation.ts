import { meetClock, resumeClock, startClock } from '../clocks/run-clock.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { askComplements } from './ask-complements.js';
import { Evaluation } from './evaluation.entity.js';
import { InformationPreoccupante } from './information-preoccupante.entity.js';
import { RapportEvaluation } from './rapport-evaluation.entity.js';
import { requireNotClosed } from './require-not-closed.js';
import type { DecideEvaluationInput } from './suites.inputs.js';
import { SuiteDonnee } from './suite-donnee.entity.js';

/** A judge may be seized before any report: the danger does not wait for it, and the evaluation goes on (CASF D.226-2-3 II, D.226-2-4 II). */
const BEFORE_ANY_REPORT = ['RECEIVED', 'QUALIFIED', 'IN_EVALUATION'];

/**
 * What the designated head decides (CASF L.226-4, D.226-2-7): no action, help proposed to the family, the judge; or complements, which send the report back to the team. The judge is the only
 * way where the report says so, as it must of a child who could not be met (D.226-2-6 II). Of a grave and immediate danger, or of a refusal met afterwards, the judge alone, at any time.
 */
export async function decideEvaluation(tx: Tx, input: DecideEvaluationInput): Promise<SuiteDonnee> {
  const requestId = uuid('requestId', input.requestId);
  const intakeId = uuid('informationPreoccupanteId', input.informationPreoccupanteId);
  const reason = text('reason', input.reason, { max: 10_000 });
  const { outcome } = input;
  const ground = input.ground ?? null;
  if ((outcome === 'JUDICIAL_REFERRAL') !== (ground !== null)) throw new UserError('INCOHERENT', 'Dites pourquoi l’autorité judiciaire est saisie, et seulement si elle l’est. (CASF L.226-4)', 'ground');
  const asked = input.complements ?? [];
  if ((outcome === 'COMPLEMENTS') !== (asked.length > 0)) throw new UserError('INCOHERENT', 'Dites, enfant par enfant, le complément attendu, et seulement s’il en est demandé.', 'complements');

  await tx.get(InformationPreoccupante, intakeId, 'read', 'informationPreoccupanteId');
  await tx.lock('InformationPreoccupante', intakeId);
  const [already] = await tx.allowed(SuiteDonnee, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { intakeId, outcome, ground, reason });
  const row = { departement: tx.actor.departement, intakeId, authorId: tx.actor.id, decidedAt: tx.now, outcome, requestId, ground, reason };
  // Who may not decide is told so before anything of the report is asked.
  await tx.require(SuiteDonnee, 'write', row, intakeId, { field: 'informationPreoccupanteId', explained: true });
  await requireNotClosed(tx, intakeId);
  const [evaluation] = await tx.allowed(Evaluation, 'read', { where: { intakeId } });
  const referred = (await tx.allowed(SuiteDonnee, 'read', { where: { intakeId, outcome: 'JUDICIAL_REFERRAL' }, limit: 1 })).length > 0;
  await requireTime(tx, intakeId, { outcome, ground, referred });
  if (outcome === 'CLOSED_NO_ACTION' || outcome === 'ADMIN_HELP_PROPOSED') await requireNoJudge(tx, evaluation!.id);
  const suite = await tx.add(SuiteDonnee, 'write', row);
  await tx.record('suite-donnee.decided', suite);
  if (outcome === 'JUDICIAL_REFERRAL') {
    await meetClock(tx, 'IP_TRIAGE', intakeId, suite);
    if (!referred) await startClock(tx, 'REFERRAL', suite, { intakeId }, suite.decidedAt);
  }
  if (outcome === 'COMPLEMENTS') {
    await askComplements(tx, evaluation!, asked);
    await resumeClock(tx, 'IP_EVAL', intakeId, suite);
  }
  return suite;
}

async function requireTime(tx: Tx, intakeId: string, { outcome, ground, referred }: { outcome: string; ground: string | null; referred: boolean }): Promise<void> {
  const { state } = await tx.get(InformationPreoccupante, intakeId, 'read', 'informationPreoccupanteId');
  if (state === 'REPORT_SUBMITTED') return;
  if (outcome === 'JUDICIAL_REFERRAL' && state === 'ADMIN_HELP_PROPOSED') return;
  if (outcome !== 'JUDICIAL_REFERRAL' || !BEFORE_ANY_REPORT.includes(state)) throw new UserError('ETAT', 'On décide d’une évaluation dont le rapport est remis.', 'informationPreoccupanteId');
  if (referred) throw new UserError('DEJA_SAISIE', 'L’autorité judiciaire est déjà saisie ; l’évaluation continue.', 'outcome');
  if (ground !== 'GRAVE_AND_IMMEDIATE_DANGER') throw new UserError('RAPPORT_ATTENDU', 'Avant le rapport, seul un danger grave et immédiat saisit l’autorité judiciaire ; l’évaluation continue. (CASF D.226-2-4)', 'ground');
}

/** Of the children whom the head knows: a last version of the report that asks for the judge leaves no other way. */
async function requireNoJudge(tx: Tx, evaluationId: string): Promise<void> {
  const rapports = await tx.allowed(RapportEvaluation, 'read', { where: { evaluationId }, order: ['version'] });
  if (rapports.length === 0) throw new UserError('HORS_PERIMETRE', 'On décide de ce qu’on a lu : le rapport ne parle d’aucun enfant que vous connaissiez.', 'informationPreoccupanteId');
  if (rapports.at(-1)!.proposal === 'SAISINE') {
    throw new UserError('VOIE_JUDICIAIRE', 'Le rapport conclut à la saisine de l’autorité judiciaire, comme il le doit d’un enfant qui n’a pu être rencontré : elle est saisie, ou un complément est demandé. (CASF L.226-4, D.226-2-6 II)', 'outcome');
  }
}
