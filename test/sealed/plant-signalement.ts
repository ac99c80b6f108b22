/** A letter, the piece that joins it, its seal and its package: the word in every text that a person may write there. */
import { randomUUID } from 'node:crypto';
import type { ApiProcess } from '../faults/api-process.js';
import type { Door } from '../support/door.js';
import { LETTER } from '../support/signalement.js';
import { actorId, TERRITOIRES } from '../support/situation.js';
import type { Act } from './plant-meeting.js';
import { plantPieceSignalement } from './plant-piece.js';

const hours = (n: number): string => new Date(new Date().getTime() + n * 3_600_000).toISOString();

export async function plantSignalement(hands: { act: Act; api: ApiProcess; token: string }, canary: string, door: Door, dossierId: string): Promise<void> {
  const { act, api, token } = hands;
  const [justice] = (await door.db.owner.query<{ id: string }>('select organisation_id as id from app.habilitation where id = $1', [actorId('A9')])).rows;
  await act('ADM', 'registerRessort', 'RegisterRessortInput', { requestId: randomUUID(), territoireId: TERRITOIRES.nord, parquetId: justice!.id, validFrom: hours(-1), validTo: hours(1) }, 'ressort');
  const { id: signalementId } = await act('A4', 'draftSignalement', 'DraftSignalementInput', { requestId: randomUUID(), territoireId: TERRITOIRES.nord, parquetId: justice!.id, urgency: 'URGENT', ground: 'GRAVE_AND_IMMEDIATE_DANGER', dossierIds: [dossierId],
    letter: { ...LETTER, motif: `${canary} motif`, danger: `${canary} danger` } }, 'signalement');
  await plantPieceSignalement(hands, canary, door, signalementId);
  await act('ADM', 'registerDelegation', 'RegisterDelegationInput', { requestId: randomUUID(), delegateId: actorId('A4'), delegator: 'La présidente', arreteReference: 'ARR-1', validFrom: hours(-1), validTo: hours(1) }, 'delegation');
  const toSeal = await api.ask(token, 'query ($id: ID!) { previewSeal(signalementId: $id) { preview { digest } } }', { id: signalementId });
  const { digest: effectDigest } = (JSON.parse(toSeal.text) as { data: { previewSeal: { preview: { digest: string } } } }).data.previewSeal.preview;
  await act('A4', 'sealSignalement', 'SealSignalementInput', { requestId: randomUUID(), signalementId, effectDigest }, 'signalement');
  await act('A4', 'transmitSignalement', 'TransmitSignalementInput', { requestId: randomUUID(), signalementId }, 'step');
  await act('A4', 'depositPackage', 'DepositPackageInput', { requestId: randomUUID(), signalementId, depositedAt: hours(-0.01), means: `${canary} means` }, 'step');
  await act('A4', 'recordReceipt', 'RecordReceiptInput', { requestId: randomUUID(), signalementId, receivedAt: hours(-0.01), parquetReference: `${canary} reference` }, 'step');
  await act('A4', 'sendComplement', 'SendComplementInput', { requestId: randomUUID(), signalementId, complement: `${canary} complement` }, 'step');
}
