import { Habilitation } from '../partners/habilitation.entity.js';
import { after } from '../platform/delays.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import { Dossier } from './dossier.entity.js';
import type { RecordPriorInformationInput } from './dossiers.inputs.js';
import { REVIEW_OF_AN_EXCEPTION } from './legal-delays.js';
import { holderName } from './holder-name.js';
import { meansOrException } from './means-or-exception.js';
import { PriorInformation } from './prior-information.entity.js';

/** One record per person (holder of parental authority, guardian, the child): who was told, how, by whom, what; or the attempt; or the reasoned exception (CASF L.226-2-2). */
export async function recordPriorInformation(tx: Tx, input: RecordPriorInformationInput): Promise<PriorInformation> {
  const requestId = uuid('requestId', input.requestId);
  const dossierId = uuid('dossierId', input.dossierId);
  const personneId = input.personneId === undefined || input.personneId === null ? null : uuid('personneId', input.personneId);
  const informedBy = input.informedById === undefined || input.informedById === null ? tx.actor.id : uuid('informedById', input.informedById);
  const announced = text('announced', input.announced, { max: 2000 });
  const language = text('language', input.language, { max: 100 });
  const { means, exception, informedAt } = input;
  const excepted = meansOrException(input, tx.now);

  await tx.get(Dossier, dossierId, 'read', 'dossierId');
  await tx.lock('request', requestId);
  const reviewAt = reviewOf(tx, excepted, input.reviewAt);
  const [already] = await tx.allowed(PriorInformation, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { dossierId, personneId, announced, language, informedBy, means, exception, informedAt, ...(input.reviewAt && { reviewAt }) });
  if (informedBy !== tx.actor.id) await tx.get(Habilitation, informedBy, 'read', 'informedById');
  const row = await tx.add(PriorInformation, 'write', {
    departement: tx.actor.departement, dossierId, kind: 'FAM', detail: 'FULL', source: sourceOf(tx.actor.function), authorId: tx.actor.id, writtenAt: tx.now,
    about: personneId === null ? 'CHILD' : 'PERSON', personneId, informedBy, informedAt, means, exception, reviewAt, requestId, announced, language,
    person: personneId === null ? 'L’enfant' : await holderName(tx, dossierId, personneId),
  }, { field: 'dossierId', explained: true });
  await tx.record('prior-information.recorded', row);
  return row;
}

function reviewOf(tx: Tx, excepted: boolean, asked: Date | undefined): Date | number {
  if (!excepted) return Infinity;
  const latest = after(REVIEW_OF_AN_EXCEPTION, tx.now);
  if (asked && !(tx.now < asked && asked <= latest)) throw new UserError('DATE', 'Une exception se revoit dans l’avenir, à un mois au plus.', 'reviewAt');
  return asked ?? latest;
}
