import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import { Dossier } from './dossier.entity.js';
import type { RecordPriorInformationInput } from './dossiers.inputs.js';
import { PriorInformation } from './prior-information.entity.js';

/** One record per holder of parental authority: who was told, how, what; or the reasoned exception (CASF L.226-2-2). */
export async function recordPriorInformation(tx: Tx, input: RecordPriorInformationInput): Promise<PriorInformation> {
  const requestId = uuid('requestId', input.requestId);
  const dossierId = uuid('dossierId', input.dossierId);
  const person = text('person', input.person, { max: 200 });
  const announced = text('announced', input.announced, { max: 2000 });
  const excepted = input.exception !== 'NONE';
  if (excepted !== (input.means === 'NONE')) {
    throw new UserError('INCOHERENT', 'Indiquez un moyen d’information, ou une exception motivée : l’un ou l’autre.', 'means');
  }
  if (input.informedAt.getTime() > tx.now.getTime()) throw new UserError('DATE', 'L’information ne peut pas être dans l’avenir.', 'informedAt');

  await tx.get(Dossier, dossierId, 'read', 'dossierId');
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(PriorInformation, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { dossierId, person, announced, means: input.means, exception: input.exception, informedAt: input.informedAt });
  const row = await tx.add(PriorInformation, 'write', {
    departement: tx.actor.departement, dossierId, kind: 'FAM', detail: 'FULL', source: sourceOf(tx.actor.function), authorId: tx.actor.id, writtenAt: tx.now,
    informedAt: input.informedAt, means: input.means, exception: input.exception, requestId, person, announced,
  }, { field: 'dossierId', explained: true });
  await tx.record('prior-information.recorded', row);
  return row;
}
