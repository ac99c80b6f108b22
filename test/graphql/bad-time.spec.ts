import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { hashToken, newToken } from '../../apps/api/auth/token.js';
import { actorId } from '../../apps/migrate/demonstration-directory.js';
import type { Story } from '../../apps/migrate/story/stage.js';
import { Dossier } from '../../libs/dossiers/dossier.entity.js';
import { signContext } from '../../libs/platform/context.js';
import { SignIn } from '../../libs/platform/sign-in.js';
import { nothingOpened } from '../support/nothing-opened.js';
import { Product, type Answer } from '../support/product.js';
import { rowsOf } from './support/rows.js';

const HOUR = 3_600_000;
const ME = '{ me { habilitation { id } } dossiers { edges { node { id } } } }';
let product: Product;
let story: Story;
beforeAll(async () => {
  product = await Product.start();
  story = await product.story();
});
afterEach(() => offset(0));
afterAll(() => product.close());

const offset = async (ms: number): Promise<void> => { await product.door.db.owner.query('update app.clock set offset_ms = $1', [ms]); };
const owner = (sql: string, ...values: unknown[]): Promise<unknown> => product.door.db.owner.query(sql, values);
const thread = (key: string): Promise<Answer> => product.ask(key, 'query ($id: ID!, $noe: ID!) { thread(id: $id) { seq } dossier(id: $noe) { state } }', { id: story.thread, noe: story.noe });
const refused = ({ status, body }: Answer): unknown => [status, body.errors?.[0]?.extensions, body.data];
const SIGNED_OUT = [401, { code: 'NON_AUTHENTIFIE' }, undefined];

describe('an habilitation', () => {
  it('that somebody ends stops its open session at the next request, which reads and writes nothing', async () => {
    expect((await product.ask('A16', ME)).body.data.me.habilitation.id).toBe(actorId('A16'));
    const before = await rowsOf(product.door.db.owner);
    await owner('update app.habilitation set valid_to = app.now() where id = $1', actorId('A16'));
    expect(refused(await product.ask('A16', ME))).toEqual(SIGNED_OUT);
    const write = await product.ask('A16', 'mutation ($input: WriteEntryInput!) { writeEntry(input: $input) { userErrors { code } } }', { input: { requestId: randomUUID(), dossierId: story.noe, kind: 'FAM', body: 'X' } });
    expect(refused(write)).toEqual(SIGNED_OUT);
    expect(await rowsOf(product.door.db.owner)).toEqual(before);
  });

  it('that ends by itself, at its hour, stops its open session as well: an empty list would be a lie', async () => {
    await owner(`update app.habilitation set valid_to = app.now() + interval '1 hour' where id = $1`, actorId('A17'));
    expect((await product.ask('A17', ME)).body.data.me.habilitation.id).toBe(actorId('A17'));
    await offset(HOUR - 20_000);
    expect((await product.ask('A17', ME)).body.data.me.habilitation.id).toBe(actorId('A17'));
    await offset(HOUR);
    expect(refused(await product.ask('A17', ME))).toEqual(SIGNED_OUT);
    expect(refused(await product.ask('A17', '{ __typename }'))).toEqual(SIGNED_OUT);
    expect(refused(await product.ask('A17', 'mutation ($input: WriteEntryInput!) { writeEntry(input: $input) { userErrors { code } } }', { input: { requestId: randomUUID(), dossierId: story.noe, kind: 'FAM', body: 'X' } }))).toEqual(SIGNED_OUT);
  });

  it('that has not begun opens no session, and one that was open waits with it', async () => {
    const open = (): Promise<unknown> => product.server.app.get(SignIn).openSession({ issuer: 'test', subject: 'A18', acr: 'eidas1-mfa', tokenHash: hashToken(newToken()), kind: 'CLIENT', hours: 1 });
    expect(await open()).not.toBeNull();
    expect((await product.ask('A18', ME)).body.data.me.habilitation.id).toBe(actorId('A18'));
    await owner(`update app.habilitation set valid_from = app.now() + interval '1 hour' where id = $1`, actorId('A18'));
    expect(await open()).toBeNull();
    expect(refused(await product.ask('A18', ME))).toEqual(SIGNED_OUT);
    await offset(HOUR);
    expect((await product.ask('A18', ME)).body.data.me.habilitation.id).toBe(actorId('A18'));
  });

  it('holds until the millisecond of its end and no further, from the millisecond of its beginning and no sooner', async () => {
    const client = await product.door.db.owner.connect();
    const holds = async (from: string, to: string): Promise<boolean> => {
      // One snapshot, hence one instant for what is written and for who acts.
      await client.query('begin isolation level repeatable read');
      const { rows: [h] } = await client.query<{ epoch: number }>(`update app.habilitation set valid_from = date_trunc('milliseconds', app.now()) + $2::interval, valid_to = date_trunc('milliseconds', app.now()) + $3::interval
        where id = $1 returning epoch`, [actorId('A13'), from, to]);
      await client.query('set local role app_rt');
      await client.query(`select set_config('app.ctx', $1, true)`, [signContext(product.config.contextKey, actorId('A13'), h!.epoch)]);
      const { rows: [found] } = await client.query<{ actor: string | null }>('select app.actor() as actor');
      await client.query('rollback');
      return found!.actor === actorId('A13');
    };
    expect(await holds('0 ms', '1 ms')).toBe(true);
    expect(await holds('-1 hour', '0 ms')).toBe(false);
    expect(await holds('1 ms', '1 hour')).toBe(false);
    client.release();
  });
});

describe('an admission', () => {
  it('opens from the very instant of its beginning to the one before its end', async () => {
    const { rows: [own] } = await product.door.db.owner.query<{ valid_from: Date; valid_to: Date }>('select valid_from, valid_to from app.admission where habilitation_id = $1 and dossier_id = $2', [actorId('A6'), story.noe]);
    const opens = (now: Date): Promise<number> => product.door.reads('A6', async (tx) => {
      Reflect.set(tx, 'instant', now);
      return (await tx.allowed(Dossier, 'read', { where: { id: story.noe } })).length;
    });
    const [from, to] = [own!.valid_from.getTime(), own!.valid_to.getTime()];
    expect(await Promise.all([from, to - 1].map((at) => opens(new Date(at))))).toEqual([1, 1]);
    expect(await Promise.all([from - 1, to].map((at) => opens(new Date(at))))).toEqual([0, 0]);
  });

  it('that ends by itself, at its hour, takes the thread and the dossier away with it, and the next one does not give the past back', async () => {
    expect((await thread('A2')).body.data).toEqual({ thread: { seq: 6 }, dossier: { state: 'OPEN' } });
    for (const table of ['admission', 'admission_kind', 'participation']) {
      await owner(`update app.${table} set valid_to = app.now() + interval '1 hour' where habilitation_id = $1`, actorId('A2'));
    }
    await offset(HOUR - 20_000);
    expect((await thread('A2')).body.data).toEqual({ thread: { seq: 6 }, dossier: { state: 'OPEN' } });
    await offset(HOUR);
    expect((await thread('A2')).body).toEqual({ data: { thread: null, dossier: null } });
    expect((await thread('A5')).body.data).toEqual({ thread: { seq: 6 }, dossier: { state: 'OPEN' } });
  });

  it('that has not begun opens nothing until it does', async () => {
    const newcomer = { dossierId: story.noe, habilitationId: actorId('A11'), kinds: ['FAM'] };
    const { body } = await product.ask('A4', 'mutation ($input: AdmitInput!) { admit(input: $input) { admission { id } userErrors { code } } }',
      { input: { ...newcomer, effectDigest: nothingOpened(newcomer), requestId: randomUUID(), purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Suivi.' } });
    const admission = body.data.admit.admission.id as string;
    expect((await thread('A11')).body.data.dossier).toEqual({ state: 'OPEN' });
    for (const table of ['admission', 'admission_kind']) await owner(`update app.${table} set valid_from = app.now() + interval '1 hour' where ${table === 'admission' ? 'id' : 'admission_id'} = $1`, admission);
    expect((await thread('A11')).body.data.dossier).toBeNull();
    await offset(HOUR);
    expect((await thread('A11')).body.data.dossier).toEqual({ state: 'OPEN' });
  });
});
