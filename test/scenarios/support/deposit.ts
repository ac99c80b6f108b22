/** A file deposited and examined as a browser does it, and joined to a message; or what it was refused with. */
import type { Product } from '../../support/product.js';

async function ask(product: Product, who: string, method: string, path: string, headers: Record<string, string> = {}, body?: Buffer): Promise<Response> {
  return await fetch(`${product.server.url}${path}`, { method, headers: { authorization: `Bearer ${await product.token(who)}`, 'tus-resumable': '1.0.0', ...headers }, ...(body && { body: new Uint8Array(body) }) });
}

async function deposited(product: Product, who: string, bytes: Buffer, name: string): Promise<string> {
  const created = await ask(product, who, 'POST', '/pieces/depots', { 'upload-length': String(bytes.length), 'upload-metadata': `filename ${Buffer.from(name).toString('base64')}` });
  const path = created.headers.get('location')!;
  await ask(product, who, 'PATCH', path, { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, bytes);
  for (let i = 0; i < 1200; i++) {
    const { state, says } = JSON.parse(await (await ask(product, who, 'GET', path)).text()) as { state: string; says: string | null };
    if (state === 'REFUSED') throw new Error(`${name}: ${says}`);
    if (state === 'UNSCANNED' || state === 'CLEAN') return path.split('/').at(-1)!;
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
  throw new Error('never examined');
}

const ATTACH = 'mutation ($input: AttachPieceInput!) { attachPiece(input: $input) { piece { id } userErrors { code field } } }';
export async function join(product: Product, who: string, messageId: string, bytes: Buffer, name: string): Promise<string> {
  const depositId = await deposited(product, who, bytes, name);
  const { piece, userErrors } = (await product.ask(who, ATTACH, { input: { messageId, depositId } })).body.data.attachPiece;
  return piece ? 'nothing was refused' : `${userErrors[0].code} ${userErrors[0].field}`;
}

/** Every byte of a piece, as whoever reads it downloads it; nothing for who does not. */
export async function download(product: Product, who: string, pieceId: string): Promise<Buffer> {
  const response = await ask(product, who, 'GET', `/pieces/${pieceId}?sans-analyse=acceptee`);
  return response.status === 200 ? Buffer.from(await response.arrayBuffer()) : Buffer.alloc(0);
}
