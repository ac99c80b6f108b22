import pg from 'pg';
import type { Actor } from '../../libs/platform/actor.js';
import type { MigrateConfig } from '../../libs/platform/config.js';
import { Database } from '../../libs/platform/database.js';
import { keyEncryptionOf } from '../../libs/platform/key-encryption-of.js';
import { Keys } from '../../libs/platform/keys.js';
import { urlOf } from '../../libs/platform/logins.js';
import { Store } from '../../libs/platform/store.js';
import { Traces } from '../../libs/platform/trace.js';
import { letterKeyBeside, LocalLetterSeal } from '../../libs/signalements/letter/seal-letter.js';
import { ENTITIES } from '../entities.js';
import { receiveSignalement } from '../worker/receive-signalement.js';
import { actorId, linkCast, loadDirectory, readCast } from './demonstration-directory.js';
import { BEFORE_THE_STORY, playEvents, stage } from './demonstration-story.js';
import { IS_PLAYED } from './story/parquet.js';
import type { As } from './story/stage.js';

/**
 * Loads the demonstration once: the directory as the owner, the story through the verbs, each act under its actor's rights, with the clock moved to its day.
 * The clock stays at the last one and ticks on; sessions and tokens keep the real time.
 */
export async function loadDemonstration(config: MigrateConfig, say: (line: string) => void): Promise<void> {
  const owner = new pg.Client({ connectionString: config.ownerUrl });
  await owner.connect();
  try {
    const { rows: [story] } = await owner.query<{ whole: boolean }>(IS_PLAYED);
    if (!story!.whole) await play(owner, config, say);
    // At each start: the provider's address has its port, which may be another.
    if (config.oidcIssuer) await linkCast(owner, readCast(config.castFile), config.oidcIssuer, (person) => person.sub);
    else say('Sans OIDC_ISSUER, personne de la démonstration ne peut se connecter.');
    const { rows: [clock] } = await owner.query<{ today: Date }>('select app.now() as today');
    say(`Dans la démonstration, nous sommes le ${clock!.today.toLocaleString('fr-FR', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Europe/Paris' })}.`);
  } finally {
    await owner.end();
  }
}

async function play(owner: pg.Client, config: MigrateConfig, say: (line: string) => void): Promise<void> {
  const moveTo = (at: string): Promise<void> => moveOn(owner, at);
  await moveTo(BEFORE_THE_STORY);
  await loadDirectory(owner, readCast(config.castFile));
  // As many were received that year before this one.
  await owner.query('insert into app.intake_counter (departement, year, last) values (99, 2025, 116) on conflict do nothing');
  const database = await Database.connect({ databaseUrl: urlOf(config.ownerUrl, config.roleSecret, 'app_rt'), roleSecret: config.roleSecret, poolSize: 2 }, ENTITIES);
  const machine = { pool: database.pool('worker', 1) };
  try {
    const kek = keyEncryptionOf(config);
    const store = new Store(database, new Keys(kek), config.contextKey);
    const as: As = async (key, verb) => await store.run(await actorOf(owner, key), new Traces(), verb);
    // No worker runs yet: what it would do at that hour, and whose date is told, is done here; it finds it done when it comes.
    const story = await playEvents({ ...stage(as, kek), letters: new LocalLetterSeal(letterKeyBeside(config.kekFile)), arrives: (sent) => receiveSignalement(machine, { subject_id: sent.id, departement: sent.departement }) }, moveTo);
    say(`démonstration : échange ${story.thread}`);
  } finally {
    await machine.pool.end();
    await database.close();
  }
}

// real clock: the offset is what lies between it and the story's
const OFFSET = 'update app.clock set offset_ms = round(extract(epoch from $1::timestamptz - clock_timestamp()) * 1000)'; // real clock: as above

/** Only the owner moves the clock, and production refuses to start with one that was moved. */
export async function moveClock(owner: Pick<pg.Client, 'query'>, at: string): Promise<void> {
  await owner.query(OFFSET, [at]);
}

/** The same, but never back once it was moved: cut short and played again, the story finds in force what it had done. */
export async function moveOn(owner: Pick<pg.Client, 'query'>, at: string): Promise<void> {
  await owner.query(`${OFFSET} where offset_ms = 0 or app.now() < $1::timestamptz`, [at]);
}

async function actorOf(owner: pg.Client, key: string): Promise<Actor> {
  const { rows: [h] } = await owner.query<{ id: string; function: string; departement: number; professionnel_id: string; epoch: number }>(
    'select id, function, departement, professionnel_id, epoch from app.habilitation where id = $1', [actorId(key)]);
  return { id: h!.id, function: h!.function, departement: h!.departement, professionnelId: h!.professionnel_id, epoch: h!.epoch, sessionId: h!.id, expiresAt: new Date(8.64e15) };
}
