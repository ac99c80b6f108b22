/**
 * An address that a judge keeps secret, written in everything that carries words; then everything that anybody who may not know it gets: it is nowhere. With the guard taken off, in
 * the same run, the same search finds it.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFName } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { CONSEQUENCES } from '../../apps/worker/consequences.js';
import { sendAgendas } from '../../apps/worker/send-agendas.js';
import { sendMails } from '../../apps/worker/send-mails.js';
import { addPersonne } from '../../libs/dossiers/add-personne.js';
import { writeEntry } from '../../libs/dossiers/write-entry.js';
import { smtpMailer } from '../../libs/notices/mailer.js';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { makeLog } from '../../libs/platform/log.js';
import { PlaceGuard } from '../../libs/platform/place-guard.js';
import { tellParents } from '../../libs/signalements/tell-parents.js';
import { AgendaNames } from '../../libs/syntheses/agenda-names.js';
import { moveSynthese, setSyntheseDate } from '../../libs/syntheses/date-synthese.js';
import { recordFamily } from '../../libs/syntheses/record-family.js';
import { takePen } from '../../libs/syntheses/take-pen.js';
import { openSeance } from '../../libs/syntheses/take-seance-step.js';
import { previewMinutes, validateMinutes } from '../../libs/syntheses/validate-minutes.js';
import { correctMessage } from '../../libs/threads/revise-message.js';
import { startSink, type Sink } from '../../scripts/mail-sink/sink.mjs';
import { body as docxBody, docx } from '../documents/make/docx.js';
import { pdf } from '../documents/make/pdf.js';
import { readPdf } from '../letter/programs.js';
import { makeCanary, waysIn } from '../sealed/canary.js';
import { Product } from '../support/product.js';
import { key, reread, table, write, type Table } from '../support/seance.js';
import { competent, delegated, sent } from '../support/signalement.js';
import { exchange, letIn, place, refusal, say, told, uuid } from '../support/situation.js';
import { slot } from '../support/synthese.js';
import { download, join } from './support/deposit.js';

const PLACES = { publicUrl: 'https://cordee.example', mailFrom: 'ne-pas-repondre@cordee.example' };
/** Of those whom it reaches, the two who may know the place are not: A8 by territory, A16 by an admission. */
const UNADMITTED = ['A1', 'A2', 'A4', 'A5', 'A6', 'A9', 'A10', 'A11', 'DPO', 'ADM', 'B1'];
const DONE = 'nothing was refused';

interface Child { street: string; word: string; held: Table; threadId: string; planted: Record<string, string> }
let product: Product;
let sink: Sink;
let parquet: string;
let kept: Child;
let leaking: Child;
const sockets: { told: unknown[] }[] = [];

beforeAll(async () => {
  product = await Product.start();
  sink = await startSink();
  sockets.push(...await Promise.all(['A1', 'A4', 'A5'].map((who) => product.socket(who))));
  await delegated(product.door, 'A4');
  parquet = await competent(product.door);
  kept = await child();
  const askTexts = Object.getOwnPropertyDescriptor(PlaceGuard.prototype, 'askTexts')!;
  PlaceGuard.prototype.askTexts = async () => undefined;
  leaking = await child();
  Object.defineProperty(PlaceGuard.prototype, 'askTexts', askTexts);
  await mailed();
}, 240_000);
afterAll(async () => { await sink.close(); await product.close(); });

/** A child whose place is secret, and its words in everything that is written of them. */
async function child(): Promise<Child> {
  const { door } = product;
  const word = makeCanary();
  const street = `rue ${word}`;
  const held = await table(door, { A1: ['LOG'], A2: ['LOG', 'SCO', 'FAM'], A5: ['IDE', 'FAM', 'SOC', 'PAR', 'LOG'], A6: ['IDE', 'FAM', 'SOC', 'LOG'] });
  const { dossierId, syntheseId } = held;
  await letIn(door, dossierId, 'A16', ['IDE', 'FAM', 'LOG', 'LIE'], {}, 'A8');
  await place(door, dossierId, { address: `12 bis, ${street}, 99120 Montférien` });
  const said = `Il est au 12, ${street}.`;
  const { id: threadId } = await exchange(door, dossierId, ['A2', 'A5', 'A6']);
  const message = await say(door, 'A5', threadId, { body: 'Voici les pièces.' });
  const signalementId = await sent(door, parquet, 'A4', { dossierIds: [dossierId] });
  const planted: Record<string, string> = {};
  const plant = async (carrier: string, act: Promise<unknown>): Promise<void> => { planted[carrier] = await refusal(act); };
  await plant('a message', say(door, 'A5', threadId, { body: said }));
  await plant('its correction', door.as('A5', (tx) => correctMessage(tx, { messageId: message.id, expectedVersion: 1, body: said })));
  await plant('the subject of an exchange', exchange(door, dossierId, ['A5'], { subject: street }));
  await plant('its motive', exchange(door, dossierId, ['A5'], { motive: said }));
  await plant('an entry', door.as('A4', (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind: 'FAM', detail: 'FULL', body: said })));
  await plant('the name of somebody', door.as('A4', (tx) => addPersonne(tx, { requestId: uuid(), dossierId, surname: street, givenNames: 'Chez' })));
  await plant('the necessity of an admission', letIn(door, dossierId, 'A11', ['LOG', 'FAM'], { necessity: said }));
  await plant('what is announced to parents', told(door, dossierId, { announced: said }));
  await plant('what parents are told of a signalement', door.as('A4', (tx) => tellParents(tx, { requestId: uuid(), signalementId, toldAt: tx.now, how: said })));
  await plant('the place of a meeting', door.as('A8', (tx) => setSyntheseDate(tx, { requestId: uuid(), syntheseId, ...slot(20, { place: `MECS, 12 ${street}` }) })));
  if (planted['the place of a meeting'] !== DONE) await door.as('A8', (tx) => setSyntheseDate(tx, { requestId: uuid(), syntheseId, ...slot(20, { place: 'Salle 3' }) }));
  await plant('why a meeting is moved', door.as('A8', (tx) => moveSynthese(tx, { requestId: uuid(), syntheseId, ...slot(25, { reason: said }) })));
  await plant('why parents are not invited', door.as('A8', (tx) => recordFamily(tx, { ...key(syntheseId), accompanied: false, reason: said })));
  await door.as('A8', (tx) => openSeance(tx, key(syntheseId)));
  await door.as('A5', (tx) => takePen(tx, key(syntheseId)));
  await write(door, 'A5', held.points.LOG, 'Rien à signaler.');
  await plant('a line of minutes', write(door, 'A5', held.points.LOG, said));
  await reread(door, held);
  await door.as('A8', async (tx) => validateMinutes(tx, { ...key(syntheseId), effectDigest: (await previewMinutes(tx, syntheseId)).digest }));
  const photo = await sharp({ create: { width: 96, height: 96, channels: 3, background: '#808080' } }).jpeg().withExif({ IFD0: { Artist: street, ImageDescription: said } }).toBuffer();
  const titled = await pdf((d) => { d.setTitle(said); d.setSubject(street); }, false);
  const xmp = await pdf((d) => { const packet = d.context.stream(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:description>${said}</dc:description></x:xmpmeta>`, { Type: 'Metadata', Subtype: 'XML' }); d.catalog.set(PDFName.of('Metadata'), d.context.register(packet)); }, false);
  const FILES: readonly (readonly [carrier: string, bytes: Buffer, name: string])[] = [
    ['the name of a file', Buffer.from('Un mot.'), `${street}.txt`], ['a text', Buffer.from(said), 'note.txt'], ['a Word text, its word in two runs', docx({ 'word/document.xml': docxBody(`<w:p><w:r><w:t>Au 12, rue ${word.slice(0, 9)}</w:t></w:r><w:r><w:t>${word.slice(9)}</w:t></w:r></w:p>`) }), 'note.docx'],
    ['the title of a PDF', titled, 'note.pdf'], ['the XMP of a PDF', xmp, 'xmp.pdf'], ['the EXIF of a photograph', photo, 'photo.jpg'],
  ];
  for (const [carrier, bytes, name] of FILES) planted[carrier] = await join(product, 'A5', message.id, bytes, name);
  return { street, word, held, threadId, planted };
}

async function mailed(): Promise<void> {
  const { door } = product;
  const tools = { pool: door.database.pool('worker', 3), kek: door.kek, log: makeLog('silent') };
  const { rows } = await door.db.owner.query<EventRow>('select * from app.event order by xid, id');
  for (const event of rows) for (const consequence of CONSEQUENCES[event.type] ?? []) await consequence(tools, event);
  for (const each of ['notice', 'agenda_message']) await door.db.owner.query(`update app.${each} set due_at = app.now() where state = 'QUEUED'`);
  const mailer = smtpMailer({ smtpUrl: sink.url, ...PLACES, patienceMs: 2000 });
  await sendMails(tools, mailer);
  await sendAgendas(tools, mailer, new AgendaNames('x'.repeat(40), PLACES.publicUrl), PLACES);
  mailer.close();
  await tools.pool.end();
}

const LISTS: Readonly<Record<string, string>> = {
  dossier: `query ($id: ID!) { dossier(id: $id) { id enfant { givenNames } lieuxProteges { name address } liens { quality personne { surname givenNames } } priorInformation { announced } admissions { necessity } entries(first: 20) { edges { node { body } } } } }`,
  exchanges: 'query ($id: ID!) { threads(first: 20, dossierId: $id) { edges { node { id heading { ... on OpenHeading { subject motive } } messages(first: 20) { edges { node { ... on Message { body pieces { id name } } } } } } } } }',
  day: 'query { myDay { items { verb about { id } } } }',
  meetings: 'query { syntheses(first: 10) { edges { node { id dates { place reason } family { reason } } } } }',
  signalements: 'query { signalements(first: 10) { edges { node { id steps { body } } } } }',
};
const LINES = 'query ($id: ID!) { minuteLines(syntheseId: $id, first: 100) { edges { node { ... on MinuteLine { body } } } } }';
const JOURNAL = 'query ($id: ID!) { journal(first: 100, dossierId: $id) { edges { node { ... on Event { type subjectType } ... on Consultation { action subjectType } } } } }';
const SEARCH = 'query ($words: String!) { searchMessages(input: { words: $words }) { search { messages(first: 50) { edges { node { excerpt { text } pieces { name } } } } } } }';
const bears = (bytes: Buffer | string, word: string): boolean => waysIn(Buffer.from(bytes), word).length > 0;

/** Whatever somebody gets, by whatever way, and whether the word is in it. */
async function everything(who: string, { word, held }: Child): Promise<[what: string, found: boolean][]> {
  const asked = async (what: string, query: string, variables: Record<string, unknown> = {}): Promise<[string, boolean, string]> => {
    const { text, body } = await product.ask(who, query, variables);
    expect([what, body.errors]).toEqual([what, undefined]);
    return [what, bears(text, word), text];
  };
  const lists: [string, boolean, string][] = [];
  for (const [what, query] of Object.entries(LISTS)) lists.push(await asked(what, query, query.includes('$id') ? { id: held.dossierId } : {}));
  const got: [string, boolean][] = [...lists, await asked('minutes', LINES, { id: held.syntheseId }), await asked('journal', JOURNAL, { id: held.dossierId }), await asked('search', SEARCH, { words: `rue ${word}` })].map(([what, found]) => [what, found]);
  const printed = await fetch(`${product.server.url}/syntheses/${held.syntheseId}/compte-rendu.pdf`, { headers: { authorization: `Bearer ${await product.token(who)}` } });
  if (printed.status === 200) got.push(['the PDF of the minutes', bears(JSON.stringify(readPdf(Buffer.from(await printed.arrayBuffer()))).replaceAll(/[^0-9A-Za-z]/g, ''), word)]);
  for (const [, id] of lists[1]![2].matchAll(/"pieces":\[((?:[^\]])*)\]/g)) for (const [, piece] of id!.matchAll(/"id":"([0-9a-f-]{36})"/g)) got.push(['a piece', bears(await download(product, who, piece!), word)]);
  return got;
}
const found = async (of: Child): Promise<string[]> => (await Promise.all(UNADMITTED.map(async (who) => (await everything(who, of)).filter(([, there]) => there).map(([what]) => `${who}: ${what}`)))).flat();
const outside = ({ word }: Child): string[] => [
  ...sink.mails.filter(({ raw }) => bears(raw.replaceAll('\r\n', ''), word)).map(() => 'a mail'), ...sockets.filter(({ told }) => bears(JSON.stringify(told), word)).map(() => 'a pointer'),
];

describe('an address that a judge keeps secret', () => {
  it('is refused in eighteen carriers of nineteen, and taken out of the last, whoever writes there', () => {
    const { 'the EXIF of a photograph': exif, ...others } = kept.planted;
    expect(exif).toBe(DONE);
    expect(Object.keys(others)).toHaveLength(18);
    for (const [carrier, said] of Object.entries(others)) expect([carrier, said]).toEqual([carrier, expect.stringMatching(/^LIEU_PROTEGE \w+$/)]);
  });

  it('is in nothing that anybody who may not know it gets, on a screen, in a file, in a mail, in an agenda, in a pointer', async () => {
    expect(sink.mails.some(({ raw }) => raw.includes('text/calendar'))).toBe(true);
    expect(sockets.every(({ told }) => told.length > 0)).toBe(true);
    expect([await found(kept), outside(kept)]).toEqual([[], []]);
  });

  it('is given to who may know it: the head of the ASE, and whoever is admitted to it', async () => {
    for (const who of ['A8', 'A16']) expect([who, (await everything(who, kept)).filter(([, there]) => there).map(([what]) => what)]).toEqual([who, ['dossier']]);
  });

  it('whose refusals are journalled for those who answer for the child and may know of it, and for nobody else', async () => {
    const refusals = async (who: string): Promise<number> => (await product.ask(who, JOURNAL, { id: kept.held.dossierId })).text.split('"subjectType":"LieuProtege"').length - 1;
    expect(await refusals('A8')).toBeGreaterThan(0);
    expect(await refusals('A4')).toBe(0);
  });
});

describe('the same search, the guard taken off', () => {
  it('finds it in what everybody gets: on lists, in minutes and their PDF, by a search, in pieces; in no mail, which says nothing of anything', async () => {
    expect(Object.values(leaking.planted).every((said) => said === DONE)).toBe(true);
    const leaks = await found(leaking);
    for (const what of ['dossier', 'exchanges', 'meetings', 'signalements', 'minutes', 'the PDF of the minutes', 'search', 'a piece']) expect([what, leaks.some((leak) => leak.endsWith(`: ${what}`))]).toEqual([what, true]);
    for (const who of ['A1', 'A2', 'A4', 'A5', 'A6']) expect([who, leaks.some((leak) => leak.startsWith(`${who}: `))]).toEqual([who, true]);
    expect(outside(leaking)).toEqual([]);
  });
});
