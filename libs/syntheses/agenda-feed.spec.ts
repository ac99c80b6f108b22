import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { read } from '../../test/support/icalendar.js';
import { Product } from '../../test/support/product.js';
import { count, eventsOf, uuid } from '../../test/support/situation.js';
import { cancelled, dated, table, type Table } from '../../test/support/poll.js';
import { endAdmission } from '../dossiers/end-admission.js';

let product: Product;
let around: Table;
beforeAll(async () => { product = await Product.start({ config: { refusalQuantumMs: 20 } }); });
afterAll(() => product.close());
beforeEach(async () => { around = await table(product.door, ['A5', 'A6']); });

const RENEW = 'mutation ($r: ID!) { renewAgendaFeed(input: { requestId: $r }) { renewed { address feed { id revoked } } userErrors { code } } }';
interface Made { address: string | null; feed: { id: string; revoked: string | null } }
const renew = async (who: string, r = uuid()): Promise<Made> => (await product.ask(who, RENEW, { r })).body.data.renewAgendaFeed.renewed;
/** As a calendar does: without a session. */
const get = (path: string): Promise<Response> => fetch(`${product.server.url}${path}`);
const pathOf = ({ address }: Made): string => new URL(address!).pathname;
const SLOT = ['2030-03-29T10:00:00+01:00', '2030-03-29T12:00:00+01:00'] as const;

describe('the feed of an agenda', () => {
  it('says when one is taken, of where one is convoked, and nothing else; another’s says the same under other names', async () => {
    await dated(product.door, around.syntheseId, ...SLOT);
    const texts: string[] = [];
    for (const who of ['A5', 'A6']) {
      const answer = await get(pathOf(await renew(who)));
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
      texts.push(await answer.text());
      const { event, names } = read(texts.at(-1)!);
      expect([event.summary, event.startsAt, event.endsAt]).toEqual(['Occupé', new Date(SLOT[0]), new Date(SLOT[1])]);
      expect(names).toEqual(['class', 'dtend', 'dtstamp', 'dtstart', 'sequence', 'summary', 'uid', 'x-microsoft-cdo-busystatus']);
      for (const id of [around.syntheseId, around.dossierId]) expect(texts.at(-1)).not.toContain(id);
    }
    const [one, other] = texts.map((text) => read(text).event.uid);
    expect(one).not.toBe(other);
  });

  it('follows what happens: cancelled, or no longer convoked, the hour is free', async () => {
    const path = pathOf(await renew('A5'));
    const taken = async (): Promise<number> => (await (await get(path)).text()).split('BEGIN:VEVENT').length - 1;
    const before = await taken();
    await dated(product.door, around.syntheseId, ...SLOT);
    expect(await taken()).toBe(before + 1);
    await product.door.as('A4', (tx) => endAdmission(tx, around.admissions.A5!));
    expect(await taken()).toBe(before);
    const again = await table(product.door, ['A5']);
    await dated(product.door, again.syntheseId, ...SLOT);
    expect(await taken()).toBe(before + 1);
    await cancelled(product.door, again.syntheseId);
    expect(await taken()).toBe(before);
  });

  it('is under an address told once, of which the hash alone is kept; another one ends it', async () => {
    const r = uuid();
    const first = await renew('A6', r);
    expect(first.address).toMatch(/^http:\/\/localhost:3999\/agenda\/[A-Za-z0-9_-]{43}\.ics$/);
    expect(await renew('A6', r)).toEqual({ address: null, feed: first.feed });
    const token = /agenda\/(.*)\.ics/.exec(first.address!)![1]!;
    expect(await count(product.door, 'agenda_feed', `id = $1 and token_hash = sha256(convert_to($2, 'UTF8'))`, [first.feed.id, token])).toBe(1);
    const second = await renew('A6');
    expect([(await get(pathOf(first))).status, (await get(pathOf(second))).status]).toEqual([404, 200]);
    expect(await eventsOf(product.door, second.feed.id)).toEqual(['agenda-feed.renewed']);
  });

  it('revoked, answers as an address that never was: the same words, to the byte', async () => {
    const made = await renew('A6');
    const { body } = await product.ask('A6', 'mutation { revokeAgendaFeed { feed { id } userErrors { code } } }');
    expect(body.data.revokeAgendaFeed.feed.id).toBe(made.feed.id);
    const answers = await Promise.all([pathOf(made), `/agenda/${'x'.repeat(43)}.ics`, '/agenda/x.ics', '/nowhere'].map(async (path) => { const answer = await get(path); return [answer.status, await answer.text()]; }));
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
    expect((await product.ask('A6', '{ agendaFeed { id } }')).body.data.agendaFeed).toBeNull();
    expect((await product.ask('A6', 'mutation { revokeAgendaFeed { feed { id } userErrors { code } } }')).body.data.revokeAgendaFeed.userErrors).toEqual([{ code: 'SANS_ADRESSE' }]);
  });
});
