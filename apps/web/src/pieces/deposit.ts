/** A piece that goes up, by tus 1.0: in parts, each of which goes on from what the server has after a cut. Then its examination, asked until it has ended. */
const ADDRESS = '/pieces/depots';
const PART = 256 * 1024;
const ASKED_EVERY_MS = 700;
/** Past this many cuts in a row the person is told; the deposit stays a day, and goes on from there. */
const WAITS_MS = [500, 1000, 2000, 4000, 8000, 16_000];

export interface Examined { state: 'CLEAN' | 'UNSCANNED' | 'REFUSED'; says: string | null }
export class DepositRefused extends Error {}

const TUS = { 'Tus-Resumable': '1.0.0' };
const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
const inBase64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** Another try may succeed where the line was cut or the server was busy; nowhere else. */
async function said(response: Response): Promise<Response> {
  if (response.ok || response.status >= 500 || response.status === 409 || response.status === 423) return response;
  throw new DepositRefused(response.status === 413 ? 'Le fichier dépasse 20 Mo.' : response.status === 429 ? await response.text() : 'Ce dépôt n’est plus possible : choisissez le fichier de nouveau.');
}

async function insisting<T>(work: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; ; tries++) {
    const done = await work().catch((e: unknown) => { if (e instanceof DepositRefused) throw e; return null; });
    if (done !== null) return done;
    if (tries === WAITS_MS.length) throw new Error('cut');
    await pause(WAITS_MS[tries]!);
  }
}

/** The address of a deposit that is ready to come. */
export const begin = (file: File): Promise<string> => insisting(async () => {
  const response = await said(await fetch(ADDRESS, { method: 'POST', headers: { ...TUS, 'Upload-Length': String(file.size), 'Upload-Metadata': `filename ${inBase64(file.name)}` } }));
  return response.ok ? response.headers.get('Location') : null;
});

/** From wherever the server says that it is. */
export async function upload(address: string, file: File, progress: (part: number) => void): Promise<void> {
  let offset = await offsetOf(address);
  while (offset < file.size) {
    progress(offset / file.size);
    const from = offset;
    offset = await insisting(async () => {
      const response = await said(await fetch(address, { method: 'PATCH', headers: { ...TUS, 'Upload-Offset': String(from), 'Content-Type': 'application/offset+octet-stream' }, body: file.slice(from, from + PART) }));
      // It has more, or less, than was thought: what left before the line was cut had come in part.
      if (response.status === 409) return await offsetOf(address);
      return response.ok ? Number(response.headers.get('Upload-Offset')) : null;
    }).catch(async (e: unknown) => { if (e instanceof DepositRefused) throw e; return await offsetOf(address); });
  }
  progress(1);
}

const offsetOf = (address: string): Promise<number> => insisting(async () => {
  const response = await said(await fetch(address, { method: 'HEAD', headers: TUS }));
  return response.ok ? Number(response.headers.get('Upload-Offset')) : null;
});

export const examined = async (address: string): Promise<Examined> => {
  for (;;) {
    const deposit = await insisting(async () => {
      const response = await said(await fetch(address));
      return response.ok ? await response.json() as { state: string; says: string | null } : null;
    });
    if (deposit.state !== 'RECEIVED' && deposit.state !== 'CHECKING') return deposit as Examined;
    await pause(ASKED_EVERY_MS);
  }
};

export const withdraw = (address: string): Promise<unknown> => fetch(address, { method: 'DELETE', headers: TUS }).catch(() => undefined);
export const idOf = (address: string): string => address.split('/').at(-1)!;
