import { describe, expect, it } from '@jest/globals';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { packageLetter, type Packaged } from '../../libs/signalements/letter/package-letter.js';
import { LocalLetterSeal } from '../../libs/signalements/letter/seal-letter.js';

const LETTER = Buffer.from('%PDF-1.7 la lettre');

async function sealed(): Promise<Packaged> {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-package-'));
  const seal = new LocalLetterSeal(join(folder, 'letter-key.pem'));
  const packaged = { reference: 'S-2025-0042', parquet: 'Tribunal judiciaire de Montférien', sealedAt: new Date('2025-05-13T09:25:00Z'), letter: LETTER, pieces: [], seal: await seal.seal(LETTER), publicKey: await seal.publicKey() };
  rmSync(folder, { recursive: true });
  return packaged;
}
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the package of a letter', () => {
  it('holds the very bytes of the letter, a manifest, every hash, and what checks the signature without us', async () => {
    const files = unzipSync(packageLetter(await sealed()));
    expect(Object.keys(files)).toEqual(['S-2025-0042.pdf', 'manifeste.json', 'cle-publique.pem', 'LISEZ-MOI.txt', 'SHA256SUMS']);
    expect(Buffer.from(files['S-2025-0042.pdf']!).equals(LETTER)).toBe(true);
    const lines = Buffer.from(files.SHA256SUMS!).toString().trim().split('\n').map((line) => line.split('  '));
    expect(lines).toEqual(Object.entries(files).slice(0, 4).map(([name, bytes]) => [hash(bytes), name]));
    const manifest = JSON.parse(Buffer.from(files['manifeste.json']!).toString()) as { numero: string; scelleLe: string; fichiers: { sha256: string }[]; sceau: { sha256: string; signature: string } };
    expect(manifest).toMatchObject({ numero: 'S-2025-0042', scelleLe: '2025-05-13T09:25:00.000Z', fichiers: [{ octets: LETTER.length, sha256: hash(LETTER) }, {}], sceau: { sha256: hash(LETTER) } });
    const key = createPublicKey(Buffer.from(files['cle-publique.pem']!).toString());
    expect(verify(null, Buffer.from(hash(LETTER), 'hex'), key, Buffer.from(manifest.sceau.signature, 'base64url'))).toBe(true);
  });

  it('holds the pieces that the letter names by number and hash, under names that are nobody’s, and says which no antivirus saw', async () => {
    const [certificate, note] = [Buffer.from('%PDF-1.7 le certificat'), Buffer.from('la note')];
    const files = unzipSync(packageLetter({ ...await sealed(), pieces: [{ number: 1, type: 'pdf', state: 'CLEAN', bytes: certificate }, { number: 2, type: 'txt', state: 'UNSCANNED', bytes: note }] }));
    expect(Object.keys(files)).toEqual(['S-2025-0042.pdf', 'S-2025-0042-piece-1.pdf', 'S-2025-0042-piece-2.txt', 'manifeste.json', 'cle-publique.pem', 'LISEZ-MOI.txt', 'SHA256SUMS']);
    expect(Buffer.from(files['S-2025-0042-piece-1.pdf']!).equals(certificate)).toBe(true);
    const text = (name: string): string => Buffer.from(files[name]!).toString();
    expect((JSON.parse(text('manifeste.json')) as { fichiers: object[] }).fichiers.slice(1, 3)).toEqual([
      { nom: 'S-2025-0042-piece-1.pdf', piece: 1, octets: certificate.length, sha256: hash(certificate), antivirus: true }, { nom: 'S-2025-0042-piece-2.txt', piece: 2, octets: note.length, sha256: hash(note), antivirus: false }]);
    expect(text('SHA256SUMS')).toContain(`${hash(note)}  S-2025-0042-piece-2.txt\n`);
    expect(text('LISEZ-MOI.txt')).toMatch(/Non analysées par un antivirus[^:]*: S-2025-0042-piece-2\.txt\./);
  });

  it('of the same seal is the same bytes, under any zone', async () => {
    const packaged = { ...await sealed(), pieces: [{ number: 1, type: 'txt', state: 'CLEAN', bytes: Buffer.from('la note') } as const] };
    const before = process.env.TZ;
    const made = ['Europe/Paris', 'Pacific/Kiritimati', 'America/Cayenne'].map((zone) => {
      process.env.TZ = zone;
      return hash(packageLetter(packaged));
    });
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    expect(new Set(made).size).toBe(1);
  });
});
