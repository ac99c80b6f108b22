/* Of what a backup is made: the environment says, or the product that `npm start` runs here. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { read } from '../lock.mjs';
import { dataFolder } from '../paths.mjs';
import { Sentence } from '../sentence.mjs';

/** url: of an account that may replicate and read public.migration and app.checkpoint. files: null when they are in a bucket. */
export function backupSource(env = process.env, folder = dataFolder) {
  return { url: env.BACKUP_DATABASE_URL || started(folder), files: filesFolder(env, folder) };
}

function started(folder) {
  const postgres = read(join(folder, 'running.json'))?.postgres;
  const secret = postgres && join(postgres.folder, 'password');
  if (!secret || !existsSync(secret)) throw new Sentence(`Aucun produit ne tourne dans ${folder}, et BACKUP_DATABASE_URL n’est pas donné : démarrez le produit, ou dites quelle base. Rien n’a été fait.`);
  return `postgres://postgres:${readFileSync(secret, 'utf8').trim()}@127.0.0.1:${postgres.port}/cordee`;
}

function filesFolder(env, folder) {
  if (env.FILES_BUCKET_URL) return null;
  if (env.FILES_FOLDER) return join(env.FILES_FOLDER, 'pieces');
  return join(env.KEK_FILE ? dirname(env.KEK_FILE) : folder, 'files', 'pieces');
}
