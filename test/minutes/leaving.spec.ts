/** One word in whatever is written of a meeting: it leaves by no mail, no agenda, no day, no journal, no list, and by what its readers ask alone. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONSEQUENCES } from '../../apps/worker/consequences.js';
import { sendAgendas } from '../../apps/worker/send-agendas.js';
import { sendMails } from '../../apps/worker/send-mails.js';
import type { WorkerTools } from '../../apps/worker/tools.js';
import { smtpMailer } from '../../libs/notices/mailer.js';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { makeLog } from '../../libs/platform/log.js';
import { AgendaNames } from '../../libs/syntheses/agenda-names.js';
import { answerConvocation } from '../../libs/syntheses/answer-convocation.js';
import { cancelSynthese, moveSynthese, setSyntheseDate } from '../../libs/syntheses/date-synthese.js';
import { saveMinuteDraft } from '../../libs/syntheses/save-minute-draft.js';
import type { SetSyntheseDateInput } from '../../libs/syntheses/syntheses.inputs.js';
import { takeOverPen, takePen } from '../../libs/syntheses/take-pen.js';
import { collectOpinion } from '../../libs/syntheses/collect-opinion.js';
import { recordFamily } from '../../libs/syntheses/record-family.js';
import { openSeance } from '../../libs/syntheses/take-seance-step.js';
import { previewMinutes, validateMinutes } from '../../libs/syntheses/validate-minutes.js';
import { startSink, type Sink } from '../../scripts/mail-sink/sink.mjs';
import { makeCanary, waysIn } from '../sealed/canary.js';
import { uuid } from '../support/database.js';
import { Product } from '../support/product.js';
import { observe, reply } from '../support/review.js';
import { hand, key, reread, table, write, type Table } from '../support/seance.js';
import { slot } from '../support/synthese.js';

const PLACES = { publicUrl: 'https://cordee.example', mailFrom: 'ne-pas-repondre@cordee.example' };
const PEOPLE = ['A1', 'A2', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10', 'A11', 'A16', 'A18', 'A19', 'DPO', 'ADM', 'B1'];
const words = { LOG: makeCanary(), SOC: makeCanary(), MED: makeCanary(), draft: makeCanary(), place: makeCanary(), moved: makeCanary(), cancelled: makeCanary(), absent: makeCanary(), over: makeCanary(), observed: makeCanary(), answered: makeCanary(), uninvited: makeCanary(), before: makeCanary() };
const found = (text: string): string[] => Object.entries(words).filter(([, word]) => waysIn(Buffer.from(text), word).length > 0).map(([of]) => of);

let product: Product;
let held: Table;
let sink: Sink;
let tools: WorkerTools;
let told: { told: unknown[] }[];
beforeAll(async () => {
  product = await Product.start();
  const { door } = product;
  const admitted = { A1: ['LOG'], A2: ['LOG', 'SCO'], A5: ['SOC', 'LOG'], A6: ['SOC', 'MED', 'LOG'], A7: ['SOC', 'MED', 'LOG'] } satisfies Parameters<typeof table>[1];
  held = await table(door, admitted);
  const put = await table(door, admitted);
  told = await Promise.all(['A1', 'A5', 'A8', 'A9'].map((who) => product.socket(who)));
  const date = ({ syntheseId }: Table, days: number, more: object): SetSyntheseDateInput => ({ requestId: uuid(), syntheseId, ...slot(days, more) });
  for (const meeting of [held, put]) await door.as('A8', (tx) => setSyntheseDate(tx, date(meeting, 20, { place: `Salle ${words.place}` })));
  await door.as('A2', (tx) => answerConvocation(tx, { syntheseId: held.syntheseId, answer: 'NOT_COMING', reason: words.absent }));
  await door.as('A8', (tx) => moveSynthese(tx, date(held, 25, { reason: words.moved })));
  await mailed();
  await door.as('A8', (tx) => cancelSynthese(tx, { requestId: uuid(), syntheseId: put.syntheseId, reason: words.cancelled }));
  await door.as('A8', (tx) => recordFamily(tx, { ...key(held.syntheseId), accompanied: false, reason: words.uninvited }));
  await door.as('A8', (tx) => collectOpinion(tx, { requestId: uuid(), pointId: held.points.SOC, voice: 'ENFANT', body: words.before }));
  await door.as('A8', (tx) => openSeance(tx, key(held.syntheseId)));
  await door.as('A5', (tx) => takePen(tx, key(held.syntheseId)));
  for (const kind of ['LOG', 'SOC'] as const) await write(door, 'A5', held.points[kind], `Un constat, ${words[kind]}.`);
  await door.as('A5', (tx) => saveMinuteDraft(tx, { pointId: held.points.SOC, body: words.draft }));
  await hand(door, 'A5', 'A7', held.syntheseId);
  await write(door, 'A7', held.points.MED, `Un constat, ${words.MED}.`);
  await door.as('A8', (tx) => takeOverPen(tx, { ...key(held.syntheseId), reason: words.over }));
  await reread(door, held);
  const { id: observationId } = await observe(door, 'A5', held.points.SOC, { body: words.observed });
  await reply(door, 'A8', observationId, { words: words.answered });
  await door.as('A8', async (tx) => validateMinutes(tx, { ...key(held.syntheseId), effectDigest: (await previewMinutes(tx, held.syntheseId)).digest }));
  await mailed();
}, 120_000);
afterAll(async () => {
  await sink.close();
  await tools.pool.end();
  await product.close();
});

/** What follows from everything that was done, and every mail that it makes. */
async function mailed(): Promise<void> {
  const { door } = product;
  tools ??= { pool: door.database.pool('worker', 3), kek: door.kek, log: makeLog('silent') };
  sink ??= await startSink();
  const { rows } = await door.db.owner.query<EventRow>('select * from app.event order by xid, id');
  for (const event of rows) for (const consequence of CONSEQUENCES[event.type] ?? []) await consequence(tools, event);
  for (const each of ['notice', 'agenda_message']) await door.db.owner.query(`update app.${each} set due_at = app.now() where state = 'QUEUED'`);
  const mailer = smtpMailer({ smtpUrl: sink.url, ...PLACES, patienceMs: 2000 });
  await sendMails(tools, mailer);
  await sendAgendas(tools, mailer, new AgendaNames('x'.repeat(40), PLACES.publicUrl), PLACES);
  mailer.close();
}
const ask = async (who: string, query: string, variables: object = {}): Promise<string> => (await product.ask(who, query, variables as Record<string, unknown>)).text;

describe('a word of a meeting', () => {
  it('is found in every way of writing it, where one looks: whoever reads it by a query', async () => {
    const query = 'query ($id: ID!) { minuteLines(syntheseId: $id, first: 100) { edges { node { ... on MinuteLine { body } } } } synthese(id: $id) { dates { place reason } answers { reason } pen { reason } family { reason } observations { ... on Observation { body answer { words } } } } }';
    expect(found(await ask('A8', query, { id: held.syntheseId })).sort()).toEqual(['LOG', 'SOC', 'absent', 'answered', 'before', 'moved', 'observed', 'over', 'place', 'uninvited']);
    expect(found(await ask('A7', query, { id: held.syntheseId })).sort()).toEqual(['LOG', 'MED', 'SOC', 'answered', 'before', 'moved', 'observed', 'over', 'place']);
    expect(found(await ask('A9', query, { id: held.syntheseId }))).toEqual([]);
    expect(found(Buffer.from(`SUMMARY:${words.MED}`).toString('base64'))).toEqual(['MED']);
  });

  it('is in no mail and in no agenda, sent, moved or cancelled', () => {
    expect(sink.mails.filter(({ raw }) => raw.includes('method=REQUEST')).length).toBeGreaterThanOrEqual(6);
    expect(sink.mails.filter(({ raw }) => raw.includes('method=CANCEL')).length).toBeGreaterThanOrEqual(6);
    expect(sink.mails.filter(({ raw }) => !raw.includes('text/calendar')).length).toBeGreaterThan(0);
    for (const { raw } of sink.mails) expect(found(raw.replaceAll('\r\n', ''))).toEqual([]);
  });

  it('is in nobody’s day, in no list, in no journal, in no pointer', async () => {
    const days = 'query { myDay { items { verb dueAt phrase: verb about { __typename id } } } syntheses(first: 50) { edges { node { id type date { fact startsAt } minutes { number empreinte lines } points { heading kind attends } } } } }';
    const journal = 'query ($id: ID!) { journal(first: 100, dossierId: $id) { scope edges { node { ... on Event { type subjectType functionName } ... on Consultation { action kinds outcome right subjectType functionName } } } } }';
    let seen = 0;
    for (const who of PEOPLE) {
      const text = await ask(who, days);
      if (text.includes(held.syntheseId)) seen += 1;
      expect([who, found(text), found(await ask(who, journal, { id: held.dossierId }))]).toEqual([who, [], []]);
    }
    expect(seen).toBeGreaterThanOrEqual(6);
    expect(await ask('A8', journal, { id: held.dossierId })).toMatch(/"minutes\.validated"/);
    expect(told[0]!.told.length).toBeGreaterThan(0);
    expect(found(JSON.stringify(told.map((one) => one.told)))).toEqual([]);
  });

  it('is in no table that the worker and the journal read, nor in a column of the meeting that is not sealed', async () => {
    for (const each of ['event', 'access', 'notice', 'agenda_message', 'synthese', 'synthese_date', 'convocation_answer', 'pen_step', 'presence', 'seance_step', 'minute_line', 'minute_draft', 'minutes', 'observation', 'observation_answer', 'relecture', 'family_step']) {
      const { rows: [row] } = await product.door.db.owner.query<{ text: string; n: number }>(`select coalesce(json_agg(t)::text, '') as text, count(*)::integer as n from app.${each} t`);
      expect([each, found(row!.text)]).toEqual([each, []]);
      if (each !== 'presence') expect([each, row!.n > 0]).toEqual([each, true]);
    }
  });
});
