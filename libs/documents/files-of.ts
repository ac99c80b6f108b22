import { join } from 'node:path';
import { Bucket } from '../platform/bucket.js';
import type { BucketPlace } from '../platform/config.js';
import type { Log } from '../platform/log.js';
import { BucketFiles } from './bucket-files.js';
import { LocalFiles, type FileStore } from './files.js';

/** The folder, or the bucket that the environment names. */
export async function filesOf({ filesFolder, filesBucket }: { filesFolder: string; filesBucket: BucketPlace | null }, log: Log): Promise<FileStore> {
  if (!filesBucket) return new LocalFiles(join(filesFolder, 'pieces'));
  const files = new BucketFiles(new Bucket(filesBucket));
  await files.check(log);
  return files;
}
