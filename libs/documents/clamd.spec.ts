import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { docx } from '../../test/documents/make/docx.js';
import { rawZip } from '../../test/documents/make/raw-zip.js';
import { eicar, FakeClamd, type Mood } from '../../test/documents/fake-clamd.js';
import { scan } from './clamd.js';
import { examine, type Verdict } from './examine.js';

const program = join(process.cwd(), 'dist/libs/documents/check/main.js');
let clamd: FakeClamd;
beforeAll(async () => { clamd = await FakeClamd.start(); });
afterAll(async () => { await clamd.stop(); });
beforeEach(() => { clamd.mood = 'sound'; clamd.heard.length = 0; });

const verdict = (bytes: Buffer, name = 'a.txt', clamdUrl = clamd.url): Promise<Verdict> => examine({ program, clamdUrl }, bytes, name);

describe('the antivirus', () => {
  it('is given every byte, whatever the size, and its one good answer opens', async () => {
    for (const size of [0, 1, 65_535, 65_536, 65_537, 1_000_000]) {
      const bytes = randomBytes(size);
      expect(await scan(clamd.url, bytes)).toBe('CLEAN');
      expect(clamd.heard.at(-1)!.equals(bytes)).toBe(true);
    }
  });

  it('finds what it knows: as it is, and in a text that is sound otherwise', async () => {
    expect(await verdict(Buffer.from('Bonjour'))).toMatchObject({ state: 'CLEAN', type: 'txt' });
    expect(await verdict(eicar())).toEqual({ state: 'REFUSED', reason: 'INFECTE' });
    expect(await verdict(Buffer.concat([Buffer.from('Bonjour '), eicar()]))).toEqual({ state: 'REFUSED', reason: 'INFECTE' });
    // Stored as it is in the container: a daemon unpacks, this one looks at the bytes.
    expect(await verdict(docx({}, [{ name: 'word/a.xml', method: 0, data: Buffer.concat([Buffer.from('<a>'), eicar(), Buffer.from('</a>')]) }]), 'a.docx')).toEqual({ state: 'REFUSED', reason: 'INFECTE' });
  });

  it('is not asked of what the structure refuses already', async () => {
    expect(await verdict(rawZip([{ name: 'a.zip', data: rawZip([{ name: 'eicar.com', data: eicar() }]) }]), 'a.docx')).toEqual({ state: 'REFUSED', reason: 'DESACCORD' });
    expect(clamd.heard).toHaveLength(0);
  });

  it.each<[Mood, string]>([['error', 'ANTIVIRUS'], ['cut', 'ANTIVIRUS'], ['closed', 'ANTIVIRUS'], ['strange', 'ANTIVIRUS'], ['half', 'ANTIVIRUS'], ['limits', 'INFECTE']])('that is %s refuses', async (mood, reason) => {
    expect((await verdict(Buffer.from('Bonjour'))).state).toBe('CLEAN');
    clamd.mood = mood;
    expect(await verdict(Buffer.from('Bonjour'))).toEqual({ state: 'REFUSED', reason });
  });

  it('that is silent, or absent, refuses', async () => {
    clamd.mood = 'silent';
    expect(await scan(clamd.url, Buffer.from('Bonjour'), 200)).toBe('FAILED');
    expect(await verdict(Buffer.from('Bonjour'), 'a.txt', 'clamd://127.0.0.1:9')).toEqual({ state: 'REFUSED', reason: 'ANTIVIRUS' });
    expect(await verdict(Buffer.from('Bonjour'), 'a.txt', 'unix:/nowhere/clamd.sock')).toEqual({ state: 'REFUSED', reason: 'ANTIVIRUS' });
  });

  it('that is not configured is said so', async () => {
    expect(await verdict(Buffer.from('Bonjour'), 'a.txt', '')).toMatchObject({ state: 'UNSCANNED' });
  });
});
