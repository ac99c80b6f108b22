import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KNEW, PEOPLE, type KnewAnswer } from '../../test/scenarios/support/replay.js';
import { Product } from '../../test/support/product.js';
import { actorId, count, letIn, nameAs, say, situation, TERRITOIRES, uuid } from '../../test/support/situation.js';
import { statementsOf, wordOf } from '../../test/graphql/support/statements.js';
import { writeEntry } from '../dossiers/write-entry.js';
import { withdrawMessage } from '../threads/revise-message.js';

let product: Product;
let dossierId: string;
let entryId: string;
const SECRET = 'Ce qui ne se dit pas';
beforeAll(async () => {
  product = await Product.start();
  const all = await situation(product.door, { A5: ['IDE', 'FAM', 'SOC'], A6: ['FAM', 'SOC'], A2: ['FAM'] });
  ({ dossierId } = all);
  await nameAs(product.door, dossierId, 'A5');
  await say(product.door, 'A5', all.threadId, { kind: 'SOC', body: SECRET });
  entryId = (await product.door.as('A5', (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind: 'SOC', detail: 'FULL', body: SECRET }))).id;
  await product.door.as('A8', (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind: 'LIE', detail: 'FULL', body: SECRET }));
  await fill(dossierId, 'INF', 1);
}, 60_000);
afterAll(() => product.close());

/** As many entries of a kind, by no verb: what is in them is not opened here. */
const fill = (dossier: string, kind: string, n: number, at?: string): Promise<unknown> => product.door.db.owner.query(`insert into app.entry (id, departement, dossier_id, kind, detail, source, author_id, written_at, request_id, body)
  select gen_random_uuid(), 99, $1, $2, 'FULL', 'OTHER', $3, coalesce($5::timestamptz, app.now()), gen_random_uuid(), '\\x00' from generate_series(1, $4::integer)`, [dossier, kind, actorId('A4'), n, at ?? null]);
const now = async (): Promise<string> => (await product.door.db.owner.query<{ at: Date }>('select app.now() as at')).rows[0]!.at.toISOString();
const ask = async (who: string, more: { id?: string; at?: string; since?: string } = {}) => await product.ask(who, KNEW, { id: dossierId, at: await now(), ...more });
const knew = async (who: string, more = {}): Promise<KnewAnswer | null> => {
  const { body } = await ask(who, more);
  expect(body.errors).toBeUndefined();
  return body.data.whoKnewWhat as KnewAnswer | null;
};
const of = (answer: KnewAnswer | null, what: string, kind: string, who: string) => answer!.written.find((w) => w.what === what && w.kind === kind)?.knew.find((k) => answer!.people[k.person]!.by?.id === actorId(who));

describe('who knew what', () => {
  it('is told to the DPO and to the heads of the territory; to nobody else, the named référent included', async () => {
    const unknown = await ask('A5', { id: uuid() });
    expect(unknown.body).toEqual({ data: { whoKnewWhat: null } });
    const told: string[] = [];
    for (const key of [...PEOPLE, 'B1']) {
      const { text, body } = await ask(key);
      const rows = await product.door.reads(key, async (tx) => await tx.proofs.knew(dossierId, new Date(0), tx.now, 500));
      if (body.data.whoKnewWhat) told.push(key);
      else expect([key, text]).toEqual([key, unknown.text]);
      expect([key, rows.length > 0]).toEqual([key, body.data.whoKnewWhat !== null]);
    }
    expect(told.sort()).toEqual(['A4', 'A8', 'DPO']);
    expect((await ask('DPO', { id: uuid() })).text).toBe(unknown.text);
  });

  it('is of one’s own territory: given to another, it is told to its heads', async () => {
    const south = (await situation(product.door, { A5: ['FAM'] })).dossierId;
    expect(await knew('A8', { id: south })).not.toBeNull();
    await product.door.db.owner.query('update app.dossier_territoire set territoire_id = $2 where dossier_id = $1', [south, TERRITOIRES.sud]);
    expect(await knew('A8', { id: south })).toBeNull();
    expect(await knew('A4', { id: south })).not.toBeNull();
  });

  it('keeps a kind that must not even be noticed from whoever may not be told of it', async () => {
    const kinds = async (who: string): Promise<string[]> => [...new Set((await knew(who))!.written.map((w) => w.kind))].sort();
    expect([await kinds('DPO'), await kinds('A8'), await kinds('A4')]).toEqual([['INF', 'LIE', 'SOC'], ['LIE', 'SOC'], ['INF', 'SOC']]);
  });

  it('holds no word and no id of what was written', async () => {
    const { text } = await ask('DPO');
    expect(text).toContain(actorId('A5'));
    const { rows } = await product.door.db.owner.query<{ id: string }>('select id from app.message where dossier_id = $1 union select id from app.entry where dossier_id = $1 union select id from app.thread where dossier_id = $1', [dossierId]);
    expect(rows.filter(({ id }) => text.includes(id))).toEqual([]);
    expect(text).not.toContain(SECRET);
  });

  it('names no magistrate, by an id or otherwise, nor by the order of the answer', async () => {
    const { dossierId: other, threadId } = await situation(product.door, { A5: ['FAM'], A6: ['FAM'] });
    const { id } = await say(product.door, 'A5', threadId);
    for (const who of ['A9', 'A6']) await product.door.db.owner.query(`insert into app.receipt (id, departement, message_id, thread_id, seq, habilitation_id, fact, at) values ($1, 99, $2, $3, 1, $4, 'OPENED', app.now())`, [uuid(), id, threadId, actorId(who)]);
    const { text, body } = await ask('DPO', { id: other });
    const { people } = body.data.whoKnewWhat as KnewAnswer;
    expect(people.slice(0, -1).map(({ by }) => by?.id)).toEqual([actorId('A4'), actorId('A5'), actorId('A6')].sort());
    expect(people.at(-1)).toMatchObject({ by: null, functionName: 'magistrat (identité réservée)' });
    expect([text.includes(actorId('A6')), text.includes(actorId('A9'))]).toEqual([true, false]);
  });

  it('says by what right, and of an entry that one of its kind was opened since, not which', async () => {
    const before = await now();
    expect(of(await knew('A8', { at: before }), 'ENTRY', 'SOC', 'A6')).toMatchObject({ knew: 'COULD', could: true, basis: 'ADMISSION', legalBasis: 'CASF_226_2_2' });
    expect(of(await knew('A8', { at: before }), 'ENTRY', 'SOC', 'A5')).toMatchObject({ knew: 'WROTE', basis: 'AUTHOR' });
    expect(of(await knew('A8', { at: before }), 'ENTRY', 'SOC', 'A8')).toMatchObject({ basis: 'FUNCTION', legalBasis: null });
    expect(of(await knew('A8', { at: before }), 'MESSAGE', 'SOC', 'A2')).toBeUndefined();
    const { body } = await product.ask('A6', 'query ($id: ID!) { dossier(id: $id) { entries(first: 5) { edges { node { id body } } } } }', { id: dossierId });
    expect(body.data.dossier.entries.edges.map((e: { node: { id: string } }) => e.node.id)).toEqual([entryId]);
    expect(of(await knew('A8'), 'ENTRY', 'SOC', 'A6')).toMatchObject({ knew: 'OPENED_KIND', openedAt: expect.any(String) });
    expect(of(await knew('A8', { at: before }), 'ENTRY', 'SOC', 'A6')).toMatchObject({ knew: 'COULD', openedAt: null });
  });

  it('of a message withdrawn: nobody could read it any more, and whoever had opened it still knew', async () => {
    const { dossierId: other, threadId } = await situation(product.door, { A5: ['FAM'], A6: ['FAM'] });
    const { id } = await say(product.door, 'A5', threadId);
    await product.door.db.owner.query(`insert into app.receipt (id, departement, message_id, thread_id, seq, habilitation_id, fact, at) values ($1, 99, $2, $3, 1, $4, 'OPENED', app.now())`, [uuid(), id, threadId, actorId('A6')]);
    expect(of(await knew('A8', { id: other }), 'MESSAGE', 'FAM', 'A6')).toMatchObject({ knew: 'OPENED', could: true });
    await product.door.as('A5', (tx) => withdrawMessage(tx, { messageId: id, expectedVersion: 1, reason: 'Erreur.' }));
    const after = await knew('A8', { id: other });
    expect(after!.written[0]!.withdrawnAt).not.toBeNull();
    expect(of(after, 'MESSAGE', 'FAM', 'A6')).toMatchObject({ knew: 'OPENED', could: false, basis: null });
  });

  it('is written in the journal, and so is being refused it', async () => {
    const lines = (outcome: string, who: string): Promise<number> => count(product.door, 'access', 'outcome = $1 and actor_id = $2 and dossier_id = $3', [outcome, actorId(who), dossierId]);
    const [read, refused] = [await lines('READ', 'DPO'), await lines('REFUSED', 'A6')];
    await ask('DPO');
    await ask('A6');
    expect([await lines('READ', 'DPO'), await lines('REFUSED', 'A6')]).toEqual([read + 1, refused + 1]);
  });

  it('is of an instant that has come, of a period that begins before it, and of five hundred at most', async () => {
    const refused = async (more: { id?: string; at?: string; since?: string }): Promise<unknown> => (await ask('DPO', more)).body.errors?.[0]?.extensions;
    expect(await refused({ at: '2999-01-01T00:00:00Z' })).toMatchObject({ code: 'DATE' });
    expect(await refused({ at: '2025-01-01T00:00:00Z', since: '2025-01-02T00:00:00Z' })).toMatchObject({ code: 'DATE' });
    const { dossierId: long } = await situation(product.door, {});
    await fill(long, 'LOG', 1, '2024-01-01T00:00:00Z');
    await fill(long, 'LOG', 500, '2024-06-01T00:00:00Z');
    expect(await refused({ id: long })).toMatchObject({ code: 'TROP_NOMBREUX' });
    expect((await knew('DPO', { id: long, since: '2024-02-01T00:00:00Z' }))!.written).toHaveLength(500);
    expect((await knew('DPO', { id: long, at: '2024-03-01T00:00:00Z' }))!.written).toHaveLength(1);
  });

  it('is a few statements, however many there are', async () => {
    await knew('DPO');
    const words = async (): Promise<string[]> => (await statementsOf(() => knew('DPO'))).sent.map(wordOf).sort();
    const before = await words();
    await letIn(product.door, dossierId, 'A7', ['FAM', 'SOC']);
    for (let n = 0; n < 5; n++) await product.door.as('A5', (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind: 'FAM', detail: 'FULL', body: SECRET }));
    await knew('DPO');
    expect(await words()).toEqual(before);
    expect(before.length).toBeLessThan(9);
  });
});
