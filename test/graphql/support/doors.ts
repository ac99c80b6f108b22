/** Every way of naming a row by its id, for somebody who may, and for somebody who may not. */
import { createHash } from 'node:crypto';
import { actorId, stableId, TERRITOIRES } from '../../../apps/migrate/demonstration-directory.js';
import type { Story } from '../../../apps/migrate/story/stage.js';
import { uuid } from '../../support/database.js';
import { LETTER } from '../../support/signalement.js';
import { atItsOwnHour, nothingOpened } from '../../support/nothing-opened.js';

export interface Known extends Story { admission: string; proposed: string; refused: string; referent: string; conflict: string; moves: readonly [dossier: string, digest: string][]; south: string; broken: string; astreinte: string; delegation: string; duty: string; over: string; passation: string; colleague: string; changed: string; personne: string; lien: string; lieu: string; exception: string; entry: string; share: string; session: string; participation: string; digest: string; intake: string; qualification: string; closed: string; held: string; step: string; expired: string; listed: string; deadline: string; signalement: string; sealed: string; sent: string; toAcknowledge: string; asked: string }
export interface Door {
  name: string;
  /** Where the refusal is said: the field of the input, or `id`. null: it is silence. */
  field: string | null;
  may: string;
  mayNot: readonly string[];
  id(known: Known): string;
  ask(id: string, known: Known): { query: string; variables: Record<string, unknown> };
}

const STRANGERS = ['B1', 'A1'] as const;
const STRANGERS_TO_THE_PARQUET = ['B1', 'A1', 'A10'] as const;
const query = (name: string, field: string, id: (k: Known) => string, may = 'A4'): Door =>
  ({ name, field: null, may, mayNot: STRANGERS, id, ask: (sought) => ({ query: `query ($id: ID!) { ${field} }`, variables: { id: sought } }) });

function mutation(name: string, type: string, field: string, may: string, mayNot: readonly string[], id: (k: Known) => string, input: (id: string, k: Known) => Record<string, unknown>): Door {
  return { name: `${name}, its ${field}`, field, may, mayNot, id, ask: (sought, known) => ({
    query: `mutation ($input: ${type}!) { ${name}(input: $input) { ${PAYLOADS[name]} userErrors { code message field } } }`, variables: { input: input(sought, known) } }) };
}

const PAYLOADS: Record<string, string> = {
  openDossier: 'dossier { id }', addPersonne: 'personne { id }', addLien: 'lien { id }', endLien: 'lien { id }', declareLieuProtege: 'lieuProtege { id }', endLieuProtege: 'lieuProtege { id }', validatePriorException: 'priorValidation { id }', changeAdmission: 'admission { id }', proposeAdmission: 'proposal { id }', grantAdmissionProposal: 'decision { id }', refuseAdmissionProposal: 'decision { id }', nameReferent: 'referent { id }', endReferent: 'referent { id }', breakGlass: 'admission { id }', reviewGlass: 'review { id }', registerAstreinte: 'astreinte { id }', endAstreinte: 'astreinte { id }', endDelegation: 'delegation { id }', registerPermanence: 'permanence { id }', endPermanence: 'permanence { id }', handOverPermanence: 'passation { id }', declareConflict: 'conflict { id }', liftConflict: 'lift { id }', moveDossier: 'move { id }', ...Object.fromEntries(['closeDossier', 'reopenDossier', 'holdElimination', 'releaseElimination', 'listForElimination', 'strikeFromElimination'].map((name) => [name, 'step { id fact }'])), linkSibling: 'dossier { id }', unlinkSibling: 'dossier { id }', recordPriorInformation: 'priorInformation { id }', admit: 'admission { id }', endAdmission: 'admission { id }', writeEntry: 'entry { id }',
  qualifyInformationPreoccupante: 'qualification { id }', lookAtQualification: 'secondRegard { id }', decideEvaluation: 'suite { id }', recordDemandeRetour: 'demande { id }', giveRetour: 'retour { id sentence }', closeInformationPreoccupante: 'cloture { id }',
  openThread: 'thread { id }', addParticipant: 'thread { id }', postMessage: 'message { id }', correctMessage: 'message { id }', withdrawMessage: 'message { id }', registerService: 'service { id }', registerConvention: 'convention { id }', registerSubstitution: 'substitution { id }', endHabilitation: 'habilitation { id }', closeSessions: 'habilitation { id }', acknowledgeMessage: 'message { id }', shortenDeadline: 'shortening { id }',
  ...Object.fromEntries(['transmitSignalement', 'acknowledgeSignalement', 'answerSignalement', 'tellAuthor', 'askComplement', 'sendComplement', 'settleParentsTiming', 'tellParents', 'recordJudgment', 'depositPackage', 'recordReceipt'].map((name) => [name, 'step { id }'])),
  reviseSignalement: 'signalement { id }', attachSignalement: 'attachment { id }',
  saveDraft: 'draft { savedAt }', discardDraft: 'thread { id }', markRead: 'thread { id }', markUnread: 'thread { id }',
  shareItem: 'share { id }', endShare: 'share { id }',
};
const admission = (dossierId: string, habilitationId: string): Record<string, unknown> => ({ ...atItsOwnHour({ dossierId, habilitationId, kinds: ['LOG'] }), requestId: uuid(), purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Suivi.' });
/** The effect of ending an habilitation that holds nothing. */
const closesNothing = (id: string): string => createHash('sha256').update(`ending ${id} `).digest('hex');
const HORIZON = stableId('organisation 99970121200014 Horizon Orvale');
const child = { surname: 'NOUVEAU', givenNames: 'Lou', birthDate: '2020-02-02' };
const share = (over: object): Record<string, unknown> => ({ requestId: uuid(), habilitationId: actorId('A2'), legalBasis: 'CASF_226_2_2', necessity: 'Suivi.', ...over });
const thread = (over: object): Record<string, unknown> => ({ requestId: uuid(), kind: 'LOG', subject: 'Transport', motive: 'Rendez-vous', participantIds: [], ...over });
const message = (over: object, k: Known): Record<string, unknown> => ({ clientMessageId: uuid(), kind: 'FAM', body: 'Bonjour.', readersDigest: k.digest, ...over });

const keptFor = (dossierId: string): Record<string, unknown> => ({ requestId: uuid(), dossierId, reason: 'Demandé.' });

const IN_A_MONTH = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

export const DOORS: readonly Door[] = [
  query('dossier(id)', 'dossier(id: $id) { id state }', (k) => k.noe),
  query('thread(id)', 'thread(id: $id) { id seq }', (k) => k.thread),
  query('signalement(id)', 'signalement(id: $id) { id state }', (k) => k.signalement),
  query('node(id), a signalement', 'node(id: $id) { __typename id }', (k) => k.signalement),
  { name: 'previewSeal, its signalementId', field: 'signalementId', may: 'A4', mayNot: STRANGERS, id: (k) => k.signalement,
    ask: (id) => ({ query: 'query ($id: ID!) { previewSeal(signalementId: $id) { preview { digest } userErrors { code message field } } }', variables: { id } }) },
  mutation('reviseSignalement', 'ReviseSignalementInput', 'signalementId', 'A4', STRANGERS, (k) => k.signalement, (id) => ({ requestId: uuid(), signalementId: id, letter: LETTER })),
  mutation('transmitSignalement', 'TransmitSignalementInput', 'signalementId', 'A4', STRANGERS, (k) => k.sealed, (id) => ({ requestId: uuid(), signalementId: id })),
  mutation('depositPackage', 'DepositPackageInput', 'signalementId', 'A4', STRANGERS, (k) => k.sealed, (id) => ({ requestId: uuid(), signalementId: id, depositedAt: new Date().toISOString(), means: 'PLEX' })),
  mutation('recordReceipt', 'RecordReceiptInput', 'signalementId', 'A4', STRANGERS, (k) => k.sealed, (id) => ({ requestId: uuid(), signalementId: id, receivedAt: new Date().toISOString(), parquetReference: '25-133-0042' })),
  mutation('sendComplement', 'SendComplementInput', 'signalementId', 'A4', STRANGERS, (k) => k.sent, (id) => ({ requestId: uuid(), signalementId: id, complement: 'Précision.' })),
  mutation('sendComplement', 'SendComplementInput', 'askedId', 'A4', [], (k) => k.asked, (id, k) => ({ requestId: uuid(), signalementId: k.sent, askedId: id, complement: 'Précision.' })),
  mutation('tellParents', 'TellParentsInput', 'signalementId', 'A4', STRANGERS, (k) => k.sent, (id) => ({ requestId: uuid(), signalementId: id, toldAt: '2025-01-01T00:00:00Z', how: 'Courrier.' })),
  mutation('acknowledgeSignalement', 'AcknowledgeSignalementInput', 'signalementId', 'A9', STRANGERS_TO_THE_PARQUET, (k) => k.toAcknowledge, (id) => ({ requestId: uuid(), signalementId: id, parquetNumber: '25-133-0042' })),
  mutation('answerSignalement', 'AnswerSignalementInput', 'signalementId', 'A9', STRANGERS_TO_THE_PARQUET, (k) => k.sent, (id) => ({ requestId: uuid(), signalementId: id, answer: 'ENQUETE', decidedAt: new Date(Date.now() - 3_600_000).toISOString(), told: 'Enquête.' })),
  mutation('recordJudgment', 'RecordJudgmentInput', 'signalementId', 'A4', STRANGERS, (k) => k.sent, (id) => ({ requestId: uuid(), signalementId: id, judgment: 'MERITS', judgedAt: new Date().toISOString(), told: 'Décidé.' })),
  mutation('tellAuthor', 'TellAuthorInput', 'signalementId', 'A9', STRANGERS_TO_THE_PARQUET, (k) => k.sent, (id) => ({ requestId: uuid(), signalementId: id, told: 'Suivi.' })),
  mutation('askComplement', 'AskComplementInput', 'signalementId', 'A9', STRANGERS_TO_THE_PARQUET, (k) => k.sent, (id) => ({ requestId: uuid(), signalementId: id, of: 'DEPARTEMENT', question: 'Où ?' })),
  mutation('settleParentsTiming', 'SettleParentsTimingInput', 'signalementId', 'A9', STRANGERS_TO_THE_PARQUET, (k) => k.sent, (id) => ({ requestId: uuid(), signalementId: id, from: '2025-01-01T00:00:00Z', why: 'Auditions.' })),
  mutation('attachSignalement', 'AttachSignalementInput', 'signalementId', 'A4', STRANGERS, (k) => k.signalement, (id, k) => ({ signalementId: id, dossierId: k.noe })),
  mutation('attachSignalement', 'AttachSignalementInput', 'dossierId', 'A4', [], (k) => k.maelle, (id, k) => ({ signalementId: k.signalement, dossierId: id })),
  { ...query('informationPreoccupante(id)', 'informationPreoccupante(id: $id) { id number }', (k) => k.intake), mayNot: [...STRANGERS, 'A2', 'A8'] },
  { ...query('node(id), an information préoccupante', 'node(id: $id) { __typename id }', (k) => k.intake), mayNot: [...STRANGERS, 'A2', 'A8'] },
  mutation('qualifyInformationPreoccupante', 'QualifyInformationPreoccupanteInput', 'informationPreoccupanteId', 'A4', [...STRANGERS, 'A2', 'A8'], (k) => k.intake, (id) => ({ requestId: uuid(), informationPreoccupanteId: id, outcome: 'NOT_IP', reason: 'Rien.' })),
  mutation('lookAtQualification', 'LookAtQualificationInput', 'qualificationId', 'A4', [...STRANGERS, 'A2', 'A8'], (k) => k.qualification, (id) => ({ requestId: uuid(), qualificationId: id, agrees: true })),
  mutation('giveRetour', 'GiveRetourInput', 'informationPreoccupanteId', 'A4', [...STRANGERS, 'A2', 'A8'], (k) => k.intake, (id) => ({ requestId: uuid(), informationPreoccupanteId: id, means: 'PLATFORM' })),
  query('node(id), a dossier', 'node(id: $id) { __typename id }', (k) => k.noe),
  query('node(id), a thread', 'node(id: $id) { __typename id }', (k) => k.thread),
  query('node(id), a message', 'node(id: $id) { __typename id ... on Message { body } }', (k) => k.messages[0]!),
  query('node(id), an admission', 'node(id: $id) { __typename id }', (k) => k.admission),
  query('node(id), a participation', 'node(id: $id) { __typename id }', (k) => k.participation),
  { ...query('node(id), a share', 'node(id: $id) { __typename id }', (k) => k.share), may: 'A5' },
  query('explainAccess(id), a message', 'explainAccess(type: Message, id: $id) { allowed }', (k) => k.messages[0]!),
  query('explainAccess(id), a thread', 'explainAccess(type: Thread, id: $id) { allowed }', (k) => k.thread),
  { ...query('explainAccess(id), a share', 'explainAccess(type: Share, id: $id) { allowed }', (k) => k.share), may: 'A5' },
  { name: 'seeAs, its threadId', field: 'threadId', may: 'A4', mayNot: STRANGERS, id: (k) => k.thread,
    ask: (id) => ({ query: 'query ($input: SeeAsInput!) { seeAs(input: $input) { seen { message { __typename } } userErrors { code message field } } }', variables: { input: { threadId: id, kind: 'FAM', body: 'Un mot.', habilitationId: actorId('A5') } } }) },
  { name: 'previewReaders, its threadId', field: 'threadId', may: 'A4', mayNot: STRANGERS, id: (k) => k.thread,
    ask: (id) => ({ query: 'query ($input: PreviewReadersInput!) { previewReaders(input: $input) { preview { digest } userErrors { code message field } } }', variables: { input: { threadId: id, kind: 'FAM' } } }) },
  { name: 'endSession, its sessionId', field: 'sessionId', may: 'A16', mayNot: STRANGERS, id: (k) => k.session,
    ask: (id) => ({ query: 'mutation ($id: ID!) { endSession(sessionId: $id) { session { id } userErrors { code message field } } }', variables: { id } }) },
  mutation('openDossier', 'OpenDossierInput', 'territoireId', 'A4', ['A8'], () => TERRITOIRES.sud, (id) => ({ requestId: uuid(), territoireId: id, ...child })),
  mutation('openDossier', 'OpenDossierInput', 'siblingDossierIds', 'A4', [], (k) => k.noe, (id) => ({ requestId: uuid(), territoireId: TERRITOIRES.nord, ...child, siblingDossierIds: [id] })),
  mutation('recordPriorInformation', 'RecordPriorInformationInput', 'dossierId', 'A4', STRANGERS, (k) => k.noe,
    (id) => ({ requestId: uuid(), dossierId: id, means: 'LETTER', informedAt: '2024-01-01T00:00:00Z', announced: 'Ce qui sera partagé.' })),
  mutation('addPersonne', 'AddPersonneInput', 'dossierId', 'A4', STRANGERS, (k) => k.noe, (id) => ({ requestId: uuid(), dossierId: id, surname: 'DURAND', givenNames: 'Anne' })),
  mutation('addLien', 'AddLienInput', 'personneId', 'A4', STRANGERS, (k) => k.personne, (id) => ({ requestId: uuid(), personneId: id, nature: 'RELATIVE', quality: 'tante', validFrom: '2020-01-01T00:00:00Z' })),
  mutation('recordPriorInformation', 'RecordPriorInformationInput', 'personneId', 'A4', [], (k) => k.personne, (id, k) => ({ requestId: uuid(), dossierId: k.noe, personneId: id, means: 'LETTER', informedAt: '2024-01-01T00:00:00Z', announced: 'Ceci.' })),
  mutation('validatePriorException', 'ValidatePriorExceptionInput', 'priorInformationId', 'A8', STRANGERS, (k) => k.exception, (id) => ({ requestId: uuid(), priorInformationId: id })),
  mutation('endLien', 'EndLienInput', 'lienId', 'A4', STRANGERS, (k) => k.lien, (id) => ({ lienId: id })),
  query('node(id), a secret place', 'node(id: $id) { __typename id }', (k) => k.lieu, 'A8'),
  mutation('declareLieuProtege', 'DeclareLieuProtegeInput', 'dossierId', 'A8', STRANGERS, (k) => k.noe, (id) => ({ requestId: uuid(), dossierId: id, ground: 'JUDGE', reason: 'Ordonnance du 28 mai.', phone: '05 36 49 00 00', validFrom: '2024-01-01T00:00:00Z' })),
  mutation('endLieuProtege', 'EndLieuProtegeInput', 'lieuProtegeId', 'A8', [...STRANGERS, 'A4'], (k) => k.lieu, (id) => ({ lieuProtegeId: id })),
  { name: 'citedPlaces, its dossierId', field: 'dossierId', may: 'A4', mayNot: STRANGERS, id: (k) => k.noe, ask: (id) => ({
    query: 'query ($input: CitedPlacesInput!) { citedPlaces(input: $input) { cited { passage } userErrors { code message field } } }', variables: { input: { dossierId: id, texts: ['Un mot.'] } } }) },
  { name: 'previewAdmission, its dossierId', field: 'dossierId', may: 'A4', mayNot: STRANGERS, id: (k) => k.noe, ask: (id) => ({
    query: 'query ($input: PreviewAdmissionInput!) { previewAdmission(input: $input) { preview { digest } userErrors { code message field } } }', variables: { input: { dossierId: id, habilitationId: actorId('A11'), kinds: ['LOG'], purpose: 'EVALUATE' } } }) },
  query('node(id), a proposal of admission', 'node(id: $id) { __typename id }', (k) => k.proposed),
  query('node(id), a référent', 'node(id: $id) { __typename id }', (k) => k.referent),
  mutation('proposeAdmission', 'ProposeAdmissionInput', 'dossierId', 'A5', STRANGERS, (k) => k.noe,
    (id) => ({ requestId: uuid(), dossierId: id, habilitationId: actorId('A16'), kinds: ['FAM'], purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Suivi.' })),
  { name: 'previewAdmissionProposal, its proposalId', field: 'proposalId', may: 'A4', mayNot: STRANGERS, id: (k) => k.proposed,
    ask: (id) => ({ query: 'query ($id: ID!) { previewAdmissionProposal(proposalId: $id) { preview { digest } userErrors { code message field } } }', variables: { id } }) },
  mutation('grantAdmissionProposal', 'GrantAdmissionProposalInput', 'proposalId', 'A4', STRANGERS, (k) => k.proposed,
    (id, k) => ({ proposalId: id, effectDigest: nothingOpened({ dossierId: k.noe, habilitationId: actorId('A16'), kinds: ['LOG'] }) })),
  mutation('refuseAdmissionProposal', 'RefuseAdmissionProposalInput', 'proposalId', 'A4', STRANGERS, (k) => k.refused, (id) => ({ proposalId: id, reason: 'Non.' })),
  mutation('nameReferent', 'NameReferentInput', 'dossierId', 'A4', STRANGERS, (k) => k.noe, (id) => ({ requestId: uuid(), dossierId: id, habilitationId: actorId('A5') })),
  mutation('nameReferent', 'NameReferentInput', 'habilitationId', 'A4', [], () => actorId('A5'), (id, k) => ({ requestId: uuid(), dossierId: k.noe, habilitationId: id })),
  mutation('endReferent', 'EndReferentInput', 'referentId', 'A4', STRANGERS, (k) => k.referent, (id) => ({ referentId: id })),
  query('node(id), a conflict', 'node(id: $id) { __typename id }', (k) => k.conflict),
  mutation('declareConflict', 'DeclareConflictInput', 'dossierId', 'A4', STRANGERS, (k) => k.noe, (id) => ({ requestId: uuid(), dossierId: id, professionnelId: stableId('professionnel A17'), reason: 'Un lien.' })),
  mutation('declareConflict', 'DeclareConflictInput', 'professionnelId', 'A4', [], () => stableId('professionnel A18'), (id, k) => ({ requestId: uuid(), dossierId: k.noe, professionnelId: id, reason: 'Un lien.' })),
  mutation('linkSibling', 'SiblingInput', 'dossierId', 'A4', STRANGERS, (k) => k.noe, (id, k) => ({ dossierId: id, siblingId: k.maelle })),
  mutation('linkSibling', 'SiblingInput', 'siblingId', 'A4', [], (k) => k.maelle, (id, k) => ({ dossierId: k.noe, siblingId: id })),
  mutation('unlinkSibling', 'SiblingInput', 'dossierId', 'A4', STRANGERS, (k) => k.noe, (id, k) => ({ dossierId: id, siblingId: k.maelle })),
  mutation('unlinkSibling', 'SiblingInput', 'siblingId', 'A4', [], (k) => k.maelle, (id, k) => ({ dossierId: k.noe, siblingId: id })),
  mutation('moveDossier', 'MoveDossierInput', 'dossierId', 'A4', STRANGERS, (k) => k.moves[0]![0], (id, k) => ({ requestId: uuid(), dossierId: id, territoireId: TERRITOIRES.sud, effectDigest: k.moves[0]![1] })),
  mutation('moveDossier', 'MoveDossierInput', 'territoireId', 'A4', [], () => TERRITOIRES.sud, (id, k) => ({ requestId: uuid(), dossierId: k.moves[1]![0], territoireId: id, effectDigest: k.moves[1]![1] })),
  query('node(id), a fact of the keeping of a dossier', 'node(id: $id) { __typename id }', (k) => k.step),
  mutation('closeDossier', 'CloseDossierInput', 'dossierId', 'A4', STRANGERS, (k) => k.noe, (id) => ({ requestId: uuid(), dossierId: id, category: 'SANS_SUITE' })),
  mutation('reopenDossier', 'ReasonedStepInput', 'dossierId', 'A4', STRANGERS, (k) => k.closed, keptFor),
  mutation('holdElimination', 'ReasonedStepInput', 'dossierId', 'A4', STRANGERS, (k) => k.noe, keptFor),
  mutation('releaseElimination', 'ReasonedStepInput', 'dossierId', 'A8', STRANGERS, (k) => k.held, keptFor),
  mutation('listForElimination', 'ListForEliminationInput', 'dossierId', 'A8', STRANGERS, (k) => k.expired, (id) => ({ requestId: uuid(), dossierId: id, bordereau: '2028-1' })),
  mutation('strikeFromElimination', 'ReasonedStepInput', 'dossierId', 'A4', STRANGERS, (k) => k.listed, keptFor),
  mutation('liftConflict', 'LiftConflictInput', 'conflictId', 'A8', [...STRANGERS, 'A5'], (k) => k.conflict, (id) => ({ requestId: uuid(), conflictId: id, reason: 'Il n’est plus.' })),
  // Whoever is not on call is told so, whatever the reference: to whoever is, another département's is nobody's.
  mutation('breakGlass', 'BreakGlassInput', 'dossierId', 'A8', [], (k) => k.south, (id) => ({ requestId: uuid(), dossierId: id, motive: 'Fugue signalée cette nuit.' })),
  mutation('reviewGlass', 'ReviewGlassInput', 'admissionId', 'A4', STRANGERS, (k) => k.broken, (id) => ({ requestId: uuid(), admissionId: id, outcome: 'JUSTIFIED', finding: 'Appel vérifié.' })),
  mutation('registerAstreinte', 'RegisterAstreinteInput', 'habilitationId', 'ADM', [], () => actorId('A8'), (id) => ({ requestId: uuid(), habilitationId: id, validFrom: '2040-01-01T00:00:00Z', validTo: '2040-01-05T00:00:00Z' })),
  mutation('endAstreinte', 'EndAstreinteInput', 'astreinteId', 'ADM', [...STRANGERS, 'A4'], (k) => k.astreinte, (id) => ({ astreinteId: id })),
  mutation('endDelegation', 'EndDelegationInput', 'delegationId', 'ADM', [...STRANGERS, 'A4'], (k) => k.delegation, (id) => ({ delegationId: id })),
  mutation('registerPermanence', 'RegisterPermanenceInput', 'habilitationId', 'A9', [], () => actorId('A9'), (id) => ({ requestId: uuid(), habilitationId: id, phone: '0536490002', validFrom: '2041-01-01T00:00:00Z', validTo: '2041-01-05T00:00:00Z' })),
  mutation('handOverPermanence', 'HandOverPermanenceInput', 'permanenceId', 'A9', [...STRANGERS, 'A4'], (k) => k.duty, (id, k) => ({ requestId: uuid(), permanenceId: id, habilitationId: k.colleague })),
  mutation('handOverPermanence', 'HandOverPermanenceInput', 'habilitationId', 'A9', [], (k) => k.colleague, (id, k) => ({ requestId: uuid(), permanenceId: k.duty, habilitationId: id })),
  { name: 'previewTakeOver, its passationId', field: 'passationId', may: 'A9', mayNot: [...STRANGERS, 'A4'], id: (k) => k.passation,
    ask: (id) => ({ query: 'query ($id: ID!) { previewTakeOver(passationId: $id) { preview { digest } userErrors { code message field } } }', variables: { id } }) },
  mutation('endPermanence', 'EndPermanenceInput', 'permanenceId', 'A9', [...STRANGERS, 'A4'], (k) => k.over, (id) => ({ permanenceId: id })),
  mutation('changeAdmission', 'ChangeAdmissionInput', 'admissionId', 'A4', STRANGERS, (k) => k.changed, (id, k) => {
    const terms = { dossierId: k.maelle, habilitationId: actorId('A6'), kinds: ['LOG'] };
    return { requestId: uuid(), admissionId: id, kinds: terms.kinds, purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Suivi.', effectDigest: nothingOpened(terms) };
  }),
  mutation('admit', 'AdmitInput', 'dossierId', 'A4', STRANGERS, (k) => k.noe, (id) => admission(id, actorId('A11'))),
  mutation('admit', 'AdmitInput', 'habilitationId', 'A4', [], () => actorId('A11'), (id, k) => admission(k.noe, id)),
  mutation('writeEntry', 'WriteEntryInput', 'dossierId', 'A5', STRANGERS, (k) => k.noe, (id) => ({ requestId: uuid(), dossierId: id, kind: 'FAM', body: 'Un constat.' })),
  mutation('openThread', 'OpenThreadInput', 'dossierId', 'A4', STRANGERS, (k) => k.noe, (id) => thread({ dossierId: id })),
  { name: 'previewParticipant, its threadId', field: 'threadId', may: 'A4', mayNot: STRANGERS, id: (k) => k.thread,
    ask: (id) => ({ query: 'query ($input: PreviewParticipantInput!) { previewParticipant(input: $input) { preview { digest } userErrors { code message field } } }', variables: { input: { threadId: id, habilitationId: actorId('A5') } } }) },
  mutation('addParticipant', 'AddParticipantInput', 'threadId', 'A4', STRANGERS, (k) => k.thread, (id) => ({ threadId: id, habilitationId: actorId('A5') })),
  mutation('addParticipant', 'AddParticipantInput', 'habilitationId', 'A4', [], () => actorId('A5'), (id, k) => ({ threadId: k.thread, habilitationId: id })),
  mutation('postMessage', 'PostMessageInput', 'threadId', 'A4', STRANGERS, (k) => k.thread, (id, k) => message({ threadId: id }, k)),
  mutation('postMessage', 'PostMessageInput', 'dossierId', 'A4', [], (k) => k.noe, (id, k) => message({ threadId: k.thread, dossierId: id }, k)),
  mutation('acknowledgeMessage', 'AcknowledgeMessageInput', 'messageId', 'A5', STRANGERS, (k) => k.messages[0]!, (id) => ({ messageId: id })),
  mutation('correctMessage', 'CorrectMessageInput', 'messageId', 'A4', [...STRANGERS, 'A5'], (k) => k.messages[0]!, (id) => ({ messageId: id, expectedVersion: 1, body: 'Corrigé.' })),
  mutation('withdrawMessage', 'WithdrawMessageInput', 'messageId', 'A4', [...STRANGERS, 'A5'], (k) => k.messages[5]!, (id) => ({ messageId: id, expectedVersion: 1, reason: 'Erreur.' })),
  mutation('registerService', 'RegisterServiceInput', 'organisationId', 'COR', ['B1'], () => HORIZON, (id) => ({ requestId: uuid(), organisationId: id, name: 'Astreinte' })),
  mutation('registerConvention', 'RegisterConventionInput', 'organisationId', 'ADM', ['B1'], () => HORIZON,
    (id) => ({ requestId: uuid(), organisationId: id, reference: 'CONV-1', validFrom: '2040-01-01T00:00:00Z', validTo: '2041-01-01T00:00:00Z' })),
  mutation('registerSubstitution', 'RegisterSubstitutionInput', 'habilitationId', 'COR', ['B1'], () => actorId('A11'),
    (id) => ({ requestId: uuid(), habilitationId: id, substituteId: actorId('COR'), validFrom: '2040-01-01T00:00:00Z', validTo: '2041-01-01T00:00:00Z' })),
  mutation('endHabilitation', 'EndHabilitationInput', 'habilitationId', 'ADM', STRANGERS, () => actorId('A18'), (id) => ({ habilitationId: id, effectDigest: closesNothing(id) })),
  mutation('closeSessions', 'CloseSessionsInput', 'habilitationId', 'ADM', STRANGERS, () => actorId('A18'), (id) => ({ habilitationId: id })),
  mutation('saveDraft', 'SaveDraftInput', 'threadId', 'A4', STRANGERS, (k) => k.thread, (id) => ({ threadId: id, body: 'Je' })),
  mutation('discardDraft', 'DiscardDraftInput', 'threadId', 'A4', STRANGERS, (k) => k.thread, (id) => ({ threadId: id })),
  mutation('markUnread', 'MarkUnreadInput', 'threadId', 'A4', STRANGERS, (k) => k.thread, (id) => ({ threadId: id })),
  mutation('markRead', 'MarkReadInput', 'threadId', 'A4', STRANGERS, (k) => k.thread, (id) => ({ threadId: id, seq: 1 })),
  mutation('shareItem', 'ShareItemInput', 'messageId', 'A5', STRANGERS, (k) => k.messages[1]!, (id) => share({ messageId: id })),
  mutation('shareItem', 'ShareItemInput', 'entryId', 'A5', STRANGERS, (k) => k.entry, (id) => share({ entryId: id })),
  mutation('shareItem', 'ShareItemInput', 'habilitationId', 'A5', [], () => actorId('A2'), (id, k) => share({ entryId: k.entry, habilitationId: id })),
  mutation('endShare', 'EndShareInput', 'shareId', 'A5', STRANGERS, (k) => k.share, (id) => ({ shareId: id })),
  query('node(id), a deadline', 'node(id: $id) { __typename id }', (k) => k.deadline),
  mutation('shortenDeadline', 'ShortenDeadlineInput', 'deadlineId', 'A4', STRANGERS, (k) => k.deadline, (id) => ({ requestId: uuid(), deadlineId: id, lastDay: IN_A_MONTH, reason: 'Enfant de moins de deux ans.' })),
  { name: 'previewEndAdmission, its admissionId', field: 'admissionId', may: 'A4', mayNot: STRANGERS, id: (k) => k.admission,
    ask: (id) => ({ query: 'query ($id: ID!) { previewEndAdmission(admissionId: $id) { effect { digest } userErrors { code message field } } }', variables: { id } }) },
  { name: 'previewEndShare, its shareId', field: 'shareId', may: 'A5', mayNot: STRANGERS, id: (k) => k.share,
    ask: (id) => ({ query: 'query ($id: ID!) { previewEndShare(shareId: $id) { effect { digest } userErrors { code message field } } }', variables: { id } }) },
  mutation('endAdmission', 'EndAdmissionInput', 'admissionId', 'A4', STRANGERS, (k) => k.admission, (id) => ({ admissionId: id })),
];

/** A row that exists, out of reach of those who may: of another département, or of nobody they know. */
export const OUT_OF_REACH: Record<string, string> = {
  'admit, its habilitationId': actorId('B1'), 'nameReferent, its habilitationId': actorId('B1'), 'shareItem, its habilitationId': actorId('B1'), 'addParticipant, its habilitationId': actorId('B1'), 'closeSessions, its habilitationId': actorId('B1'), 'endHabilitation, its habilitationId': actorId('B1'), 'registerAstreinte, its habilitationId': actorId('B1'), 'registerPermanence, its habilitationId': actorId('B1'), 'handOverPermanence, its habilitationId': actorId('B1'),
  'openDossier, its siblingDossierIds': stableId('a dossier of the 98'), 'attachSignalement, its dossierId': stableId('a dossier of the 98'), 'linkSibling, its siblingId': stableId('a dossier of the 98'), 'unlinkSibling, its siblingId': stableId('a dossier of the 98'), 'postMessage, its dossierId': stableId('a dossier of the 98'), 'breakGlass, its dossierId': stableId('a dossier of the 98'),
};
