/* Once, before `docker compose up`: the secrets of the containers, each told only what it needs. Kept out of git and of images. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { journalKey, rolePassword } from './launcher/secrets.mjs';
import { root } from './paths.mjs';

const folder = join(root, '.docker-secrets');
if (existsSync(folder)) {
  console.error(`${folder} existe déjà : les données d'un volume ne s'ouvrent qu'avec lui. Supprimez-le vous-même pour en changer.`);
  process.exit(1);
}

const secret = () => randomBytes(32).toString('base64url');
const [owner, ROLE_SECRET, CONTEXT_KEY, COOKIE_SECRET, OIDC_CLIENT_SECRET] = Array.from({ length: 5 }, secret);
const shared = { ROLE_SECRET, CONTEXT_KEY, KEK_FILE: '/run/secrets/kek' };
const identity = { OIDC_CLIENT_ID: 'cordee', OIDC_CLIENT_SECRET, PUBLIC_URL: 'http://localhost:3000' };
const OIDC_ISSUER = 'http://localhost:3001/api/v2';
const files = {
  postgres: { POSTGRES_PASSWORD: owner },
  migrate: { ...shared, DATABASE_OWNER_URL: `postgres://postgres:${owner}@postgres:5432/cordee`, OIDC_ISSUER },
  identity: { ...identity, IDENTITY_PORT: 3001 },
  api: {
    ...shared,
    ...identity,
    COOKIE_SECRET,
    JOURNAL_KEY_FILE: '/run/secrets/journal.key',
    JOURNAL_WITNESS_FOLDER: '/witness',
    DATABASE_URL: `postgres://app_rt:${rolePassword(ROLE_SECRET, 'app_rt')}@postgres:5432/cordee`,
    OIDC_ISSUER,
  },
};

mkdirSync(folder, { mode: 0o700 });
writeFileSync(join(folder, '.gitignore'), '*\n');
for (const [name, values] of Object.entries(files)) {
  writeFileSync(join(folder, `${name}.env`), Object.entries(values).map(([key, value]) => `${key}=${value}\n`).join(''), { mode: 0o600 });
}
// Mounted alone in containers that run under another number: the folder is what keeps others out.
writeFileSync(join(folder, 'kek'), randomBytes(32), { mode: 0o644 });
writeFileSync(join(folder, 'journal.key'), `${journalKey('docker.cordee.example/journal')}\n`, { mode: 0o644 });
console.log(`Secrets écrits dans ${folder} : « docker compose up --build ».`);
