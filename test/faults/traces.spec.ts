import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import type { Story } from '../../apps/migrate/story/stage.js';
import { TraceCommitter } from '../../libs/platform/trace-committer.js';
import { Product, type Answer } from '../support/product.js';
import { reported } from '../support/situation.js';

let product: Product;
let story: Story;
let owner: pg.Pool;
beforeAll(async () => {
  product = await Product.start();
  story = await product.story();
  owner = product.door.db.owner;
});
afterAll(() => product.close());

const THREAD = 'query ($id: ID!) { thread(id: $id) { seq messages(first: 100) { edges { node { __typename ... on Message { body } } } } } }';
const read = (key: string, id = story.thread): Promise<Answer> => product.ask(key, THREAD, { id });
const soon = async <T>(work: Promise<T>, ms: number): Promise<T | 'nothing'> =>
  await Promise.race([work, new Promise<'nothing'>((resolve) => { setTimeout(() => resolve('nothing'), ms); })]);

/** What app.access says beyond what it said before. */
async function traces(work: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const { rows: before } = await owner.query<{ id: string }>('select id from app.access');
  await work();
  return (await owner.query('select * from app.access where id <> all ($1) order by outcome, subject_type', [before.map((r) => r.id)])).rows;
}

/** Holds the table of traces: whoever commits one waits. */
async function holding(work: () => Promise<void>): Promise<void> {
  const client = await owner.connect();
  await client.query('begin; lock table app.access in exclusive mode');
  try {
    await work();
  } finally {
    await client.query('rollback');
    client.release();
  }
}

describe('the trace of a read', () => {
  it('says who read what: one row for each child of whom a thread speaks, with the kinds opened, how many were withheld, and how far', async () => {
    const rows = await traces(() => read('A2'));
    const of = (child: string): Record<string, unknown> | undefined => rows.find((r) => r.dossier_id === child);
    const { id } = await product.door.actor('A2');
    expect(rows).toHaveLength(2);
    expect(of(story.noe)).toMatchObject({ actor_id: id, outcome: 'READ', action: 'read', subject_type: 'Thread', subject_id: story.thread, withheld: 0, highest_seq: 6 });
    expect(of(story.maelle)).toMatchObject({ actor_id: id, action: 'notice', subject_type: 'Thread', subject_id: story.thread, shown: 0, withheld: 1 });
    // FAM and SCO are the second and third bits.
    expect(Number(of(story.noe)!.kinds) & 0b110).toBe(0b110);
  });

  it('is committed before the answer leaves: while it cannot be, no answer leaves', async () => {
    expect((await read('A4')).body.data.thread.seq).toBe(6);
    let answer: Promise<Answer>;
    const written = await traces(() => holding(async () => {
      answer = read('A4');
      expect(await soon(answer, 800)).toBe('nothing');
    }).then(() => answer));
    expect((await answer!).body.data.thread.seq).toBe(6);
    expect(new Set(written.map((r) => r.dossier_id))).toEqual(new Set([story.noe, story.maelle]));
  });

  it('is missed by this very check when a committer answers before committing', async () => {
    const committer = product.server.app.get(TraceCommitter);
    const commit = committer.commit.bind(committer);
    committer.commit = (...waiting) => { void commit(...waiting); return Promise.resolve(false); };
    try {
      await holding(async () => { expect(await soon(read('A4'), 800)).not.toBe('nothing'); });
    } finally {
      committer.commit = commit;
    }
  });

  it('that cannot be written leaves an answer without data, and the next one whole', async () => {
    await owner.query('revoke execute on function app.commit_traces(jsonb, jsonb) from trace');
    const refused = await read('A4');
    await owner.query('grant execute on function app.commit_traces(jsonb, jsonb) to trace');
    expect(refused.body.data ?? null).toBeNull();
    expect(refused.body.errors).toHaveLength(1);
    expect(refused.text).not.toContain('Maëlle');
    expect((await read('A4')).text).toContain('Maëlle');
  });

  it('throws the answer away when a right was taken while it waited: what is answered is what may be read now', async () => {
    const aline = await product.door.actor('A7');
    expect((await read('A7')).body.data.thread.seq).toBe(6);
    let answer: Promise<Answer>;
    await holding(async () => {
      answer = read('A7');
      expect(await soon(answer, 300)).toBe('nothing');
      await owner.query('update app.admission set valid_to = app.now() where habilitation_id = $1', [aline.id]);
    });
    expect((await answer!).body).toEqual({ data: { thread: null } });
  });
});

describe('the trace of an act', () => {
  const WRITE = 'mutation ($input: WriteEntryInput!) { writeEntry(input: $input) { entry { id body } userErrors { code } } }';

  it('holds its answer too; what was done is done once, and told at the next try', async () => {
    const input = { requestId: randomUUID(), dossierId: story.noe, kind: 'FAM', detail: 'FULL', body: 'Visite du 28/01.' };
    await owner.query('revoke execute on function app.commit_traces(jsonb, jsonb) from trace');
    const first = await product.ask('A5', WRITE, { input });
    await owner.query('grant execute on function app.commit_traces(jsonb, jsonb) to trace');
    expect(first.body.data ?? null).toBeNull();
    const second = await product.ask('A5', WRITE, { input });
    expect(second.body.data.writeEntry).toEqual({ entry: { id: expect.any(String), body: input.body }, userErrors: [] });
    expect((await owner.query('select 1 from app.entry where request_id = $1', [input.requestId])).rows).toHaveLength(1);
    expect((await owner.query(`select 1 from app.event where type = 'entry.written' and subject_id = $1`, [second.body.data.writeEntry.entry.id])).rows).toHaveLength(1);
  });
});

describe('the trace of a refusal', () => {
  const ACK = 'mutation ($input: AcknowledgeMessageInput!) { acknowledgeMessage(input: $input) { message { id } userErrors { code } } }';
  const END = 'mutation ($input: EndAdmissionInput!) { endAdmission(input: $input) { admission { id } userErrors { code } } }';

  it.each<[string, string, () => string, (id: string) => Promise<Answer>]>([
    ['a thread', 'Thread', () => story.thread, (id) => read('A1', id)],
    ['a dossier', 'Dossier', () => story.noe, (id) => product.ask('A1', 'query ($id: ID!) { dossier(id: $id) { id } }', { id })],
    ['a message explained', 'Message', () => story.messages[0]!, (id) => product.ask('A1', 'query ($id: ID!) { explainAccess(type: Message, id: $id) { code } }', { id })],
    ['a message acknowledged', 'Message', () => story.messages[0]!, (id) => product.ask('A1', ACK, { input: { messageId: id } })],
    ['a dossier of another département', 'Dossier', () => story.noe, (id) => product.ask('B1', 'query ($id: ID!) { dossier(id: $id) { id } }', { id })],
  ])('is one row when it exists, none when it does not: %s', async (_, type, known, ask) => {
    const answers: string[] = [];
    const of = (id: string) => async (): Promise<void> => void answers.push((await ask(id)).text);
    expect(await traces(of(known()))).toEqual([expect.objectContaining({ outcome: 'REFUSED', subject_type: type, subject_id: known() })]);
    expect(await traces(of(randomUUID()))).toEqual([]);
    expect(answers[0]).toBe(answers[1]);
  });

  it('of an information préoccupante is one row for each dossier to which a child of it is attached, and one of no dossier before', async () => {
    const { intakeId } = await reported(product.door, 'A1', { mineurs: ['Noé', 'Maëlle'].map((givenNames) => ({ place: 'TARGETED', surname: 'VASSELIN', givenNames })) });
    const ask = (): Promise<Answer> => product.ask('A1', 'query ($id: ID!) { informationPreoccupante(id: $id) { id } }', { id: intakeId });
    const refused = { outcome: 'REFUSED', subject_type: 'InformationPreoccupante', subject_id: intakeId };
    expect(await traces(ask)).toEqual([expect.objectContaining({ ...refused, dossier_id: null })]);
    await owner.query(`insert into app.attachment (id, departement, intake_id, mineur_id, dossier_id, author_id, attached_at)
      select gen_random_uuid(), m.departement, m.intake_id, m.id, (array[$2, $3]::uuid[])[row_number() over (order by m.id)], m.author_id, app.now() from app.mineur_concerne m where m.intake_id = $1`, [intakeId, story.noe, story.maelle]);
    expect((await traces(ask)).map((row) => (row as { dossier_id: string }).dossier_id).sort()).toEqual([story.noe, story.maelle].sort());
  });

  it('says which admission somebody tried to end', async () => {
    const { rows: [admission] } = await owner.query<{ id: string; dossier_id: string }>('select id, dossier_id from app.admission limit 1');
    const ask = (id: string) => (): Promise<Answer> => product.ask('A5', END, { input: { admissionId: id } });
    expect(await traces(ask(admission!.id))).toEqual([expect.objectContaining({ outcome: 'REFUSED', action: 'end', subject_type: 'Admission', subject_id: admission!.id, dossier_id: admission!.dossier_id })]);
    expect(await traces(ask(randomUUID()))).toEqual([]);
  });
});
