/** The command that renews a key, as whoever operates runs it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { secrets } from '../support/database.js';
import type { Door } from '../support/door.js';

export interface Command { child: ChildProcess; says(what: RegExp): Promise<void>; ended(): Promise<{ code: number | null; said: string }> }

export function renewCommand(door: Door, folder: string, holder: string): Command {
  const child = spawn(process.execPath, ['dist/apps/keys/renew-main.js', holder], { env: { PATH: process.env.PATH, DATABASE_URL: door.db.url, ROLE_SECRET: secrets().roleSecret, KEK_FILE: secrets().kekFile, FILES_FOLDER: folder } });
  let said = '';
  for (const out of [child.stdout, child.stderr]) out.on('data', (piece: Buffer) => { said += piece.toString(); });
  const gone = once(child, 'close');
  return {
    child,
    says: async (what) => { while (!what.test(said) && child.exitCode === null) await new Promise((resolve) => { setTimeout(resolve, 2); }); },
    ended: async () => { const [code] = await gone as [number | null]; return { code, said }; },
  };
}

export async function renews(door: Door, folder: string, holder: string): Promise<string> {
  const { code, said } = await renewCommand(door, folder, holder).ended();
  if (code !== 0) throw new Error(said);
  return said;
}
