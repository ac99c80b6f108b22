/** What the commands of whoever operates share: a login of their own, a sentence when they cannot, an exit code. */
import pg from 'pg';
import { sqlState } from './errors.js';
import { urlOf, type Login } from './logins.js';

/** Whatever stops it is said on the error output, without a trace, and the exit code is 1. */
export async function command(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (e) {
    process.stderr.write(`${e instanceof Error ? e.message : String(e)}\n`);
    process.exitCode = 1;
  }
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** One connection, as this login, for as long as it is used; `name` is what PostgreSQL shows of it. */
export async function connectedAs(login: Login, name: string, { databaseUrl, roleSecret }: { databaseUrl: string; roleSecret: string }, use: (db: pg.Client) => Promise<void>): Promise<void> {
  const db = new pg.Client({ connectionString: urlOf(databaseUrl, roleSecret, login), application_name: name });
  await db.connect().catch((e: unknown) => { throw new Error(`La base ne répond pas (${sqlState(e) ?? 'sans réponse'}). Rien n’a changé.`); });
  try {
    await use(db);
  } finally {
    await db.end();
  }
}
