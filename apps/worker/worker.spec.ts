import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger, runOnce } from 'graphile-worker';
import pg from 'pg';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { urlOf, type Login } from '../../libs/platform/logins.js';
import { makeLog } from '../../libs/platform/log.js';
import { lookUpChild } from '../../libs/dossiers/look-up-child.js';
import { until } from '../../test/scenarios/support/acts.js';
import { secrets } from '../../test/support/database.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { count, dossier, TERRITOIRES } from '../../test/support/situation.js';
import { compareChildLookup } from './compare-child-lookup.js';
import { WORKER_ACTOR, type WorkerTools } from './tools.js';
import { startWorker } from './worker.js';

let door: Door;
let south: string;
let tools: WorkerTools;
const logger = new Logger(() => () => undefined);
const jobsUrl = (): string => urlOf(door.db.url, secrets().roleSecret, 'jobs');
beforeAll(async () => {
  door = await openDoor();
  tools = { pool: door.database.pool('worker', 2), kek: door.kek, log: makeLog('silent') };
  south = (await dossier(door, { territoireId: TERRITOIRES.sud, surname: 'DORMOND', givenNames: 'Maëlle', birthDate: '2023-09-02' })).id;
});
afterAll(async () => {
  await tools.pool.end();
  await door.close();
});

const ask = (surname: string, givenNames: string, birthDate: string): Promise<unknown> => door.as('A8', (tx) => lookUpChild(tx, { surname, givenNames, birthDate }, door.kek));
const jobs = (): Promise<number> => door.db.owner.query<{ n: number }>('select count(*)::integer as n from graphile_worker.jobs').then(({ rows }) => rows[0]!.n);
const found = async (): Promise<unknown[]> =>
  (await door.db.owner.query(`select dossier_id, actor_id, habilitation_id, subject_type from app.event where type = 'child.found' order by xid`)).rows;
const lastLookup = async (): Promise<EventRow> => (await door.db.owner.query<EventRow>(`select * from app.event where type = 'child.looked-up' order by xid desc limit 1`)).rows[0]!;

describe('the worker', () => {
  it('compares a lookup with the dossiers out of the asker’s reach, and records which it concerns', async () => {
    expect(await ask('Dormond', 'Maelle', '2023-01-01')).toEqual([]);
    expect(await jobs()).toBe(1);
    const worker = await startWorker(jobsUrl(), tools);
    try {
      await until('the job is done', async () => (await jobs()) === 0);
    } finally {
      await worker.stop();
    }
    expect(await found()).toEqual([{ dossier_id: south, actor_id: WORKER_ACTOR, habilitation_id: null, subject_type: 'ChildLookup' }]);
    expect(await count(door, 'child_lookup', `state = 'COMPARED'`)).toBe(1);
  });

  it('run twice on one event, even at once, records once', async () => {
    await ask('DORMOND', 'Maëlle', '2023-09-02');
    const before = (await found()).length;
    const event = await lastLookup();
    await Promise.all([compareChildLookup(tools, event), compareChildLookup(tools, event)]);
    await compareChildLookup(tools, event);
    expect(await found()).toHaveLength(before + 1);
  });

  it('records nothing for a child whom nobody knows, nor for a token that another child shares', async () => {
    const before = (await found()).length;
    for (const child of [['PERSONNE', 'Nul', '2020-01-01'], ['DORMOND', 'Maëlle', '2019-09-02']] as const) {
      await ask(child[0], child[1], child[2]);
      await door.db.owner.query('insert into app.child_index select 99, token, $1 from app.child_index on conflict do nothing', [south]);
      await compareChildLookup(tools, await lastLookup());
    }
    expect(await found()).toHaveLength(before);
    expect(await count(door, 'child_lookup', `state = 'ASKED'`)).toBe(0);
  });

  it('leaves a refused lookup without a job: both are one transaction', async () => {
    const before = await jobs();
    await ask('DORMOND', 'Maëlle', '2023-09-02');
    expect(await jobs()).toBe(before + 1);
    await expect(door.as('A8', async (tx) => {
      await lookUpChild(tx, { surname: 'DORMOND', givenNames: 'Maëlle', birthDate: '2023-09-02' }, door.kek);
      throw new Error('changed their mind');
    })).rejects.toThrow('changed their mind');
    expect(await jobs()).toBe(before + 1);
  });
});

describe('the logins of the background', () => {
  const as = async (login: Login, sql: string): Promise<string> => {
    const client = new pg.Client({ connectionString: urlOf(door.db.url, secrets().roleSecret, login) });
    await client.connect();
    try {
      return `${(await client.query(sql)).rowCount} rows`;
    } catch (e) {
      return (e as Error).message;
    } finally {
      await client.end();
    }
  };

  it('app_rt runs no job: those that wait keep waiting', async () => {
    await ask('DORMOND', 'Maëlle', '2023-09-02');
    const before = await jobs();
    expect(before).toBeGreaterThan(0);
    let ran = 0;
    await runOnce({ connectionString: door.db.url, noHandleSignals: true, logger, taskList: { consequence: () => { ran += 1; } } }).catch(() => undefined);
    expect(ran).toBe(0);
    expect(await jobs()).toBe(before);
    for (const sql of ['select * from graphile_worker.jobs', `select graphile_worker.add_job('consequence', '{}')`, 'select * from graphile_worker._private_jobs']) {
      expect(await as('app_rt', sql)).toMatch(/^permission denied/);
    }
    await runOnce({ connectionString: jobsUrl(), noHandleSignals: true, logger, taskList: { consequence: () => { ran += 1; } } });
    expect(ran).toBe(before);
  });

  it.each(['message', 'revision', 'entry', 'prior_information', 'thread', 'receipt', 'participation', 'session'])('worker, relay and jobs read nothing of %s', async (table) => {
    expect(await door.db.owner.query(`select * from app.${table}`)).toBeDefined();
    for (const login of ['worker', 'relay', 'jobs', 'trace', 'sign_in'] as const) expect(await as(login, `select * from app.${table}`)).toMatch(/^permission denied/);
  });

  it('the worker knows its own lines, and jobs knows none of ours', async () => {
    expect(await as('worker', 'select id from app.child_lookup')).toMatch(/^[1-9]\d* rows$/);
    for (const table of ['event', 'child_lookup', 'enfant', 'data_key', 'dossier', 'habilitation']) expect(await as('jobs', `select * from app.${table}`)).toMatch(/^permission denied/);
    expect(await as('worker', `insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id)
      select gen_random_uuid(), app.now(), 'child.found', 99, id, 'ChildLookup', id from app.child_lookup limit 1`)).toMatch(/row-level security/);
  });
});
