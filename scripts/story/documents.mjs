/** What the story asks of the API, word for word. */
const payload = (name, input, shown) => `mutation ($input: ${input}!) { ${name}(input: $input) { ${shown} userErrors { code message field } } }`;

export const ME = '{ me { habilitation { id functionName professionnel { displayName } } territoires { id name } } }';
export const LOOK_UP = payload('lookUpChild', 'LookUpChildInput', 'known { id }');
export const REPORT = payload('reportInformationPreoccupante', 'ReportInformationPreoccupanteInput', 'accuse { id number stage }');
export const QUALIFY = payload('qualifyInformationPreoccupante', 'QualifyInformationPreoccupanteInput', 'qualification { id }');
export const LOOK = payload('lookAtQualification', 'LookAtQualificationInput', 'secondRegard { id }');
export const SHORTEN = payload('shortenDeadline', 'ShortenDeadlineInput', 'shortening { id }');
export const OPEN_EVALUATION = payload('openEvaluation', 'OpenEvaluationInput', 'evaluation { id }');
export const AVIS = payload('informOfEvaluation', 'InformOfEvaluationInput', 'avis { id }');
export const RENCONTRE = payload('recordRencontre', 'RecordRencontreInput', 'rencontre { id }');
export const CONTRIBUTE = payload('writeContribution', 'WriteContributionInput', 'contribution { id }');
export const SUBMIT = payload('submitRapport', 'SubmitRapportInput', 'evaluation { id }');
export const DECIDE = payload('decideEvaluation', 'DecideEvaluationInput', 'suite { id }');
export const RETOUR = payload('giveRetour', 'GiveRetourInput', 'retour { id }');
export const CLOSE = payload('closeInformationPreoccupante', 'CloseInformationPreoccupanteInput', 'cloture { id }');
export const INTAKES = '{ informationsPreoccupantes(first: 10) { edges { node { id number } } } }';
export const INTAKE = `query ($id: ID!) { informationPreoccupante(id: $id) { mineurs { id givenNames } attachments { mineurId dossier { id openedAt } } deadlines { id code dueAt lastDay } } }`;
export const MINE = '{ myInformationsPreoccupantes(first: 10) { edges { node { number stage retours { sentence } } } } }';
export const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';
export const PERSONNE = payload('addPersonne', 'AddPersonneInput', 'personne { id }');
export const LIEN = payload('addLien', 'AddLienInput', 'lien { id }');
export const INFORM = payload('recordPriorInformation', 'RecordPriorInformationInput', 'priorInformation { id }');
export const PREVIEW_ADMISSION = `query ($input: PreviewAdmissionInput!) { previewAdmission(input: $input) { preview { phrase digest refusals { code } } userErrors { code message field } } }`;
export const ADMIT = payload('admit', 'AdmitInput', 'admission { id }');
export const WRITE = payload('writeEntry', 'WriteEntryInput', 'entry { id }');
export const SHARE = payload('shareItem', 'ShareItemInput', 'share { id }');
export const OPEN_THREAD = payload('openThread', 'OpenThreadInput', 'thread { id }');
export const POST = payload('postMessage', 'PostMessageInput', 'message { id seq }');
export const PREVIEW = `query ($input: PreviewReadersInput!) { previewReaders(input: $input) { userErrors { code message field }
  preview { digest readers { id } excluded { habilitation { id } phrase article } } } }`;
export const THREAD = `query ($id: ID!) { thread(id: $id) { seq heading { __typename ... on OpenHeading { subject } } messages(first: 100) { edges { node { __typename
  ... on Message { id seq kind body } ... on Withheld { id seq kind authorFunction } } } } } }`;
export const ENTRIES = 'query ($id: ID!) { dossier(id: $id) { entries(first: 100) { edges { node { id kind detail body } } } } }';
export const EXPLAIN = 'query ($id: ID!) { explainAccess(type: Message, id: $id) { allowed code phrase article ways } }';
