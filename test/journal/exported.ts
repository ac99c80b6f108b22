/** A journal as it leaves: the export that is shipped, run as a program, and what it wrote. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secrets } from '../support/database.js';
import type { JournalBench } from './bench.js';

export interface Ran { code: number; out: string; err: string }
const run = (script: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ran> => new Promise((resolve) => {
  execFile(process.execPath, [script, ...args], { env: { PATH: process.env.PATH, ...env } }, (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }));
});

export const exported = (bench: Pick<JournalBench, 'door'>, to: string): Promise<Ran> => run('scripts/journal/export.mjs', ['--to', to], { DATABASE_URL: bench.door.db.url, ROLE_SECRET: secrets().roleSecret });

/** In a folder of its own, where there is nothing to import but itself. */
export function verifier(): (...args: string[]) => Promise<Ran> {
  const alone = mkdtempSync(join(tmpdir(), 'cordee-verifier-'));
  for (const file of readdirSync('scripts/journal').filter((f) => /^(verify|audit|notes|tree|receipt)\.mjs$/.test(f))) copyFileSync(join('scripts/journal', file), join(alone, file));
  return (...args) => run(join(alone, 'verify.mjs'), args);
}

export const linesOf = (folder: string): string[] => readFileSync(join(folder, 'feuilles.jsonl'), 'utf8').trimEnd().split('\n');
export const notesOf = (folder: string): { file: string; folder: string; text: string }[] => readdirSync(folder).filter((f) => f.endsWith('.checkpoint')).sort()
  .map((file) => ({ file, folder, text: readFileSync(join(folder, file), 'utf8') }));
