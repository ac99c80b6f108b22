/** What the story asks of the API, word for word. */
const payload = (name, input, shown) => `mutation ($input: ${input}!) { ${name}(input: $input) { ${shown} userErrors { code message field } } }`;

export const ME = '{ me { habilitation { id functionName professionnel { displayName } } territoires { id name } } }';
export const LOOK_UP = payload('lookUpChild', 'LookUpChildInput', 'known { id }');
export const OPEN_DOSSIER = payload('openDossier', 'OpenDossierInput', 'dossier { id openedAt }');
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
