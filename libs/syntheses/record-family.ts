import { holderName } from '../dossiers/holder-name.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import { atTable, requireNotValidated } from './at-table.js';
import { FamilyStep } from './family-step.entity.js';
import type { ExplainNotHeardInput, RecordFamilyInput } from './review.inputs.js';

type Told = Pick<FamilyStep, 'about' | 'personneId' | 'fact' | 'means' | 'informedAt' | 'accompanied' | 'reason'>;
const REASON = { max: 2000 };

/** Of a parent who holds authority, or of the child: invited, how and when; or not, and why, in writing. Told again, the last holds. @throws OBLIGATOIRE, DATE, what the law says. */
export async function recordFamily(tx: Tx, input: RecordFamilyInput): Promise<FamilyStep> {
  const personneId = input.personneId ? uuid('personneId', input.personneId) : null;
  const of = { about: personneId === null ? 'CHILD' : 'PARENT', personneId } as const;
  if (input.reason && (input.means || input.informedAt)) throw new UserError('OBLIGATOIRE', 'Invité, ou non : dites comment et quand, ou pourquoi pas.', 'reason');
  if (input.reason) return await record(tx, input, { ...of, fact: 'NOT_INVITED', means: null, informedAt: null, accompanied: false, reason: text('reason', input.reason, REASON) });
  if (!input.means || !input.informedAt) throw new UserError('OBLIGATOIRE', 'Dites comment et quand cette personne fut invitée, ou pourquoi elle ne l’est pas.', input.means ? 'informedAt' : 'means');
  if (input.informedAt > tx.now) throw new UserError('DATE', 'Cette date n’est pas encore venue.', 'informedAt');
  return await record(tx, input, { ...of, fact: 'INVITED', means: input.means, informedAt: input.informedAt, accompanied: input.accompanied, reason: null });
}

/** Why the child was not heard before what is decided (CASF L.223-4). */
export const explainNotHeard = (tx: Tx, input: ExplainNotHeardInput): Promise<FamilyStep> =>
  record(tx, input, { about: 'CHILD', personneId: null, fact: 'NOT_HEARD', means: null, informedAt: null, accompanied: false, reason: text('reason', input.reason, REASON) });

async function record(tx: Tx, input: { requestId: string; syntheseId: string }, told: Told): Promise<FamilyStep> {
  const requestId = uuid('requestId', input.requestId);
  const { id: syntheseId, departement, dossierId } = await atTable(tx, uuid('syntheseId', input.syntheseId));
  const [already] = await tx.allowed(FamilyStep, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { syntheseId, ...told });
  const row = { departement, dossierId, syntheseId, kind: told.about === 'PARENT' ? 'FAM' : 'ENF', detail: 'FULL', source: sourceOf(tx.actor.function), authorId: tx.actor.id, writtenAt: tx.now, requestId, ...told };
  await tx.require(FamilyStep, 'write', row, syntheseId, { field: 'syntheseId', explained: true });
  if (told.personneId !== null) await holderName(tx, dossierId, told.personneId);
  await requireNotValidated(tx, syntheseId);
  const step = await tx.add(FamilyStep, 'write', row, { field: 'syntheseId' });
  await tx.record('family.recorded', step);
  return step;
}
