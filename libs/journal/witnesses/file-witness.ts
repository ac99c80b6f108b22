import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openCheckpoint, type Checkpoint } from '../checkpoint/checkpoint.js';
import type { NoteVerifier } from '../checkpoint/note.js';
import { NotTheSameJournal, requireSameJournal, type Witness } from './witness.js';

const ENDING = '.checkpoint';
/** The public key, for whoever verifies from this folder alone. */
export const KEY_FILE = 'journal.key.pub';
export const nameOfCheckpoint = (size: number): string => `${String(size).padStart(16, '0')}${ENDING}`;

/** A folder, on a disk that is not the database's: one file for each checkpoint, written once. */
export class FileWitness implements Witness {
  readonly name: string;
  readonly is = 'FOLDER';

  constructor(private readonly folder: string, private readonly key: NoteVerifier) {
    this.name = `dossier ${folder}`;
  }

  async last(): Promise<Checkpoint | null> {
    const names = (await readdir(this.folder).catch(absent)).filter((name) => name.endsWith(ENDING)).sort();
    const name = names.at(-1);
    if (!name) return null;
    const checkpoint = openCheckpoint(await readFile(join(this.folder, name), 'utf8'), this.key);
    if (!checkpoint || nameOfCheckpoint(checkpoint.size) !== name) throw new NotTheSameJournal(this.name, 0, `le fichier ${name} n’est pas signé de la clé du journal, ou n’est pas de cette taille`);
    return checkpoint;
  }

  async take(note: string, proof: readonly Buffer[]): Promise<void> {
    const last = await this.last();
    const next = openCheckpoint(note, this.key);
    requireSameJournal(this.name, last, next, proof);
    if (next.size === last?.size) return;
    await mkdir(this.folder, { recursive: true });
    if (!last) await writeOnce(this.folder, KEY_FILE, `${this.key.line}\n`);
    await writeOnce(this.folder, nameOfCheckpoint(next.size), note);
  }
}

const absent = (error: NodeJS.ErrnoException): string[] => {
  if (error.code === 'ENOENT') return [];
  throw error;
};

/** Aside, on disk, then named: a file that is there is whole, and none is written over. */
async function writeOnce(folder: string, name: string, text: string): Promise<void> {
  const aside = join(folder, `.${name}.${process.pid}`);
  const file = await open(aside, 'w', 0o644);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await link(aside, join(folder, name)).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'EEXIST') throw error; });
  await rm(aside, { force: true });
}
