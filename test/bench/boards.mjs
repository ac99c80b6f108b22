import { compared } from './pages.mjs';

const BOARD = 'query Recueil { informationsPreoccupantes(first: 100) { pageInfo { hasNextPage } edges { node { id number state receivedAt graveDanger mineurs { id place } } } } }';
const CARD = 'functionName professionnel { displayName }';
const TO_QUALIFY = `query AQualifier { informationsPreoccupantes(first: 25, state: RECEIVED) { pageInfo { hasNextPage } edges { node { id number receivedAt graveDanger state mineurs { surname givenNames place } elements { kind body } parents { person means }
  informant { origin by { ${CARD} } } attachments { mineurId } qualifications { outcome } deadlines { code lastDay overdueSince } cloture { closedAt } } } } }`;
const INBOX = `query Boite { parquetInbox(box: TO_ACKNOWLEDGE, first: 25) { pageInfo { hasNextPage endCursor } edges { node { id state route ground urgency essential { code label text } parquet { name } author { ${CARD} }
  seal { number hash sealedAt letterPath } steps { fact answered at body by { ${CARD} } } deadlines { code lastDay satisfiedAt } } } } }`;
const ANSWERED = INBOX.replace('TO_ACKNOWLEDGE', 'ANSWERED');

const rows = (text, field, n) => text.split(`"${field}"`).length === n + 1 && !text.includes('"errors"');

/** The board of a cell and the inbox of a parquet, each asked by the least privileged who may open it. */
export async function boards({ cell, parquet, ...bench }) {
  await compared(bench, [
    { title: 'Le tableau du recueil, cent informations', token: cell, query: BOARD, path: '/board', whole: (text) => rows(text, 'receivedAt', 100) },
    { title: 'Vingt-cinq à qualifier, en entier', token: cell, query: TO_QUALIFY, path: '/to-qualify', whole: (text) => rows(text, 'receivedAt', 25) && rows(text, 'body', 75) },
    { title: 'La boîte du parquet, vingt-cinq à accuser', token: parquet, query: INBOX, path: '/inbox', whole: (text) => rows(text, 'route', 25) },
    { title: 'La même, vingt-cinq répondus', token: parquet, query: ANSWERED, path: '/answered', whole: (text) => rows(text, 'route', 25) },
  ]);
}
