import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, rmSync, writeSync } from 'node:fs';
import { versionsBeside } from '../../libs/platform/local-key-encryption.js';

/** Makes the next version beside the others, 0600, whole or not at all, and never over one that is there. Nothing uses it before a rotation. */
export function newVersion(file: string): { version: number; made: string } {
  const versions = [...versionsBeside(file).keys()];
  if (versions.length === 0) throw new Error(`Aucune clé à ${file} : une version s’ajoute à celles qu’il y a. Rien n’a été fait.`);
  const version = Math.max(...versions) + 1;
  const made = `${file}.${version}`;
  const aside = `${made}.new`;
  const descriptor = openSync(aside, 'wx', 0o600);
  try {
    writeSync(descriptor, randomBytes(32));
    fsyncSync(descriptor);
    linkSync(aside, made);
  } finally {
    closeSync(descriptor);
    rmSync(aside, { force: true });
  }
  return { version, made };
}
