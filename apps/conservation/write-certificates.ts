import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { certificate } from '../../libs/conservation/certificate.js';
import { tombstoneOf } from './tombstone-of.js';

/** Of everything that was ever destroyed, those that this folder has not: whoever was stopped between the act and its paper, or lost it, has it again, the same. A paper has its name once it is whole: half of one would be taken for it. */
export async function writeCertificates(db: pg.ClientBase, folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { rows } = await db.query<{ id: string }>('select app.eliminations_done() as id');
  const missing = rows.map(({ id }) => ({ id, path: join(folder, `elimination-${id}.txt`) })).filter(({ path }) => !existsSync(path));
  for (const { id, path } of missing) {
    const draft = `${path}.partiel`;
    writeFileSync(draft, certificate((await tombstoneOf(db, id))!), { mode: 0o600, flush: true });
    renameSync(draft, path);
  }
  return missing.map(({ path }) => path);
}
