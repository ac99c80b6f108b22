import pg from 'pg';
import { readKeysConfig } from '../../libs/platform/config.js';
import { sqlState } from '../../libs/platform/errors.js';
import { keyEncryptionOf } from '../../libs/platform/key-encryption-of.js';
import { urlOf } from '../../libs/platform/logins.js';
import { rotate } from './rotate.js';
import { said } from './said.js';

/** npm run keys:rotate: with the environment of a server, which goes on serving. It may be stopped, and run again. */
try {
  const config = readKeysConfig();
  const kek = keyEncryptionOf(config);
  const db = new pg.Client({ connectionString: urlOf(config.databaseUrl, config.roleSecret, 'rewrap'), application_name: 'cordee keys:rotate' });
  await db.connect().catch((e: unknown) => { throw new Error(`La base ne répond pas (${sqlState(e) ?? 'sans réponse'}). Rien n’a changé.`); });
  try {
    const rotated = await rotate(db, kek, (line) => void process.stdout.write(`${line}\n`));
    process.stdout.write(`${said(rotated)}\n`);
    if (rotated.broken.length > 0 || rotated.left.size > 0) process.exitCode = 1;
  } finally {
    await db.end();
  }
} catch (e) {
  process.stderr.write(`${e instanceof Error ? e.message : String(e)}\n`);
  process.exitCode = 1;
}
