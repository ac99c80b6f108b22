/** Those that take the id of a letter to the procureur, of what hangs on it, or of who receives it. */
import { randomUUID } from 'node:crypto';
import { actorId, TERRITOIRES } from '../../apps/migrate/demonstration-directory.js';
import { LETTER } from '../support/signalement.js';
import { byArgument, byId, byInput, type Operation } from './operation.js';

const key = (): { requestId: string } => ({ requestId: randomUUID() });
const PERIOD = { validFrom: '2040-01-01T00:00:00Z', validTo: '2040-02-01T00:00:00Z' };

/** What each act on a signalement asks besides. */
const STEPS: Record<string, Record<string, unknown>> = {
  acknowledgeSignalement: { parquetNumber: '25-133-0042' }, answerSignalement: { answer: 'OPP', decidedAt: new Date(Date.now() - 3_600_000).toISOString(), told: 'Décidé.' }, tellAuthor: { told: 'Suivi.' }, askComplement: { of: 'AUTHOR', question: 'Où ?' },
  sendComplement: { complement: 'Précision.' }, settleParentsTiming: { from: '2025-01-01T00:00:00Z', why: 'Auditions.' }, depositPackage: { depositedAt: '2025-01-01T00:00:00Z', means: 'PLEX' }, recordReceipt: { receivedAt: '2025-01-01T00:00:00Z', parquetReference: '25-133-0042' }, recordJudgment: { judgment: 'MERITS', judgedAt: '2020-01-01T00:00:00Z', told: 'Placement.' }, tellParents: { toldAt: '2025-01-01T00:00:00Z', how: 'Courrier.' },
};
const DRAFT = { territoireId: TERRITOIRES.nord, urgency: 'URGENT', ground: 'GRAVE_AND_IMMEDIATE_DANGER', letter: LETTER };

export const SIGNALEMENT_OPERATIONS: readonly Operation[] = [
  byId('signalement', 'signalement'),
  byInput('draftSignalement', 'dossierIds', 'dossier', (w) => ({ ...key(), ...DRAFT, parquetId: w.own.parquet })),
  byInput('draftSignalement', 'parquetId', 'organisation', (w) => ({ ...key(), ...DRAFT, dossierIds: [w.own.dossier] })),
  byInput('reviseSignalement', 'signalementId', 'signalement', () => ({ ...key(), letter: LETTER })),
  byInput('attachPieceSignalement', 'signalementId', 'signalement', () => ({ depositId: randomUUID() })),
  byInput('withdrawPieceSignalement', 'pieceId', 'pieceOfLetter', key),
  byInput('attachSignalement', 'signalementId', 'signalement', (w) => ({ dossierId: w.own.dossier })),
  byInput('attachSignalement', 'dossierId', 'dossier', (w) => ({ signalementId: w.own.signalement })),
  byArgument('previewSeal', 'signalementId', 'signalement'),
  { name: 'signalementActs(signalementId)', forbids: 'signalement', ask: (id) => ({ query: 'query ($id: ID!) { signalementActs(signalementId: $id) }', variables: { id } }) },
  { name: 'intakeActs(informationPreoccupanteId)', forbids: 'intake', ask: (id) => ({ query: 'query ($id: ID!) { intakeActs(informationPreoccupanteId: $id) }', variables: { id } }) },
  byInput('sealSignalement', 'signalementId', 'signalement', () => ({ ...key(), effectDigest: '0'.repeat(64) })),
  ...['transmitSignalement', 'acknowledgeSignalement', 'answerSignalement', 'tellAuthor', 'askComplement', 'sendComplement', 'settleParentsTiming', 'tellParents', 'recordJudgment', 'depositPackage', 'recordReceipt'].map((name) => byInput(name, 'signalementId', 'signalement', () => ({ ...key(), ...STEPS[name] }))),
  byInput('sendComplement', 'askedId', 'step', (w) => ({ ...key(), signalementId: w.own.signalement, ...STEPS.sendComplement })),
  byInput('registerDelegation', 'delegateId', 'habilitation', () => ({ ...key(), ...PERIOD, delegator: 'La présidente', arreteReference: 'ARR-1' })),
  byInput('registerPermanence', 'habilitationId', 'habilitation', () => ({ ...key(), phone: '0536490002', validFrom: '2040-01-01T00:00:00Z', validTo: '2040-01-05T00:00:00Z' })),
  ...(['Astreinte', 'Delegation', 'Permanence'] as const).map((what) => byInput(`end${what}`, `${what.toLowerCase()}Id`, what.toLowerCase() as Lowercase<typeof what>, () => ({}))),
  byInput('handOverPermanence', 'permanenceId', 'permanence', () => ({ ...key(), habilitationId: actorId('A9') })),
  byInput('handOverPermanence', 'habilitationId', 'habilitation', () => ({ ...key(), permanenceId: randomUUID() })),
  byArgument('previewTakeOver', 'passationId', 'passation'),
  byInput('takeOverPermanence', 'passationId', 'passation', () => ({ ...key(), openDigest: '0'.repeat(64) })),
  byInput('registerRessort', 'parquetId', 'organisation', () => ({ ...key(), ...PERIOD, territoireId: TERRITOIRES.nord })),
];
