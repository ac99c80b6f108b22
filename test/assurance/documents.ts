/** What a document of ours says, and what the code has. */
import { readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { filesUnder } from '../../scripts/files.mjs';
import { readConfig, readMigrateConfig } from '../../libs/platform/config.js';

const SECURITY = readFileSync('docs/securite.md', 'utf8');

export const section = (title: string): string => SECURITY.split('\n## ').find((part) => part.startsWith(`${title}\n`)) ?? '';

/** The rows of the tables of a text, without their heads. */
export const tableOf = (text: string): string[][] => text.split('\n').filter((line, i, all) => line.startsWith('|') && !/^\|[-|]+$/.test(line) && !/^\|[-|]+$/.test(all[i + 1] ?? '')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));

export const quoted = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);

/** A server's environment, with nothing in it that has a default. */
export const ENVIRONMENT: Record<string, string> = {
  DATABASE_URL: 'postgres://localhost/cordee', ROLE_SECRET: 'x'.repeat(32), CONTEXT_KEY: randomBytes(32).toString('base64url'), COOKIE_SECRET: randomBytes(32).toString('base64url'), KEK_FILE: '/run/secrets/kek',
  OIDC_ISSUER: 'https://fia.example', OIDC_CLIENT_ID: 'cordee', OIDC_CLIENT_SECRET: 'x'.repeat(16),
};

/** The variables that the server and the migration look for: each may come from a file, by its name and _FILE. */
export function asked(): string[] {
  const names = new Set<string>();
  const watched = new Proxy({ ...ENVIRONMENT, DATABASE_OWNER_URL: 'postgres://localhost/cordee' }, { get: (env: Record<string, string>, name) => { if (String(name).endsWith('_FILE') && !(name in env)) names.add(String(name).slice(0, -'_FILE'.length)); return env[String(name)]; } });
  readConfig(watched);
  readMigrateConfig(watched);
  return [...names].sort();
}

/** The code that is shipped. */
export const sources = (): { path: string; code: string }[] => [...filesUnder('apps'), ...filesUnder('libs')].filter((path) => /\.tsx?$/.test(path) && !/\.spec\.ts$|\.d\.ts$|generated/.test(path)).map((path) => ({ path, code: readFileSync(path, 'utf8').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '') }));
