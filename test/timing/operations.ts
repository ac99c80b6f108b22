/** Every place of the API that takes an id, asked with one that exists and is forbidden, or with one that exists nowhere. */
import { randomUUID } from 'node:crypto';
import { actorId, stableId, TERRITOIRES } from '../../apps/migrate/demonstration-directory.js';
import { byId, byArgument, byInput, byReasonedStep, bySibling, type Operation } from './operation.js';
import { SEANCE_OPERATIONS } from './seance-operations.js';
import { SIGNALEMENT_OPERATIONS } from './signalement-operations.js';
import type { Forbidden, TimingWorld } from './world.js';

const key = (): { requestId: string } => ({ requestId: randomUUID() });
const WHY = { purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Évaluer.', kinds: ['FAM'], effectDigest: '0'.repeat(64) };
const PROPOSED = { purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Évaluer.', kinds: ['FAM'] };
const ASKED = { kinds: ['FAM'], purpose: 'EVALUATE' };
const CONVENING = { type: 'EVALUATION', purpose: 'EVALUATE', points: [{ heading: 'LOGISTIQUE', minutes: 10 }], people: [] };
const SHARE = { legalBasis: 'CASF_226_2_2', necessity: 'Suivi.' };
const THREAD = { kind: 'FAM', subject: 'Lou', motive: 'Évaluer.', participantIds: [] };
const INFORMED = { announced: 'Annoncé.', means: 'LETTER', informedAt: '2024-01-01T00:00:00Z' };
const PERIOD = { validFrom: '2040-01-01T00:00:00Z', validTo: '2040-02-01T00:00:00Z' };
const OWN_ORGANISATION = stableId('organisation 99970107100048 ASE 99');
const POST = { kind: 'FAM', body: 'Bonjour.', readersDigest: '0'.repeat(64) };

const EXTRACT = { passage: 'Bonjour', readersDigest: '0'.repeat(64) };

/** « Is this child known? » asks by name: a child whose dossier is out of reach, or one whom nobody has ever named. */
const lookUp: Operation = {
  name: 'lookUpChild(names)', forbids: 'child', unknown: () => `${letters()} ${letters()} 2018-03-14`,
  ask: (child) => {
    const [surname, givenNames, birthDate] = child.split(' ');
    return { query: 'mutation ($input: LookUpChildInput!) { lookUpChild(input: $input) { known { __typename } userErrors { code } } }', variables: { input: { surname, givenNames, birthDate } } };
  },
};
const letters = (): string => randomUUID().replace(/[-\d]/g, 'm');

/** Whatever may be noticed is explained; of an id of anything else, nothing. */
const explains = (type: string, forbids: keyof Forbidden): Operation => ({
  name: `explainAccess(id) of ${type}`, forbids, ask: (id) => ({ query: `query ($id: ID!) { explainAccess(type: ${type}, id: $id) { __typename } }`, variables: { id } }),
});

const TOLD = { stage: 'CONCLUSION', means: 'LETTER', informedAt: '2024-01-01T00:00:00Z', announced: 'La mise en place.' };

export const OPERATIONS: readonly Operation[] = [
  byId('dossier', 'dossier'),
  byId('informationPreoccupante', 'intake'),
  byInput('qualifyInformationPreoccupante', 'informationPreoccupanteId', 'intake', () => ({ ...key(), outcome: 'NOT_IP', reason: 'Rien.' })),
  byInput('qualifyInformationPreoccupante', 'complementOfId', 'intake', () => ({ ...key(), informationPreoccupanteId: randomUUID(), outcome: 'COMPLEMENT', reason: 'La même famille.' })),
  byInput('lookAtQualification', 'qualificationId', 'qualification', () => ({ ...key(), agrees: true })),
  byId('evaluation', 'evaluation'),
  byInput('attachPieceEvaluation', 'contributionId', 'contribution', () => ({ depositId: randomUUID() })),
  byInput('attachPieceRecueillie', 'elementIds', 'element', () => ({ depositId: randomUUID() })),
  byInput('openEvaluation', 'informationPreoccupanteId', 'intake', key),
  ...[['recordDemandeRetour', { askedAt: '2024-01-01T00:00:00Z' }], ['giveRetour', { means: 'PLATFORM' }], ['closeInformationPreoccupante', {}], ['decideEvaluation', { outcome: 'CLOSED_NO_ACTION', reason: 'Rien.' }]].map(([name, more]) =>
    byInput(name as string, 'informationPreoccupanteId', 'intake', () => ({ ...key(), ...(more as object) }))),
  byInput('informOfEvaluation', 'personneId', 'personne', (w) => ({ ...key(), evaluationId: w.own.evaluation, dossierId: w.own.dossier, ...TOLD })),
  ...(['evaluationId', 'dossierId'] as const).flatMap((argument) => {
    const forbids = argument === 'dossierId' ? 'dossier' : 'evaluation';
    const other = (w: TimingWorld): Record<string, unknown> => ({ ...key(), evaluationId: w.own.evaluation, dossierId: w.own.dossier });
    return [
      byInput('writeContribution', argument, forbids, (w) => ({ ...other(w), voice: 'EVALUATOR', kind: 'SOC', heading: 'SECURITY', body: 'Noté.' })),
      byInput('informOfEvaluation', argument, forbids, (w) => ({ ...other(w), ...TOLD })),
      byInput('recordRencontre', argument, forbids, (w) => ({ ...other(w), meeting: 'ALONE', metAt: '2024-01-01T00:00:00Z', account: 'Reçu seul.' })),
    ];
  }),
  byInput('submitRapport', 'evaluationId', 'evaluation', (w) => ({ ...key(), conclusion: 'NEITHER', limbs: [], proposal: 'CLASSEMENT', method: 'Une visite.', analyses: [{ dossierId: w.own.dossier, analysis: 'Rien.' }] })),
  byId('synthese', 'synthese'),
  { name: 'syntheses(dossierId)', forbids: 'dossier', ask: (id) => ({ query: 'query ($id: ID!) { syntheses(dossierId: $id) { edges { node { __typename } } } }', variables: { id } }) },
  byInput('previewConvening', 'dossierId', 'dossier', () => CONVENING, 'query'),
  byInput('conveneSynthese', 'dossierId', 'dossier', () => ({ ...key(), ...CONVENING, effectDigest: '0'.repeat(64) })),
  ...['setSyntheseDate', 'moveSynthese'].map((name) => byInput(name, 'syntheseId', 'synthese', () => ({ ...key(), startsAt: PERIOD.validFrom, endsAt: '2040-01-01T02:00:00Z' }))),
  byInput('cancelSynthese', 'syntheseId', 'synthese', () => ({ ...key(), reason: 'Reportée.' })),
  byInput('addConvocation', 'syntheseId', 'synthese', () => ({ habilitationId: actorId('A5') })),
  byInput('addConvocation', 'habilitationId', 'habilitation', (w) => ({ syntheseId: w.own.synthese })),
  byInput('sharePoint', 'pointId', 'synthesePoint', () => ({ ...key(), ...SHARE, habilitationId: actorId('A5') })),
  byInput('sharePoint', 'habilitationId', 'habilitation', (w) => ({ ...key(), ...SHARE, pointId: w.own.synthesePoint })),
  byInput('endConvocation', 'convocationId', 'convocation', () => ({})),
  byInput('openPoll', 'syntheseId', 'synthese', () => ({ ...key(), deadlineAt: PERIOD.validFrom, slots: [{ startsAt: PERIOD.validTo, endsAt: '2040-02-01T02:00:00Z' }] })),
  byInput('vote', 'pollId', 'poll', () => ({ votes: [] })), byInput('remindPoll', 'pollId', 'poll', () => ({})), byInput('closePoll', 'pollId', 'poll', key),
  byInput('closePoll', 'slotId', 'pollSlot', (w) => ({ ...key(), pollId: w.own.poll })),
  byInput('answerConvocation', 'syntheseId', 'synthese', () => ({ answer: 'COMING' })),
  ...SEANCE_OPERATIONS,
  byId('thread', 'thread'),
  explains('Message', 'message'), explains('Thread', 'thread'), explains('Share', 'share'), explains('SynthesePoint', 'synthesePoint'), explains('MinuteLine', 'line'), explains('Observation', 'observation'),
  { name: 'journal(habilitationId)', forbids: 'habilitation', ask: (id) => ({ query: 'query ($id: ID!) { journal(habilitationId: $id) { edges { node { __typename } } } }', variables: { id } }) },
  byInput('askJustification', 'consultationId', 'consultation', key), byInput('giveJustification', 'questionId', 'justification', () => ({ body: 'Une visite.' })),
  { name: 'journal(dossierId)', forbids: 'dossier', ask: (id) => ({ query: 'query ($id: ID!) { journal(dossierId: $id) { edges { node { __typename } } } }', variables: { id } }) },
  { name: 'threads(dossierId)', forbids: 'dossier', ask: (id) => ({ query: 'query ($id: ID!) { threads(dossierId: $id) { edges { node { __typename } } } }', variables: { id } }) },
  byId('node', 'dossier', ' of a dossier'), byId('node', 'message', ' of a message'),
  byInput('previewReaders', 'threadId', 'thread', () => ({ kind: 'FAM' }), 'query'),
  byInput('previewReaders', 'dossierId', 'dossier', (w) => ({ threadId: w.own.thread, kind: 'FAM' }), 'query'),
  byInput('breakGlass', 'dossierId', 'dossier', () => ({ ...key(), motive: 'Fugue signalée cette nuit.' })),
  byInput('inscribePerson', 'organisationId', 'organisation', () => ({ ...key(), displayName: 'Une personne', email: 'une.personne@orvale.example', identityReference: 'M-1' })),
  byInput('inviteAgain', 'professionnelId', 'professionnel', key),
  byInput('revokeInvitation', 'invitationId', 'invitation', () => ({})),
  byInput('reviewHabilitation', 'habilitationId', 'habilitation', key),
  byInput('reviewGlass', 'admissionId', 'admission', () => ({ ...key(), outcome: 'JUSTIFIED', finding: 'Vérifié.' })),
  byInput('registerAstreinte', 'habilitationId', 'habilitation', () => ({ ...key(), ...PERIOD, validTo: '2040-01-05T00:00:00Z' })),
  byInput('openDossier', 'siblingDossierIds', 'dossier', () => ({ ...key(), territoireId: TERRITOIRES.nord, surname: 'DURAND', givenNames: 'Léa', birthDate: '2020-01-01' })),
  byInput('recordPriorInformation', 'dossierId', 'dossier', () => ({ ...key(), ...INFORMED })),
  byInput('recordPriorInformation', 'personneId', 'personne', (w) => ({ ...key(), ...INFORMED, dossierId: w.own.dossier })),
  byInput('recordPriorInformation', 'informedById', 'habilitation', (w) => ({ ...key(), ...INFORMED, dossierId: w.own.dossier })),
  byInput('validatePriorException', 'priorInformationId', 'priorInformation', () => key()),
  byInput('addPersonne', 'dossierId', 'dossier', () => ({ ...key(), surname: 'DURAND', givenNames: 'Anne' })),
  byInput('addLien', 'personneId', 'personne', () => ({ ...key(), nature: 'RELATIVE', quality: 'tante', validFrom: '2020-01-01T00:00:00Z' })),
  byInput('endLien', 'lienId', 'lien', () => ({})),
  byInput('declareLieuProtege', 'dossierId', 'dossier', () => ({ ...key(), ground: 'JUDGE', reason: 'Ordonnance.', phone: '05 36 49 00 00', validFrom: '2020-01-01T00:00:00Z' })),
  byInput('endLieuProtege', 'lieuProtegeId', 'lieuProtege', () => ({})),
  byInput('seeAs', 'threadId', 'thread', () => ({ kind: 'FAM', body: 'Un mot.', habilitationId: actorId('A5') }), 'query'),
  byInput('seeAs', 'dossierId', 'dossier', (w) => ({ kind: 'FAM', body: 'Un mot.', threadId: w.own.thread, habilitationId: actorId('A5') }), 'query'),
  byInput('seeAs', 'habilitationId', 'habilitation', (w) => ({ kind: 'FAM', body: 'Un mot.', threadId: w.own.thread }), 'query'),
  byInput('citedPlaces', 'dossierId', 'dossier', () => ({ texts: ['Un mot.'] }), 'query'),
  byInput('admit', 'dossierId', 'dossier', () => ({ ...key(), ...WHY, habilitationId: actorId('A5') })),
  byInput('admit', 'habilitationId', 'habilitation', (w) => ({ ...key(), ...WHY, dossierId: w.own.dossier })),
  byInput('previewAdmission', 'dossierId', 'dossier', () => ({ ...ASKED, habilitationId: actorId('A5') }), 'query'),
  byInput('previewAdmission', 'habilitationId', 'habilitation', (w) => ({ ...ASKED, dossierId: w.own.dossier }), 'query'),
  byInput('previewAdmission', 'replacesId', 'admission', (w) => ({ ...ASKED, dossierId: w.own.dossier, habilitationId: actorId('A11') }), 'query'),
  byInput('proposeAdmission', 'dossierId', 'dossier', () => ({ ...key(), ...PROPOSED, habilitationId: actorId('A5') })),
  byInput('proposeAdmission', 'habilitationId', 'habilitation', (w) => ({ ...key(), ...PROPOSED, dossierId: w.own.dossier })),
  byArgument('previewAdmissionProposal', 'proposalId', 'admissionProposal'),
  byInput('grantAdmissionProposal', 'proposalId', 'admissionProposal', () => ({ effectDigest: '0'.repeat(64) })),
  byInput('refuseAdmissionProposal', 'proposalId', 'admissionProposal', () => ({ reason: 'Non.' })),
  byInput('nameReferent', 'dossierId', 'dossier', () => ({ ...key(), habilitationId: actorId('A5') })),
  byInput('nameReferent', 'habilitationId', 'habilitation', (w) => ({ ...key(), dossierId: w.own.dossier })),
  byInput('declareConflict', 'dossierId', 'dossier', () => ({ ...key(), professionnelId: stableId('professionnel A11'), reason: 'Un lien.' })),
  byInput('declareConflict', 'professionnelId', 'professionnel', (w) => ({ ...key(), dossierId: w.own.dossier, reason: 'Un lien.' })),
  { name: 'whoKnewWhat(dossierId)', forbids: 'dossier', ask: (id) => ({ query: 'query ($id: ID!) { whoKnewWhat(dossierId: $id, at: "2024-01-01T00:00:00Z") { at } }', variables: { id } }) },
  byInput('previewMove', 'dossierId', 'dossier', () => ({ territoireId: TERRITOIRES.sud }), 'query'),
  ...['linkSibling', 'unlinkSibling'].flatMap((name) => [bySibling(name, 'dossierId', (w) => ({ siblingId: w.own.dossier })), bySibling(name, 'siblingId', (w) => ({ dossierId: w.own.dossier }))]),
  byInput('closeDossier', 'dossierId', 'dossier', () => ({ ...key(), category: 'SANS_SUITE' })),
  ...['reopenDossier', 'holdElimination', 'releaseElimination', 'strikeFromElimination'].map((name) => byReasonedStep(name, 'dossierId', () => ({ ...key(), reason: 'Demandé.' }))),
  byInput('listForElimination', 'dossierId', 'dossier', () => ({ ...key(), bordereau: '2028-1' })),
  byInput('moveDossier', 'dossierId', 'dossier', () => ({ ...key(), territoireId: TERRITOIRES.sud, effectDigest: '0'.repeat(64) })),
  byInput('liftConflict', 'conflictId', 'conflict', () => ({ ...key(), reason: 'Il n’est plus.' })),
  byInput('endReferent', 'referentId', 'referent', () => ({})),
  byInput('changeAdmission', 'admissionId', 'admission', () => ({ ...key(), ...WHY })),
  byArgument('previewEndAdmission', 'admissionId', 'admission'),
  byInput('endAdmission', 'admissionId', 'admission', () => ({})),
  byInput('shortenDeadline', 'deadlineId', 'deadline', () => ({ ...key(), lastDay: '2040-01-01', reason: 'Enfant de moins de deux ans au foyer.' })),
  byInput('writeEntry', 'dossierId', 'dossier', () => ({ ...key(), kind: 'FAM', body: 'Noté.' })),
  byInput('openThread', 'dossierId', 'dossier', () => ({ ...key(), ...THREAD })),
  byInput('openThread', 'siblingDossierIds', 'dossier', (w) => ({ ...key(), ...THREAD, dossierId: w.own.dossier })),
  byInput('openThread', 'participantIds', 'habilitation', (w) => ({ ...key(), ...THREAD, dossierId: w.own.dossier })),
  byInput('previewParticipant', 'threadId', 'thread', () => ({ habilitationId: actorId('A5') }), 'query'),
  byInput('previewParticipant', 'habilitationId', 'habilitation', (w) => ({ threadId: w.own.thread }), 'query'),
  byInput('addParticipant', 'threadId', 'thread', () => ({ habilitationId: actorId('A5') })),
  byInput('addParticipant', 'habilitationId', 'habilitation', (w) => ({ threadId: w.own.thread })),
  byInput('previewReaders', 'mentions', 'habilitation', (w) => ({ threadId: w.own.thread, kind: 'FAM' }), 'query'),
  byInput('postMessage', 'mentions', 'habilitation', (w) => ({ clientMessageId: randomUUID(), ...POST, threadId: w.own.thread })),
  byInput('extractPassage', 'messageId', 'message', (w) => ({ clientMessageId: randomUUID(), ...EXTRACT, threadId: w.own.thread })),
  byInput('extractPassage', 'threadId', 'thread', (w) => ({ clientMessageId: randomUUID(), ...EXTRACT, messageId: w.own.message })),
  byInput('postMessage', 'threadId', 'thread', () => ({ clientMessageId: randomUUID(), ...POST })),
  byInput('postMessage', 'dossierId', 'dossier', (w) => ({ clientMessageId: randomUUID(), ...POST, threadId: w.own.thread })),
  byInput('attachPiece', 'messageId', 'message', () => ({ depositId: randomUUID() })),
  byInput('acknowledgeMessage', 'messageId', 'message', () => ({})),
  byInput('correctMessage', 'messageId', 'message', () => ({ expectedVersion: 1, body: 'Corrigé.' })),
  byInput('withdrawMessage', 'messageId', 'message', () => ({ expectedVersion: 1, reason: 'Erreur.' })),
  ...SIGNALEMENT_OPERATIONS,
  byInput('registerService', 'organisationId', 'organisation', () => ({ ...key(), name: 'Astreinte' })),
  byInput('registerConvention', 'organisationId', 'organisation', () => ({ ...key(), reference: 'CONV-1', ...PERIOD })),
  byInput('registerSubstitution', 'habilitationId', 'habilitation', () => ({ ...key(), substituteId: actorId('A5'), ...PERIOD })),
  byInput('registerSubstitution', 'substituteId', 'habilitation', () => ({ ...key(), habilitationId: actorId('A5'), ...PERIOD })),
  byInput('proposeHabilitation', 'organisationId', 'organisation', () => ({ ...key(), professionnelId: stableId('professionnel A5'), function: 'CORRESPONDANT_ORGANISATION', ...PERIOD })),
  byInput('proposeHabilitation', 'professionnelId', 'professionnel', () => ({ ...key(), organisationId: OWN_ORGANISATION, function: 'CORRESPONDANT_ORGANISATION', ...PERIOD })),
  byInput('validateHabilitation', 'proposalId', 'proposal', () => ({})),
  byInput('grantHabilitation', 'proposalId', 'proposal', () => ({ actReference: 'ARR-1', effectDigest: '0'.repeat(64) })),
  byArgument('previewGrant', 'proposalId', 'proposal'),
  byArgument('previewEnd', 'habilitationId', 'habilitation'),
  byInput('closeSessions', 'habilitationId', 'habilitation', () => ({})),
  byInput('endHabilitation', 'habilitationId', 'habilitation', () => ({ effectDigest: '0'.repeat(64) })),
  byInput('saveDraft', 'threadId', 'thread', () => ({ body: 'Je' })),
  byInput('discardDraft', 'threadId', 'thread', () => ({})),
  byInput('markUnread', 'threadId', 'thread', () => ({})),
  byInput('markRead', 'threadId', 'thread', () => ({ seq: 0 })),
  byInput('shareItem', 'messageId', 'message', () => ({ ...key(), ...SHARE, habilitationId: actorId('A2') })),
  byInput('shareItem', 'entryId', 'entry', () => ({ ...key(), ...SHARE, habilitationId: actorId('A2') })),
  byInput('shareItem', 'habilitationId', 'habilitation', (w) => ({ ...key(), ...SHARE, entryId: w.own.entry })),
  byArgument('previewEndShare', 'shareId', 'share'),
  byInput('endShare', 'shareId', 'share', () => ({})),
  { name: 'endSession(sessionId)', forbids: 'session', ask: (id) => ({ query: 'mutation ($id: ID!) { endSession(sessionId: $id) { __typename userErrors { code message field } } }', variables: { id } }) },
  lookUp,
];
