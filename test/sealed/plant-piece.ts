/** A piece whose name and bytes bear the word: deposited by tus, examined by the real child, joined to a message. */
import type { ApiProcess } from '../faults/api-process.js';
import type { Act } from './plant-meeting.js';

export async function plantPiece({ act, api, token }: { act: Act; api: ApiProcess; token: string }, canary: string, messageId: string): Promise<string> {
  const ask = (method: string, path: string, headers: Record<string, string>, body?: string): Promise<Response> =>
    fetch(`${api.url}${path}`, { method, headers: { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0', ...headers }, ...(body !== undefined && { body }) });
  const words = `${canary} in a piece\n`.repeat(5000);
  const made = await ask('POST', '/pieces/depots', { 'upload-length': String(words.length), 'upload-metadata': `filename ${Buffer.from(`${canary}.txt`).toString('base64')}` });
  const path = made.headers.get('location')!;
  await ask('PATCH', path, { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, words);
  for (let state = ''; state !== 'UNSCANNED';) {
    ({ state } = await (await ask('GET', path, {})).json() as { state: string });
    if (state === 'REFUSED') throw new Error('the piece was refused');
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  const { id } = await act('A5', 'attachPiece', 'AttachPieceInput', { messageId, depositId: path.split('/').at(-1) }, 'piece');
  const read = await ask('GET', `/pieces/${id}?sans-analyse=acceptee`, {});
  if (await read.text() !== words) throw new Error('the piece is not read back');
  return id;
}
