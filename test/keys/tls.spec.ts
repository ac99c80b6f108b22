import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { selfSigned } from '../support/certificate.js';
import { startTransit, type Transit } from '../support/transit.js';

const folder = mkdtempSync(join(tmpdir(), 'cordee-tls-'));
const [ours, another] = [selfSigned(), selfSigned()];
let transit: Transit;
beforeAll(async () => {
  transit = await startTransit(ours);
  writeFileSync(join(folder, 'ours.pem'), ours.cert);
  writeFileSync(join(folder, 'another.pem'), another.cert);
});
afterAll(async () => {
  await transit.stop();
  rmSync(folder, { recursive: true });
});

/** Authorities are told to a process as it starts. */
function wrapping(authority: string | null): { said: string; asked: Promise<{ asked: number }> } {
  const program = `import { TransitKeyEncryption } from './dist/libs/platform/transit-key-encryption.js';
    const kek = new TransitKeyEncryption(${JSON.stringify(transit.service())}, null);
    const key = Buffer.alloc(32, 7);
    console.log(await kek.wrap(key, 'dossier', 1001).then((w) => kek.unwrap(w, 'dossier')).then((again) => again.equals(key) ? 'opened' : 'another', (e) => e.constructor.name + ' ' + e.message));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8', env: { PATH: process.env.PATH, ...(authority && { NODE_EXTRA_CA_CERTS: join(folder, authority) }) } });
  return { said: stdout + stderr, asked: transit.tell({}) };
}

describe('a key service behind TLS', () => {
  it('is spoken to when its authority is known', () => expect(wrapping('ours.pem').said).toBe('opened\n'));

  it.each([null, 'another.pem'])('is told nothing when it is not (%s), and that is what is said', async (authority) => {
    const before = (await transit.tell({})).asked;
    const { said, asked } = wrapping(authority);
    expect(said).toMatch(/^KeyUnavailable Le certificat du service de clés n’est pas reconnu par ce serveur : rien ne lui a été envoyé/);
    expect((await asked).asked).toBe(before);
  });
});
