import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { until } from '../../test/scenarios/support/acts.js';
import { LocalKeyEncryption } from '../platform/local-key-encryption.js';
import { makeLog } from '../platform/log.js';
import { LocalFiles } from './files.js';
import { Shelf } from './shelf.js';

it('erases a deposit past its day while the server serves, not at its next start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-files-'));
  writeFileSync(join(folder, 'kek'), randomBytes(32));
  const shelf = new Shelf(folder, new LocalFiles(join(folder, 'pieces')), new LocalKeyEncryption(join(folder, 'kek')), { program: '', clamdUrl: '' }, makeLog('silent'), '', 20);
  await shelf.start();
  try {
    const me = randomUUID();
    const [old, recent] = [await shelf.deposits.create(me, randomUUID(), 1, 'a.txt'), await shelf.deposits.create(me, randomUUID(), 1, 'b.txt')];
    const file = join(folder, 'deposits', `${old.id}.json`);
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')) as object, createdAt: old.createdAt - shelf.deposits.limits.lifeMs }));
    await until('it is erased', () => !existsSync(file));
    expect(await shelf.deposits.find(me, recent.id)).not.toBeNull();
  } finally {
    await shelf.stop();
    rmSync(folder, { recursive: true });
  }
});
