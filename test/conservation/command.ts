/** The command itself, as whoever runs the product runs it: without the key that wraps. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { secrets } from '../support/database.js';
import type { Door } from '../support/door.js';

export interface Ran { code: number; said: string }

const env = (door: Door, files: string): Record<string, string | undefined> => ({ PATH: process.env.PATH, DATABASE_URL: door.db.url, ROLE_SECRET: secrets().roleSecret, FILES_FOLDER: files });

export const eliminates = (door: Door, files: string, certificates: string, program = 'dist/apps/conservation/eliminate-main.js'): Promise<Ran> => new Promise((resolve) => {
  execFile(process.execPath, [program, '--certificates', certificates], { env: env(door, files) }, (error, out, err) => resolve({ code: error ? Number(error.code) : 0, said: out + err }));
});

/** Killed as kill -9 kills, at one of its steps or after some milliseconds; whether it was, or went to its end before. */
export async function killed(door: Door, files: string, certificates: string, { at = '', when = 'SENT', program, afterMs }: { at?: string; when?: 'BEFORE' | 'SENT'; program?: string; afterMs?: number }): Promise<boolean> {
  const child = spawn(process.execPath, ['test/conservation/dies-at.mjs', '--certificates', certificates], { stdio: 'ignore', env: { ...env(door, files), DIES_AT: at, DIES: when, ...(program && { PROGRAM: program }) } });
  const gone = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>;
  if (afterMs !== undefined) void sleep(afterMs).then(() => child.kill('SIGKILL'));
  const [code, signal] = await gone;
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`it left with ${code}`);
  return signal === 'SIGKILL';
}
