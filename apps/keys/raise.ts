import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { sqlState } from '../../libs/platform/errors.js';
import type { KeyEncryption } from '../../libs/platform/key-encryption.js';

/** From the commit of this on, every node wraps with this version: whoever was wrapping with the former one has ended. Returns what it was. */
export async function raise(db: pg.ClientBase, kek: KeyEncryption, version: number): Promise<number> {
  await serves(kek, version);
  for (let attempt = 1; ; attempt++) {
    await db.query('begin');
    try {
      await db.query(`select pg_advisory_xact_lock(hashtextextended('kek_in_use', 0))`);
      const { rows: [used] } = await db.query<{ version: number }>('select version from app.kek_in_use');
      if (used!.version > version) throw new Error(`La base emploie déjà la version ${used!.version} de la clé, que ce serveur n’a pas (la plus récente ici : ${version}). Rien n’a changé : déposez-la ici, puis recommencez.`);
      await db.query('update app.kek_in_use set version = $1 where version < $1', [version]);
      await db.query('commit');
      return used!.version;
    } catch (e) {
      await db.query('rollback');
      // It waits behind those who are writing; each is given five seconds, as it is.
      if (sqlState(e) !== '57014' || attempt === 6) throw e;
    }
  }
}

/** A version that does not open what it wraps must never be the one in use. */
async function serves(kek: KeyEncryption, version: number): Promise<void> {
  const key = randomBytes(32);
  const opened = await kek.unwrap(await kek.wrap(key, 'trial', version), 'trial');
  if (!opened.equals(key)) throw new Error(`La version ${version} de la clé ne rouvre pas ce qu’elle ferme. Rien n’a changé.`);
}
