import { meetClock } from '../clocks/run-clock.js';
import { AdmissionKind } from '../dossiers/admission-kind.entity.js';
import { Habilitation } from '../partners/habilitation.entity.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import { Attachment } from './attachment.entity.js';
import { meetingsOf, requireNotSubmitted } from './child-of-evaluation.js';
import { Contribution } from './contribution.entity.js';
import { MET, VOICES } from './evaluation-frame.js';
import { Evaluation } from './evaluation.entity.js';
import type { SubmitRapportInput } from './evaluations.inputs.js';
import { RapportEvaluation } from './rapport-evaluation.entity.js';
import { requireAvis } from './require-avis.js';

/** CASF D.226-2-5: two professionals at least. */
const TEAM = 2;
/** Whose opinion is collected (D.226-2-6 II, D.226-2-7): where it could not be, a contribution of that voice says why. */
const HEARD = VOICES.filter((voice) => voice === 'CHILD' || voice === 'PARENT');

/**
 * The report of the team (CASF D.226-2-7): one conclusion and one proposal for the children of the home, an analysis for each. Refused while a minor of the home is
 * neither met nor left out for a reason, or a holder of parental authority untold; where a child could not be met, the judge is the only way (D.226-2-6 II), and it says so. Complements
 * asked of it, it is submitted anew: another version, beside the first.
 */
export async function submitRapport(tx: Tx, input: SubmitRapportInput): Promise<Evaluation> {
  const requestId = uuid('requestId', input.requestId);
  const evaluationId = uuid('evaluationId', input.evaluationId);
  const method = text('method', input.method, { max: 10_000 });
  const analyses = new Map(input.analyses.map((a) => [uuid('analyses', a.dossierId), text('analyses', a.analysis, { max: 50_000 })]));
  const { conclusion, proposal } = input;
  const limbs = [...new Set(input.limbs)].sort((a, b) => (a < b ? -1 : 1)).join(' ');
  if ((conclusion === 'NEITHER') !== (limbs === '')) throw new UserError('INCOHERENT', 'Dites où est le danger ou le risque, et seulement s’il y en a un.', 'limbs');

  const evaluation = await tx.get(Evaluation, evaluationId, 'read', 'evaluationId');
  await tx.lock('Evaluation', evaluationId);
  const submitted = await tx.allowed(RapportEvaluation, 'read', { where: { evaluationId } });
  const again = submitted.find((r) => r.requestId === requestId && r.authorId === tx.actor.id);
  if (again) {
    sameRequest(again, { conclusion, proposal, limbs, method });
    return evaluation;
  }
  await requireNotSubmitted(tx, evaluationId);
  const children = await evaluated(tx, evaluation, proposal);
  if (children.some((id) => !analyses.has(id)) || [...analyses.keys()].some((id) => !children.includes(id))) throw new UserError('ENFANTS', 'Une analyse est due pour chaque enfant évalué, et pour eux seuls.', 'analyses');
  await requireTeam(tx, children);
  await requireAvis(tx, evaluationId, children, 'OPENING', 'evaluationId');
  await requireHeard(tx, evaluationId, children);
  const version = Math.max(0, ...submitted.map((r) => r.version)) + 1;
  for (const dossierId of children) {
    const rapport = await tx.add(RapportEvaluation, 'write', {
      departement: tx.actor.departement, evaluationId, dossierId, kind: 'SOC', detail: 'FULL', source: sourceOf(tx.actor.function), authorId: tx.actor.id, writtenAt: tx.now, requestId,
      version, conclusion, limbs: limbs || 'AUCUN', proposal, method, analysis: analyses.get(dossierId)!,
    }, { field: 'evaluationId', explained: true });
    await tx.record('rapport-evaluation.submitted', rapport);
    // The first of them meets it; of a clock that no longer runs, nothing (CASF D.226-2-4 II).
    await meetClock(tx, 'IP_EVAL', evaluation.intakeId, rapport);
  }
  return evaluation;
}

/** The children whom the report is about: every minor of the home whom it does not leave out. */
async function evaluated(tx: Tx, { id, intakeId }: Evaluation, proposal: string): Promise<string[]> {
  const attached = await tx.allowed(Attachment, 'read', { where: { intakeId }, order: ['attachedAt', 'id'] });
  const meetings = await meetingsOf(tx, id);
  const children = [...new Set(attached.map((a) => a.dossierId))];
  if (children.some((child) => !meetings.has(child))) {
    throw new UserError('ENFANT_A_VOIR', 'Un mineur du foyer n’est ni rencontré ni laissé hors de l’évaluation avec un motif (CASF D.226-2-3 I).', 'evaluationId');
  }
  if (children.some((child) => meetings.get(child) === 'IMPOSSIBLE') && proposal !== 'SAISINE') {
    throw new UserError('VOIE_JUDICIAIRE', 'Un enfant n’a pu être rencontré : l’autorité judiciaire doit être saisie (CASF D.226-2-6 II).', 'proposal');
  }
  const kept = children.filter((child) => MET.includes(meetings.get(child)!) || meetings.get(child) === 'IMPOSSIBLE');
  if (kept.length === 0) throw new UserError('ENFANTS', 'Un enfant au moins est évalué.', 'evaluationId');
  return kept;
}

async function requireTeam(tx: Tx, children: readonly string[]): Promise<void> {
  const duties = await tx.allowed(AdmissionKind, 'read', { where: { duty: 'EVALUATEUR' }, among: { dossierId: children }, inForce: true });
  const hats = await tx.allowed(Habilitation, 'read', { among: { id: [...new Set(duties.map((d) => d.habilitationId))] } });
  for (const child of children) {
    const team = new Set(hats.filter((h) => duties.some((d) => d.dossierId === child && d.habilitationId === h.id)).map((h) => h.professionnelId));
    if (team.size < TEAM) throw new UserError('EQUIPE', 'Une évaluation est faite par deux professionnels au moins, admis comme évaluateurs au dossier de chaque enfant (CASF D.226-2-5).', 'evaluationId');
  }
}

async function requireHeard(tx: Tx, evaluationId: string, children: readonly string[]): Promise<void> {
  const heard = await tx.allowed(Contribution, 'read', { where: { evaluationId }, among: { voice: HEARD } });
  for (const child of children) {
    for (const voice of HEARD) {
      if (heard.some((c) => c.dossierId === child && c.voice === voice)) continue;
      throw new UserError('AVIS_A_RECUEILLIR', `L’avis ${voice === 'CHILD' ? 'de l’enfant' : 'des titulaires de l’autorité parentale'} est recueilli, ou il est dit pourquoi il n’a pu l’être (CASF D.226-2-6, D.226-2-7).`, 'evaluationId');
    }
  }
}
