import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ENTITIES } from '../../apps/entities.js';
import { Enfant } from '../../libs/dossiers/enfant.entity.js';
import { Entry } from '../../libs/dossiers/entry.entity.js';
import { writeEntry } from '../../libs/dossiers/write-entry.js';
import { Database } from '../../libs/platform/database.js';
import { LocalKeyEncryption } from '../../libs/platform/local-key-encryption.js';
import { Keys } from '../../libs/platform/keys.js';
import { SealBroken } from '../../libs/platform/seal.js';
import { Store } from '../../libs/platform/store.js';
import { Traces } from '../../libs/platform/trace.js';
import { secrets } from '../support/database.js';
import { openWorld, type World } from '../walls/world.js';

let world: World;
let entries: { noe: [string, string]; maelle: [string, string] };
beforeAll(async () => {
  world = await openWorld();
  const write = (dossierId: string, body: string): Promise<string> => world.door.as('A5', async (tx) =>
    (await writeEntry(tx, { requestId: randomUUID(), dossierId, kind: 'FAM', detail: 'FULL', body })).id);
  entries = {
    noe: [await write(world.story.noe, 'Première note sur Noé.'), await write(world.story.noe, 'Seconde note sur Noé.')],
    maelle: [await write(world.story.maelle, 'Première note sur Maëlle.'), await write(world.story.maelle, 'Seconde note sur Maëlle.')],
  };
});
afterAll(() => world.close());

const body = async (id: string): Promise<string> => await world.door.reads('A5', async (tx) => (await tx.get(Entry, id, 'read')).body);

/** Somebody who may write to the tables, and does not have the key-encryption key. Put back afterwards. */
async function meddled(table: string, column: string, id: string, sql: string, check: () => Promise<void>): Promise<void> {
  const { owner } = world.door.db;
  const key = table === 'data_key' ? 'holder_id' : 'id';
  const { rows: [before] } = await owner.query<{ v: unknown }>(`select ${column} as v from app.${table} where ${key} = $1`, [id]);
  await owner.query(`update app.${table} set ${column} = (${sql}) where ${key} = $1`, [id]);
  try {
    await check();
  } finally {
    await owner.query(`update app.${table} set ${column} = $2 where ${key} = $1`, [id, before!.v]);
  }
}
const from = (table: string, column: string, id: string): string => `select ${column} from app.${table} where id = '${id}'`;

describe('a ciphertext in its table', () => {
  it('opens for who may read it', async () => {
    expect(await body(entries.noe[0])).toBe('Première note sur Noé.');
    const children = await world.door.reads('A5', (tx) => tx.allowed(Enfant, 'read'));
    expect(children.map((c) => c.surname).sort()).toEqual(['DORMOND', 'VASSELIN']);
  });

  it.each<[string, () => string]>([
    ['another row of the same dossier', () => from('entry', 'body', entries.noe[1])],
    ['a row of another dossier', () => from('entry', 'body', entries.maelle[0])],
    ['another column', () => `select given_names from app.enfant where dossier_id = '${world.story.noe}'`],
    ['the same column of another table', () => from('message', 'body', world.story.messages[0]!)],
    ['nowhere: it is empty', () => `''::bytea`],
    ['nowhere: it is noise', () => `decode('01' || repeat('ab', 60), 'hex')`],
  ])('does not open when it was moved from %s', async (_, sql) => {
    await meddled('entry', 'body', entries.noe[0], sql(), async () => { await expect(body(entries.noe[0])).rejects.toThrow(SealBroken); });
    expect(await body(entries.noe[0])).toBe('Première note sur Noé.');
  });

  it('does not open when its row was moved to another dossier, whose readers would read it', async () => {
    await meddled('entry', 'dossier_id', entries.noe[0], `select '${world.story.maelle}'::uuid`, async () => { await expect(body(entries.noe[0])).rejects.toThrow(SealBroken); });
  });

  it('does not open with a bit changed anywhere in its first bytes, its tag or its end', async () => {
    for (const byte of [0, 1, 12, 13, 28, 29, 40]) {
      await meddled('entry', 'body', entries.noe[0], `select set_byte(body, ${byte}, get_byte(body, ${byte}) # 1) from app.entry where id = '${entries.noe[0]}'`, async () => {
        await expect(body(entries.noe[0])).rejects.toThrow(SealBroken);
      });
    }
  });
});

describe('the wrapped key of a dossier', () => {
  /** A server that has just started: no key is open yet. */
  async function freshly<T>(kekFile: string, read: (store: Store) => Promise<T>): Promise<T> {
    const { roleSecret, contextKey } = secrets();
    const database = await Database.connect({ databaseUrl: world.door.db.url, roleSecret, poolSize: 2 }, ENTITIES);
    try {
      return await read(new Store(database, new Keys(new LocalKeyEncryption(kekFile)), contextKey));
    } finally {
      await database.close();
    }
  }
  const read = (kekFile: string): Promise<string> => freshly(kekFile, async (store) =>
    await store.run(await world.door.actor('A5'), new Traces(), async (tx) => (await tx.get(Entry, entries.noe[0], 'read')).body));

  it('opens under the key-encryption key that wrapped it, and under no other', async () => {
    expect(await read(secrets().kekFile)).toBe('Première note sur Noé.');
    const folder = mkdtempSync(join(tmpdir(), 'cordee-kek-'));
    writeFileSync(join(folder, 'kek'), randomBytes(32));
    await expect(read(join(folder, 'kek'))).rejects.toThrow(SealBroken);
    rmSync(folder, { recursive: true });
  });

  it('does not open in the place of another dossier’s', async () => {
    await meddled('data_key', 'wrapped', world.story.noe, `select wrapped from app.data_key where holder_id = '${world.story.maelle}'`, async () => {
      await expect(read(secrets().kekFile)).rejects.toThrow(SealBroken);
    });
    expect(await read(secrets().kekFile)).toBe('Première note sur Noé.');
  });

  it('is missed aloud: without it nothing opens, and nothing new is written', async () => {
    const { owner } = world.door.db;
    const { rows: [kept] } = await owner.query<{ row: unknown }>('delete from app.data_key k where holder_id = $1 returning to_jsonb(k) as row', [world.story.noe]);
    await expect(read(secrets().kekFile)).rejects.toThrow(SealBroken);
    await expect(freshly(secrets().kekFile, async (store) => await store.run(await world.door.actor('A5'), new Traces(), (tx) =>
      writeEntry(tx, { requestId: randomUUID(), dossierId: world.story.noe, kind: 'FAM', detail: 'FULL', body: 'Sans clé.' })))).rejects.toThrow(SealBroken);
    await owner.query('insert into app.data_key select * from jsonb_populate_record(null::app.data_key, $1)', [kept!.row]);
    expect(await read(secrets().kekFile)).toBe('Première note sur Noé.');
  });
});
