import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(fileURLToPath(new URL('..', import.meta.url)));

/** What the build makes and the launcher runs. */
export const entries = {
  migrate: join(root, 'dist/apps/migrate/main.js'),
  identity: join(root, 'dist/apps/identity/main.js'),
  api: join(root, 'dist/apps/api/main.js'),
  web: join(root, 'dist/apps/web/index.html'),
  mail: join(root, 'scripts/mail-sink/main.mjs'),
};

export const castFile = join(root, 'apps/identity/cast.json');

/** Where everything that `npm start` keeps is, unless one says otherwise. */
export const dataFolder = resolve(root, process.env.CORDEE_DATA || '.cordee');
