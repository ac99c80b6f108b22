/** Pieces whose name and bytes bear the word: deposited by tus, examined by the real child, joined to a message, to what was received of a child, to a letter, to a contribution. */
import type { ApiProcess } from '../faults/api-process.js';
import type { Door } from '../support/door.js';
import type { Act } from './plant-meeting.js';

export interface Hands { act: Act; api: ApiProcess; token: string }
type Ask = (method: string, path: string, headers: Record<string, string>, body?: string) => Promise<Response>;

const asking = ({ api, token }: Hands): Ask => (method, path, headers, body) =>
  fetch(`${api.url}${path}`, { method, headers: { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0', ...headers }, ...(body !== undefined && { body }) });
const wordsOf = (canary: string): string => `${canary} in a piece\n`.repeat(5000);

async function deposited(ask: Ask, canary: string): Promise<string> {
  const words = wordsOf(canary);
  const made = await ask('POST', '/pieces/depots', { 'upload-length': String(words.length), 'upload-metadata': `filename ${Buffer.from(`${canary}.txt`).toString('base64')}` });
  const path = made.headers.get('location')!;
  await ask('PATCH', path, { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, words);
  for (let state = ''; state !== 'UNSCANNED';) {
    ({ state } = await (await ask('GET', path, {})).json() as { state: string });
    if (state === 'REFUSED') throw new Error('the piece was refused');
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  return path.split('/').at(-1)!;
}

async function readBack(ask: Ask, path: string, canary: string): Promise<void> {
  if (await (await ask('GET', `${path}?sans-analyse=acceptee`, {})).text() !== wordsOf(canary)) throw new Error('the piece is not read back');
}

export async function plantPiece(hands: Hands, canary: string, messageId: string): Promise<void> {
  const ask = asking(hands);
  const { id } = await hands.act('A5', 'attachPiece', 'AttachPieceInput', { messageId, depositId: await deposited(ask, canary) }, 'piece');
  await readBack(ask, `/pieces/${id}`, canary);
}

/** By whoever transmitted it, before the cell has handled it. */
export async function plantPieceRecueillie(hands: Hands, canary: string, door: Door): Promise<void> {
  const ask = asking(hands);
  const { rows: [element] } = await door.db.owner.query<{ id: string }>('select id from app.element_recueilli');
  await hands.act('A4', 'attachPieceRecueillie', 'AttachPieceRecueillieInput', { elementIds: [element!.id], depositId: await deposited(ask, canary) }, 'element');
  const { rows: [piece] } = await door.db.owner.query<{ id: string }>('select id from app.piece_recueillie');
  await readBack(ask, `/pieces/recueil/${piece!.id}`, canary);
}

/** By whoever writes the letter, before it is sealed. */
export async function plantPieceSignalement(hands: Hands, canary: string, door: Door, signalementId: string): Promise<void> {
  const ask = asking(hands);
  await hands.act('A4', 'attachPieceSignalement', 'AttachPieceSignalementInput', { signalementId, depositId: await deposited(ask, canary) }, 'signalement');
  const { rows: [piece] } = await door.db.owner.query<{ id: string }>('select id from app.piece_signalement');
  await readBack(ask, `/pieces/signalement/${piece!.id}`, canary);
}

/** By who holds the pen, before the minutes are validated; its line is another. */
export async function plantPieceSynthese(hands: Hands, canary: string, lineId: string): Promise<void> {
  const ask = asking(hands);
  const depositId = await deposited(ask, canary);
  const { pieces: [piece] } = await hands.act('A8', 'attachPieceSynthese', 'AttachPieceSyntheseInput', { lineId, depositId }, 'line', 'id pieces { id }') as unknown as { pieces: [{ id: string }] };
  await readBack(ask, `/pieces/synthese/${piece.id}`, canary);
}

/** By whoever contributed, before the report is submitted. */
export async function plantPieceEvaluation(hands: Hands, canary: string, contributionId: string): Promise<void> {
  const ask = asking(hands);
  const depositId = await deposited(ask, canary);
  await hands.act('A4', 'attachPieceEvaluation', 'AttachPieceEvaluationInput', { contributionId, depositId }, 'contribution');
  await readBack(ask, `/pieces/evaluation/${depositId}`, canary);
}
