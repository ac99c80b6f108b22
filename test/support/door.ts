/** The door itself, for specs of verbs: a store on a database of one's own, and the cast acting in it. */
import { readFileSync } from 'node:fs';
import { ENTITIES } from '../../apps/entities.js';
import { actorId } from '../../apps/migrate/demonstration-directory.js';
import type { Actor } from '../../libs/platform/actor.js';
import { Database } from '../../libs/platform/database.js';
import { InvitationLinks } from '../../libs/platform/invitation-links.js';
import { LocalKeyEncryption } from '../../libs/platform/local-key-encryption.js';
import { Keys } from '../../libs/platform/keys.js';
import { Store } from '../../libs/platform/store.js';
import { Traces } from '../../libs/platform/trace.js';
import type { Tx } from '../../libs/platform/tx.js';
import { letterKeyBeside, LocalLetterSeal } from '../../libs/signalements/letter/seal-letter.js';
import { secrets, testDatabase, type TestDatabase } from './database.js';

export interface Door {
  db: TestDatabase;
  database: Database;
  store: Store;
  kek: LocalKeyEncryption;
  letters: LocalLetterSeal;
  links: InvitationLinks;
  actor(key: string): Promise<Actor>;
  /** Runs a verb as a person of the cast ('A4'), in a writing transaction. */
  as<T>(key: string, verb: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same, reading. */
  reads<T>(key: string, read: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** On a database made for it, or on this one. */
export async function openDoor(made?: TestDatabase): Promise<Door> {
  const db = made ?? await testDatabase();
  const { roleSecret, contextKey, kekFile } = secrets();
  if (readFileSync(kekFile).length !== 32) throw new Error('TEST_KEK_FILE');
  const database = await Database.connect({ databaseUrl: db.url, roleSecret, poolSize: 6 }, ENTITIES);
  const kek = new LocalKeyEncryption(kekFile);
  const store = new Store(database, new Keys(kek), contextKey);
  const actor = async (key: string): Promise<Actor> => {
    const { rows: [h] } = await db.owner.query<{ id: string; function: string; departement: number; professionnel_id: string; epoch: number }>(
      'select id, function, departement, professionnel_id, epoch from app.habilitation where id = $1', [actorId(key)]);
    if (!h) throw new Error(`no such person in the cast: ${key}`);
    return { id: h.id, function: h.function, departement: h.departement, professionnelId: h.professionnel_id, epoch: h.epoch, sessionId: h.id, expiresAt: new Date(8.64e15) };
  };
  return {
    db, database, store, kek, letters: new LocalLetterSeal(letterKeyBeside(kekFile)), actor, links: new InvitationLinks(roleSecret, 'https://cordee.example'),
    as: async (key, verb) => await store.run(await actor(key), new Traces(), verb),
    reads: async (key, read) => {
      const open = await store.open(await actor(key), 'read', new Traces());
      try {
        return await read(open.tx);
      } finally {
        await open.commit();
      }
    },
    close: async () => {
      await database.close();
      await db.drop();
    },
  };
}
