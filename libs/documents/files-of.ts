import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Bucket } from '../platform/bucket.js';
import type { BucketPlace } from '../platform/config.js';
import type { Log } from '../platform/log.js';
import { BucketFiles } from './bucket-files.js';
import { LocalFiles, type FileStore } from './files.js';

interface FilesPlace { filesFolder: string; filesBucket: BucketPlace | null }

/** The folder, or the bucket that the environment names. */
export async function filesOf({ filesFolder, filesBucket }: FilesPlace, log: Log): Promise<FileStore> {
  if (!filesBucket) return new LocalFiles(join(filesFolder, 'pieces'));
  const files = new BucketFiles(new Bucket(filesBucket));
  await files.check(log);
  return files;
}

/** The same, for a command that changes or destroys what is there: in a wrong folder it would find nothing, and say that it was done. */
export async function filesThere(place: FilesPlace, log: Log): Promise<FileStore> {
  if (!place.filesBucket && !existsSync(join(place.filesFolder, 'pieces'))) throw new Error(`Le dossier des fichiers scellés n’est pas à ${place.filesFolder}. Rien n’a été fait : corrigez FILES_FOLDER, puis recommencez.`);
  return await filesOf(place, log);
}
