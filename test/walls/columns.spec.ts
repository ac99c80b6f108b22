import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ENTITIES } from '../../apps/entities.js';
import { Database } from '../../libs/platform/database.js';
import { secrets, testDatabase, type TestDatabase } from '../support/database.js';
import { declared, existing, keys } from './columns.js';

let db: TestDatabase;
let owner: pg.Client;
let database: Database;
beforeAll(async () => {
  db = await testDatabase({ cast: false });
  owner = new pg.Client({ connectionString: db.ownerUrl });
  await owner.connect();
  database = await Database.connect({ databaseUrl: db.url, roleSecret: secrets().roleSecret, poolSize: 2 }, ENTITIES);
});
afterAll(async () => {
  await database.close();
  await owner.end();
  await db.drop();
});

describe('the columns of the entities', () => {
  it('are those of the tables, by name, type and nullability, both ways', async () => {
    expect(declared(database.source).length).toBeGreaterThan(100);
    expect(await existing(owner, database.source)).toEqual(declared(database.source));
  });

  it('have the keys of the tables', async () => {
    const found = await keys(owner, database.source);
    expect(found.existing).toEqual(found.declared);
  });

  it('cover every table that people may read, but the clock and the shares', async () => {
    const { rows } = await owner.query<{ name: string }>(`select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' and has_table_privilege('app_rt', oid, 'SELECT')`);
    const known = new Set(database.source.entityMetadatas.map((e) => e.tableName));
    expect(rows.map((r) => r.name).filter((name) => !known.has(name)).sort()).toEqual(['clock']);
  });

  it.each([
    ['a new one', 'alter table app.entry add column note text'],
    ['one that is gone', 'alter table app.entry drop column request_id cascade'],
    ['one of another name', 'alter table app.entry rename column kind to sort'],
    ['one of another type', 'alter table app.revision alter column version type integer'],
    ['an instant of another precision', 'alter table app.message alter column sent_at type timestamptz(6)'],
    ['one that may be null', 'alter table app.entry alter column source drop not null'],
    ['one that may no longer be', 'alter table app.organisation alter column siret set not null'],
  ])('are told from the tables by %s', async (_, change) => {
    await owner.query('begin');
    try {
      await owner.query(change);
      expect(await existing(owner, database.source)).not.toEqual(declared(database.source));
    } finally {
      await owner.query('rollback');
    }
  });
});
