import { grantShare, readerAsked, shareAsked } from '../dossiers/grant-share.js';
import { requirePriorInformation } from '../dossiers/require-prior-information.js';
import { Share } from '../dossiers/share.entity.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { Convocation } from './convocation.entity.js';
import { SynthesePoint } from './synthese-point.entity.js';
import type { SharePointInput } from './syntheses.inputs.js';

/**
 * Opens one point to one person who sits there and whose cell asks it (right X): by who attends it by themselves, once those who hold parental authority have been informed
 * (CASF L.226-2-2). « Santé » is opened so, in summary, by a health professional.
 */
export async function sharePoint(tx: Tx, input: SharePointInput): Promise<Share> {
  const pointId = uuid('pointId', input.pointId);
  const asked = shareAsked(tx, input);
  const { requestId, habilitationId, legalBasis, necessity } = asked;
  const { syntheseId } = await tx.get(SynthesePoint, pointId, 'read', 'pointId');
  const reader = await readerAsked(tx, asked);
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Share, 'read', { where: { grantedBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { itemId: pointId, habilitationId, legalBasis, necessity, ...(input.validTo && { validTo: input.validTo }) });
  const point = await tx.get(SynthesePoint, pointId, 'share', 'pointId');
  await requirePriorInformation(tx, point.dossierId);
  const seats = await tx.allowed(Convocation, 'read', { where: { syntheseId, habilitationId }, inForce: true });
  if (seats.length === 0) throw new UserError('HORS_CONVOCATION', 'Cette personne n’est pas convoquée à cette réunion : un point partagé ne lui ouvrirait rien.', 'habilitationId');
  const share = await grantShare(tx, asked, reader, point, 'SynthesePoint');
  await tx.record('share.granted', share);
  return share;
}
