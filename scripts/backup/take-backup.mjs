import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createGzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { root } from '../paths.mjs';
import { Sentence } from '../sentence.mjs';
import { baseBackup } from './base-backup.mjs';
import { writeManifest } from './manifest.mjs';
import { identify, lsnText, replicationClient, sqlClient } from './replication.mjs';
import { copySealed } from './sealed-files.mjs';

const SHOWN_EVERY = 64 * 2 ** 20;

/** The database and the sealed files, as of one instant, in a folder of its own; under another name until it is whole. No key, no secret goes there. */
export async function takeBackup({ url, files, to, say }) {
  if (existsSync(to) && readdirSync(to).length > 0) throw new Sentence(`${to} n’est pas vide : une sauvegarde a son dossier. Rien n’a été fait.`);
  if (files && !existsSync(dirname(files))) throw new Sentence(`Le dossier des fichiers scellés n’est pas à ${dirname(files)} : corrigez FILES_FOLDER. Rien n’a été fait.`);
  const half = `${to.replace(/\/+$/, '')}.incomplete`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  try {
    const at = new Date().toISOString();
    const standing = await standingOf(url);
    // Before and after: a file is there before its row and after it, so that one of the two has each that the copy of the base names.
    if (files) copySealed(files, join(half, 'pieces'));
    const place = await copyBase(url, join(half, 'base.tar.gz'), say);
    if (files) copySealed(files, join(half, 'pieces'));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const manifest = await writeManifest(half, { of: 'cordee', at, release: version, ...standing, timeline: place.timeline, start: lsnText(place.start), end: lsnText(place.end), pieces: files ? 'FOLDER' : 'BUCKET' });
    if (existsSync(to)) rmdirSync(to);
    renameSync(half, to);
    return manifest;
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    throw error;
  }
}

/** Read before the copy begins: what is copied has at least that. */
async function standingOf(url) {
  const systemId = await systemOf(url);
  const client = await sqlClient(url);
  try {
    const { rows: [{ database, postgres }] } = await client.query(`select current_database() as database, current_setting('server_version_num')::integer as postgres`);
    const { rows: [{ name: migration }] } = await client.query('select name from public.migration order by name desc limit 1');
    const { rows: [last] } = await client.query('select size, root, note from app.checkpoint order by size desc limit 1');
    const journal = last ? { size: Number(last.size), root: last.root.toString('base64'), checkpoint: last.note.toString() } : null;
    return { systemId, database, postgres, migration, journal };
  } catch (error) {
    throw new Sentence(`Cette base n’est pas celle de Cordée, ou ce compte ne la lit pas (${error.code ?? 'sans réponse'}). Rien n’a été gardé.`);
  } finally {
    await client.end();
  }
}

async function systemOf(url) {
  const client = await replicationClient(url, 'cordee_sauvegarde');
  try {
    return (await identify(client)).systemId;
  } finally {
    await client.end();
  }
}

async function copyBase(url, path, say) {
  const gzip = createGzip({ level: 1 });
  const written = pipeline(gzip, createWriteStream(path, { mode: 0o600, flush: true }));
  let [bytes, shown] = [0, 0];
  const copying = baseBackup(url, gzip, (count) => {
    bytes += count;
    if (bytes - shown < SHOWN_EVERY) return;
    shown = bytes;
    say(`    ${Math.round(bytes / 2 ** 20)} Mo copiés`);
  }).finally(() => gzip.end());
  const [place] = await Promise.all([copying, written]);
  return place;
}
