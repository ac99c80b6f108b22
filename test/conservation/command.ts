/** The command itself, as whoever runs the product runs it: without the key that wraps. */
import { execFile } from 'node:child_process';
import { secrets } from '../support/database.js';
import type { Door } from '../support/door.js';

export interface Ran { code: number; said: string }

export const eliminates = (door: Door, files: string, certificates: string): Promise<Ran> => new Promise((resolve) => {
  execFile(process.execPath, ['dist/apps/conservation/eliminate-main.js', '--certificates', certificates],
    { env: { PATH: process.env.PATH, DATABASE_URL: door.db.url, ROLE_SECRET: secrets().roleSecret, FILES_FOLDER: files } },
    (error, out, err) => resolve({ code: error ? Number(error.code) : 0, said: out + err }));
});
