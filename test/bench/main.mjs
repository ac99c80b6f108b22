import { cpus } from 'node:os';
import { ensureBuilt } from '../../scripts/build.mjs';
import { boards } from './boards.mjs';
import { id } from './ids.mjs';
import { pages } from './pages.mjs';
import { reading } from './reading.mjs';
import { DOSSIERS_OF_THE_PERSONA, SIZES } from './sizes.mjs';

const sizeName = ['small', 'wide'].find((name) => process.argv.includes(`--${name}`)) ?? 'full';
const only = process.argv.find((a) => a.startsWith('--only='))?.slice(7);
const rounds = Number(process.argv.find((a) => a.startsWith('--rounds='))?.slice(9) ?? 8);
const say = (line) => console.log(line);
await ensureBuilt();
const { database, emptyDatabase, start, token } = await import('./processes.mjs');
const { myDay } = await import('./my-day.mjs');
const { screens } = await import('./screens.mjs');
const { delivery } = await import('./delivery.mjs');
const { posting } = await import('./posting.mjs');
const { cost } = await import('./cost.mjs');
const { overhead } = await import('./overhead.mjs');

const size = SIZES[sizeName];
const apiOn = (db, level = 'error', program = 'dist/apps/api/main.js') => start(program, { ...db.env, PORT: '0', PUBLIC_URL: 'http://localhost:1', OIDC_ISSUER: 'http://localhost:2/api/v2', OIDC_CLIENT_ID: 'bench', OIDC_CLIENT_SECRET: 'benchbenchbenchbench', LOG_LEVEL: level, WORKER: 'off' });

/** A département of its own, which grows while it is measured. */
async function growing() {
  const db = await emptyDatabase('day');
  let api;
  try {
    // No worker looks at the deadlines while this is measured, which the API would say every few seconds.
    api = await apiOn(db, 'fatal');
    await myDay({ db, api, kekFile: db.kekFile, say });
  } finally {
    api?.child.removeAllListeners('exit').kill();
    await db.owner.end();
    await db.postgres.stop();
  }
}

if (!only || only === 'screens') await screens({ say });
if (only === 'screens') process.exit();
if (!only || only === 'day') await growing();
if (only === 'day') process.exit();
say(`Banc : ${size.dossiers} dossiers, ${size.dossiers * size.threadsEach} échanges, ${size.dossiers * size.threadsEach * size.messagesEach} messages ; ${cpus().length} cœurs, Node ${process.version}.`);
const db = await database(sizeName, size, say);
const children = [];
const threads = Array.from({ length: DOSSIERS_OF_THE_PERSONA }, (_, n) => Array.from({ length: size.threadsEach }, (__, t) => id(`thread ${n} ${t}`))).flat();
try {
  if (!only || only === 'cost') await cost({ db, size, threads, say });
  if (!only || only === 'overhead') await overhead({ db, apiOn, token, threads, say, rounds });
  const api = await apiOn(db);
  const bare = await start('test/bench/bare.mjs', { OWNER_URL: db.ownerUrl });
  const dutiful = await start('test/bench/dutiful.mjs', db.env);
  children.push(api.child, bare.child, dutiful.child);
  const persona = await token(db.owner, 4);

  if (!only || only === 'pages') await pages({ db, processes: { cordée: api, bare }, persona, say, rounds });
  if (!only || only === 'boards') await boards({ db, processes: { cordée: api, bare }, cell: await token(db.owner, 'cell'), parquet: await token(db.owner, 'parquet'), say, rounds });
  if (size.messagesEach === 50 && (!only || only === 'reading')) await reading({ db, processes: { cordée: api, dutiful, bare }, persona, threads, say, rounds });
  if (!only || only === 'posting') await posting({ db, api, token, threads, say, rounds });
  if (!only || only === 'delivery') await delivery({ db, api, token, say });
} finally {
  for (const child of children) child.removeAllListeners('exit').kill();
  await db.owner.end();
  await db.postgres.stop();
}
