import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newVersion } from '../../apps/keys/new-version.js';
import { KeyUnavailable } from '../../libs/platform/key-encryption.js';
import { LocalKeyEncryption } from '../../libs/platform/local-key-encryption.js';
import { SealBroken } from '../../libs/platform/seal.js';

const key = randomBytes(32);
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cordee-kek-'));
  file = join(folder, 'kek');
  writeFileSync(file, randomBytes(32), { mode: 0o600 });
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the versions of the key that wraps', () => {
  it('are one, the file of today, until another is made beside it: whole, 0600, and never over one that is there', async () => {
    const kek = new LocalKeyEncryption(file);
    expect(await kek.newest()).toBe(1);
    expect(newVersion(file)).toEqual({ version: 2, made: `${file}.2` });
    expect(newVersion(file).version).toBe(3);
    expect(await kek.newest()).toBe(3);
    expect([statSync(`${file}.2`).mode & 0o777, statSync(`${file}.2`).size]).toEqual([0o600, 32]);
    writeFileSync(`${file}.4.new`, '');
    expect(() => newVersion(file)).toThrow('EEXIST');
  });

  it('each open what they wrapped, and nothing else: the place of a key names its version', async () => {
    newVersion(file);
    const kek = new LocalKeyEncryption(file);
    const [first, second] = [await kek.wrap(key, 'dossier', 1), await kek.wrap(key, 'dossier', 2)];
    expect([first.kekVersion, second.kekVersion]).toEqual([1, 2]);
    for (const wrapped of [first, second]) expect(await kek.unwrap(wrapped, 'dossier')).toEqual(key);
    await expect(kek.unwrap({ ...first, kekVersion: 2 }, 'dossier')).rejects.toThrow(SealBroken);
    await expect(kek.unwrap({ ...second, kekVersion: 1 }, 'dossier')).rejects.toThrow(SealBroken);
  });

  it('may be brought while the server runs: one that is not known yet is looked for', async () => {
    const running = new LocalKeyEncryption(file);
    newVersion(file);
    const wrapped = await new LocalKeyEncryption(file).wrap(key, 'dossier', 2);
    expect(await running.unwrap(wrapped, 'dossier')).toEqual(key);
  });

  it('that are nowhere are said so, with what is safe', async () => {
    const kek = new LocalKeyEncryption(file);
    newVersion(file);
    const wrapped = await kek.wrap(key, 'dossier', 2);
    rmSync(`${file}.2`);
    await expect(new LocalKeyEncryption(file).unwrap(wrapped, 'dossier')).rejects.toThrow(/version 2 .*n’est pas sur ce serveur : rien n’a été ouvert/);
    await expect(new LocalKeyEncryption(file).wrap(key, 'dossier', 2)).rejects.toThrow(KeyUnavailable);
  });

  it('that are below the least are refused though their file is there, and withdrawn without harm to the others', async () => {
    newVersion(file);
    const kek = new LocalKeyEncryption(file);
    const [first, second] = [await kek.wrap(key, 'dossier', 1), await kek.wrap(key, 'dossier', 2)];
    const later = new LocalKeyEncryption(file, 2);
    await expect(later.unwrap(first, 'dossier')).rejects.toThrow(/version 1 .* est retirée \(KEK_MIN_VERSION=2\)/);
    expect(await later.unwrap(second, 'dossier')).toEqual(key);
    rmSync(file);
    expect(await new LocalKeyEncryption(file).unwrap(second, 'dossier')).toEqual(key);
    rmSync(`${file}.2`);
    expect(() => new LocalKeyEncryption(file)).toThrow(/est absente : rien ne peut être ouvert/);
  });

  it('are 32 bytes each, and no other file beside them is one', async () => {
    for (const name of ['kek.1', 'kek.new', 'kek.2.new', 'kek.02', 'kek-2', 'letter-key.pem']) writeFileSync(join(folder, name), 'not a key');
    expect(await new LocalKeyEncryption(file).newest()).toBe(1);
    writeFileSync(`${file}.2`, randomBytes(31));
    expect(() => new LocalKeyEncryption(file)).toThrow('version 2, must be 32 bytes');
  });

  it('leave the former key of an index as it was, as long as the first is there', () => {
    const before = new LocalKeyEncryption(file).formerIndexKey(99);
    newVersion(file);
    expect(new LocalKeyEncryption(file).formerIndexKey(99)).toEqual(before);
    expect(new LocalKeyEncryption(file).formerIndexKey(98)).not.toEqual(before);
    rmSync(file);
    expect(new LocalKeyEncryption(file).formerIndexKey(99)).toBeNull();
  });
});
