import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { figure } from '../../scripts/score/figures.mjs';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { BREAKAGES } from './breakages.js';
import { lintCatalogue, RULES } from './catalogue.js';

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

describe('the catalogue of a migrated database', () => {
  it('breaks no rule of the third wall', async () => {
    const findings = await lintCatalogue(owner);
    figure('catalogue.findings', findings.length);
    expect(findings).toEqual([]);
  });

  it('has a seeded breakage for each rule: a rule that never failed proves nothing', () => {
    expect(RULES.map((r) => r.name).filter((name) => !BREAKAGES.some(([rule]) => rule === name))).toEqual([]);
  });

  it.each(BREAKAGES)('« %s » is reported after: %s', async (rule, breakage) => {
    await owner.query('begin');
    try {
      await owner.query(breakage);
      expect(await RULES.find(({ name }) => name === rule)!.find(owner)).not.toEqual([]);
      figure('catalogue.seeded', 1);
    } finally {
      await owner.query('rollback');
    }
  });
});
