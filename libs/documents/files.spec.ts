import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LocalFiles } from './files.js';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'cordee-kept-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* content(...all: string[]): AsyncGenerator<Buffer> { for (const one of all) yield Buffer.from(one); }
const all = (): string[] => readdirSync(folder, { recursive: true }).map(String).filter((name) => name.length > 2);

describe('the folder of sealed files', () => {
  it('gives any part of what it was given, and nothing of what it was not', async () => {
    const files = new LocalFiles(folder);
    const name = randomUUID();
    await files.put(name, content('Bon', 'jour'));
    const file = (await files.open(name))!;
    expect(file.size).toBe(7);
    expect((await file.read(2, 3)).toString()).toBe('njo');
    expect((await file.read(5, 100)).toString()).toBe('ur');
    expect(await file.read(9, 3)).toHaveLength(0);
    await file.close();
    expect(await files.open(randomUUID())).toBeNull();
    await files.remove(name);
    await files.remove(name);
    expect(await files.open(name)).toBeNull();
  });

  it('keeps a whole file or none: what is cut while it is written leaves the former one', async () => {
    const files = new LocalFiles(folder);
    const name = randomUUID();
    const cut = (async function* broken() { yield Buffer.from('autre'); throw new Error('cut'); })();
    await expect(files.put(name, cut)).rejects.toThrow('cut');
    expect(all()).toEqual([]);
    await files.put(name, content('un'));
    await expect(files.put(name, (async function* broken() { yield Buffer.from('autre'); throw new Error('cut'); })())).rejects.toThrow('cut');
    const file = (await files.open(name))!;
    expect((await file.read(0, 10)).toString()).toBe('un');
    await file.close();
    expect(all()).toHaveLength(1);
  });

  it('takes no name but an id: none leads elsewhere', async () => {
    const files = new LocalFiles(folder);
    for (const name of ['../a', 'a', '', `${randomUUID()}/../../a`, '/etc/passwd']) {
      await expect(files.put(name, content('a'))).rejects.toThrow();
      await expect(files.open(name)).rejects.toThrow();
    }
  });
});
