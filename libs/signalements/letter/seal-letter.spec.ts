import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalLetterSeal, letterKeyBeside } from './seal-letter.js';

describe('the seal of a letter', () => {
  let folder: string;
  let file: string;
  const letter = Buffer.from('%PDF-1.7 …');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cordee-seal-'));
    file = letterKeyBeside(join(folder, 'kek'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('holds for these bytes and no others', async () => {
    const seal = new LocalLetterSeal(file);
    const sealed = await seal.seal(letter);
    expect(await seal.verify(letter, sealed)).toBe('VALID');
    expect(await seal.verify(Buffer.from('%PDF-1.7 ...'), sealed)).toBe('ALTERED');
    expect(await seal.verify(letter, { ...sealed, sha256: sealed.sha256.replace(/^./, (one) => (one === '0' ? '1' : '0')) })).toBe('ALTERED');
    for (const signature of ['', '!', 'AAAA', `${sealed.signature.slice(1)}A`]) expect(await seal.verify(letter, { ...sealed, signature })).toBe('ALTERED');
  });

  it('is checked by anybody with the public key, over the sha-256', async () => {
    const seal = new LocalLetterSeal(file);
    const { signature, sha256 } = await seal.seal(letter);
    const digest = createHash('sha256').update(letter).digest();
    expect(sha256).toBe(digest.toString('hex'));
    expect(verify(null, digest, createPublicKey(await seal.publicKey()), Buffer.from(signature, 'base64url'))).toBe(true);
  });

  it('is of one key, made once, for its owner alone, beside the key of keys', async () => {
    const first = await new LocalLetterSeal(file).seal(letter);
    expect(await new LocalLetterSeal(file).seal(letter)).toEqual(first);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['letter-key.pem']);
  });

  it('of another key is not judged altered: it is not known', async () => {
    const sealed = await new LocalLetterSeal(file).seal(letter);
    expect(await new LocalLetterSeal(join(folder, 'other.pem')).verify(letter, sealed)).toBe('UNKNOWN_KEY');
  });

  it('refuses a key that others read, and what is no key', () => {
    expect(new LocalLetterSeal(file)).toBeDefined();
    chmodSync(file, 0o640);
    expect(() => new LocalLetterSeal(file)).toThrow(/lisible par d’autres/);
    writeFileSync(join(folder, 'broken.pem'), 'rien', { mode: 0o600 });
    expect(() => new LocalLetterSeal(join(folder, 'broken.pem'))).toThrow();
  });
});
