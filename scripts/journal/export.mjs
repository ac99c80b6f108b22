/*
 * npm run journal:export -- --to dossier : the leaves, as they were hashed (no name, no subject, no salt), in dossier/feuilles.jsonl, and every checkpoint beside it.
 * Reads as the sequencer's login: DATABASE_URL and ROLE_SECRET are the server's.
 */
import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { rolePassword } from '../launcher/secrets.mjs';

const PAGE = 5000;
const SHOWN_EVERY = 100_000;

function url() {
  const { DATABASE_URL, ROLE_SECRET } = process.env;
  if (!DATABASE_URL || !ROLE_SECRET) throw new Error('DATABASE_URL et ROLE_SECRET manquent : donnez ceux du serveur.');
  const database = new URL(DATABASE_URL);
  database.username = 'sequencer';
  database.password = rolePassword(ROLE_SECRET, 'sequencer');
  return database.toString();
}

/** Only what a checkpoint covers: the rest has no proof yet. */
async function exportTo(folder, client) {
  mkdirSync(folder, { recursive: true });
  const size = Number((await client.query('select size from app.tree_state()')).rows[0].size ?? 0);
  let checkpoints = 0;
  for (let after = 0, more = true; more;) {
    const { rows } = await client.query('select size, note from app.exported_checkpoints($1, $2)', [after, PAGE]);
    for (const { size: at, note } of rows) writeFileSync(join(folder, `${String(at).padStart(16, '0')}.checkpoint`), note);
    checkpoints += rows.length;
    after = rows.at(-1)?.size;
    more = rows.length === PAGE;
  }
  const out = createWriteStream(join(folder, 'feuilles.jsonl'));
  for (let from = 0; from < size; from += PAGE) {
    const { rows } = await client.query('select idx, encode(hash, \'hex\') as hash, leaf, row_is from app.exported_leaves($1, $2)', [from, Math.min(PAGE, size - from)]);
    const lines = rows.map(({ idx, hash, leaf, row_is: row }) => `${JSON.stringify({ index: Number(idx), hash, leaf, row })}\n`).join('');
    if (!out.write(lines)) await once(out, 'drain');
    if (from % SHOWN_EVERY === 0 && from > 0) console.log(`  … ${from} feuilles sur ${size}`);
  }
  out.end();
  await once(out, 'finish');
  console.log(`${size} feuilles et ${checkpoints} points de contrôle dans ${folder}.`);
  console.log(`À vérifier ailleurs : npm run journal:verify -- --leaves ${join(folder, 'feuilles.jsonl')} --checkpoints ${folder} --checkpoints <dossier du témoin> --key <dossier du témoin>/journal.key.pub`);
}

try {
  const { values } = parseArgs({ options: { to: { type: 'string' } } });
  if (!values.to) throw new Error('Usage : npm run journal:export -- --to dossier');
  const client = new pg.Client({ connectionString: url() });
  await client.connect();
  try {
    await exportTo(values.to, client);
  } finally {
    await client.end();
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
