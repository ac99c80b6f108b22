import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Audit, Broken } from '../journal/audit.mjs';
import { checkpointsOf, openCheckpoint, readKey } from '../journal/notes.mjs';
import { Sentence } from '../sentence.mjs';

const PAGE = 5000;

/** What others know of this journal: folders of witnesses, checkpoints kept one by one, what the backup itself wrote. */
export function knownCheckpoints({ key, witnesses, known, manifest }) {
  const one = (file, text, folder) => {
    const opened = openCheckpoint(text, key);
    if (!opened) throw new Sentence(`Le point de contrôle ${file} n’est pas signé de la clé du journal : il ne prouve rien. Rien n’a été gardé.`);
    return { file, folder, ...opened };
  };
  const kept = witnesses.flatMap((folder) => {
    const found = existsSync(folder) ? checkpointsOf(folder, key) : [];
    if (found.length === 0) throw new Sentence(`Le témoin ${folder} n’a aucun point de contrôle : il ne peut dire si cette copie est la dernière. Montez le vrai, ou dites --without-witness. Rien n’a été gardé.`);
    return found;
  });
  const given = known.map((file) => one(basename(file), readFileSync(file, 'utf8'), dirname(file)));
  const own = manifest.journal ? [one('du manifeste', manifest.journal.checkpoint, 'manifeste')] : [];
  return [...kept, ...given, ...own];
}

export const keyOfJournal = (given, witnesses) => {
  const file = given ?? witnesses.map((folder) => join(folder, 'journal.key.pub')).find((path) => existsSync(path));
  if (!file) throw new Sentence('La clé publique du journal n’est pas donnée : --key <dossier du témoin>/journal.key.pub. Rien n’a été gardé.');
  return readKey(file);
};

/**
 * Every leaf again, against all that was signed of it. Throws when it is another journal.
 * What was signed beyond its end is a rollback: { size, rollback: { size, missing, by } | null }.
 */
export async function compareJournal(client, key, known) {
  const { rows: [{ size: text }] } = await client.query('select coalesce(max(idx), -1) + 1 as size from app.leaf');
  const size = Number(text);
  const own = (await client.query('select size, note from app.checkpoint order by size')).rows.map(({ size: at, note }) => ({ file: `${at} de la base`, folder: 'base', size: Number(at), root: openCheckpoint(note.toString(), key)?.root ?? null }));
  const within = [...own, ...known].filter((one) => one.size <= size);
  const beyond = known.filter((one) => one.size > size).sort((a, b) => b.size - a.size);
  try {
    if (within.length > 0) await audited(client, new Audit(within), size);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    throw new Sentence(`Le journal restauré n’est pas celui qui fut signé : ${error.message} (indices ${error.from} à ${error.to}). Rien n’a été gardé : n’exploitez pas cette copie, gardez-la avec les dossiers des témoins, et prenez une autre sauvegarde.`);
  }
  const [last] = beyond;
  return { size, rollback: last ? { size: last.size, missing: last.size - size, by: `${last.folder}/${last.file}` } : null };
}

async function audited(client, audit, size) {
  for (let from = 0; from < size; from += PAGE) {
    const { rows } = await client.query(`select idx, encode(hash, 'hex') as hash, leaf, row_is from app.exported_leaves($1, $2)`, [from, PAGE]);
    for (const { idx, hash, leaf, row_is: row } of rows) audit.line(JSON.stringify({ index: Number(idx), hash, leaf, row }));
  }
  audit.end();
}
