import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ENTITIES } from '../../apps/entities.js';
import { Database } from '../../libs/platform/database.js';
import { secrets, testDatabase, type TestDatabase } from '../support/database.js';
import { SEALED, unexpected } from './plaintext.js';

let db: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  db = await testDatabase({ cast: false });
  owner = new pg.Client({ connectionString: db.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await db.drop();
});

describe('what stands in clear', () => {
  it('is what was allowed, and nothing else', async () => {
    expect(await unexpected(owner)).toEqual([]);
  });

  it('is nothing that the door seals: its sealed columns and this list are one', async () => {
    const database = await Database.connect({ databaseUrl: db.url, roleSecret: secrets().roleSecret, poolSize: 2 }, ENTITIES);
    const sealed = ENTITIES.map((type) => database.shape(type)).flatMap(({ table, columns }) => columns.filter((c) => c.sealed).map((c) => `${table}.${c.column}`));
    await database.close();
    expect(sealed.sort()).toEqual([...SEALED].sort());
  });

  it.each([
    ['entry.note text', 'alter table app.entry add column note text'],
    ['entry.note text', `alter table app.entry add column note text check (note <> '')`],
    ['entry.note text', `alter table app.entry add column note text check (note in ('A') or length(note) > 3)`],
    ['entry.note text', `alter table app.entry add column note text check (note = 'a whole sentence about somebody')`],
    ['entry.note character varying(50)', 'alter table app.entry add column note varchar(50)'],
    ['entry.more jsonb', 'alter table app.entry add column more jsonb'],
    ['enfant.birth_year smallint', 'alter table app.enfant add column birth_year smallint'],
    ['enfant.born date', 'alter table app.enfant add column born date'],
    ['message.length integer', 'alter table app.message add column length integer'],
    ['entry.raw bytea', 'alter table app.entry add column raw bytea'],
    ['entry.tags text[]', 'alter table app.entry add column tags text[]'],
    ['dossier.urgent boolean', 'alter table app.dossier add column urgent boolean'],
    ['note.body text', 'create table app.note (id uuid, body text)'],
    ['entry.body is not sealed bytes', `alter table app.entry alter column body type text using 'x'`],
    ['thread.subject is not sealed bytes', 'alter table app.thread drop column subject'],
    ['message.kind text', 'alter table app.message drop constraint message_kind_check'],
  ])('is told of when it grows: %s', async (name, change) => {
    await owner.query('begin');
    try {
      await owner.query(change);
      expect(await unexpected(owner)).toContain(name);
    } finally {
      await owner.query('rollback');
    }
  });
});
