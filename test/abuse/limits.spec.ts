import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { io } from 'socket.io-client';
import { addressOf, proxiesOf } from '../../apps/api/abuse/address-of.js';
import { LOOKUP, measureOf, URGENT } from '../../apps/api/abuse/measure-of.js';
import { rateLimits } from '../../libs/platform/rate-limits.js';
import { Product, type Answer } from '../support/product.js';

let product: Product;
beforeAll(async () => {
  product = await Product.start({ config: { operationsAtOnce: 4, rateLimits: rateLimits.parse('operations=1/1+4/20,urgent=1/1+4/20,lookups=3/60,files=1/1+2/20,sockets=1/1+1/20,signIn=2/5,handshakes=50/1,strangers=4/20') } });
});
afterAll(() => product.close());

const ME = '{ me { currentSessionId } }';
const me = (key: string): Promise<Answer> => product.ask(key, ME);
const stranger = (): Promise<Answer> => product.post({ authorization: `Bearer ${randomBytes(32).toString('base64url')}` }, JSON.stringify({ query: ME }));
const code = ({ body }: Answer): unknown => body.errors?.[0]?.extensions['code'];
const many = async (n: number, ask: () => Promise<Answer>): Promise<unknown[]> => (await Promise.all(Array.from({ length: n }, ask))).map((one) => code(one) ?? one.status);
const TOO_MANY = 'TROP_DE_DEMANDES';

describe('one person who asks too much', () => {
  it('is served, then refused with when to come again, while everybody else at the same address is served', async () => {
    const said = await many(30, () => me('A4'));
    expect(said).toContain(200);
    expect(said.filter((one) => one === TOO_MANY).length).toBeGreaterThan(3);
    const authorization = `Bearer ${await product.token('A4')}`;
    const answers = await Promise.all(Array.from({ length: 12 }, () => fetch(`${product.server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization }, body: JSON.stringify({ query: ME }) })));
    const response = answers.find(({ status }) => status === 429)!;
    const { errors: [error] } = await response.json() as { errors: [{ message: string; extensions: object }] };
    const seconds = Number(response.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(error.message).toContain(`Réessayez dans ${seconds} seconde`);
    expect(error.extensions).toEqual({ code: TOO_MANY });
    expect(code(await me('A5'))).toBeUndefined();
    await new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });
    expect(code(await me('A4'))).toBeUndefined();
  });

  it('may still send what does not wait, and nothing else by it', async () => {
    expect(await many(12, () => me('A4'))).toContain(TOO_MANY);
    const acknowledge = await product.ask('A4', 'mutation ($input: AcknowledgeMessageInput!) { acknowledgeMessage(input: $input) { userErrors { code } } }', { input: { messageId: randomUUID() } });
    expect([acknowledge.status, acknowledge.body.data.acknowledgeMessage.userErrors[0].code]).toEqual([200, 'INTROUVABLE']);
    // A name put there for nothing has its end too.
    expect(await many(12, () => product.ask('A4', `# sealSignalement\n${ME}`))).toContain(TOO_MANY);
  });

  it('looks up as many children as may be, however they are asked', async () => {
    const input = (): object => ({ surname: 'VASSELIN', givenNames: 'Noé', birthDate: '2018-02-03' });
    const twice = (): Promise<Answer> => product.ask('A3', 'mutation ($a: LookUpChildInput!, $b: LookUpChildInput!) { a: lookUpChild(input: $a) { userErrors { code } } b: lookUpChild(input: $b) { userErrors { code } } }', { a: input(), b: input() });
    expect(code(await twice())).toBeUndefined();
    const refused = await twice();
    expect([refused.status, code(refused)]).toEqual([429, TOO_MANY]);
    expect(code(await me('A3'))).toBeUndefined();
  });

  it('opens as many lines as may be, and is told why', async () => {
    await product.socket('A6');
    const token = await product.token('A6');
    const told = await Promise.all(Array.from({ length: 6 }, () => new Promise<{ message: string; seconds?: number }>((resolve) => {
      const socket = io(product.server.url, { transports: ['websocket'], auth: { token }, reconnection: false, forceNew: true });
      product.sockets.push(socket);
      socket.once('connect', () => resolve({ message: 'in' }));
      socket.once('connect_error', (error: Error & { data?: { seconds: number } }) => resolve({ message: error.message, seconds: error.data!.seconds }));
    })));
    const refused = told.find(({ message }) => message === TOO_MANY);
    expect(refused?.seconds).toBeGreaterThan(0);
    await expect(product.socket('A7')).resolves.toBeDefined();
  });

  it('takes as many files as may be', async () => {
    const authorization = `Bearer ${await product.token('A5')}`;
    const answers = await Promise.all(Array.from({ length: 8 }, () => fetch(`${product.server.url}/pieces/depots/${randomUUID()}`, { headers: { authorization } })));
    expect(answers.map(({ status }) => status)).toContain(404);
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused!.text()).toContain('Réessayez dans');
  });
});

describe('an address', () => {
  it('that brings nobody but strangers is refused, and those whom we know there are served', async () => {
    expect(code(await me('A7'))).toBeUndefined();
    const said = [...await many(6, stranger), ...await many(3, stranger)];
    expect(said).toContain('NON_AUTHENTIFIE');
    expect(said.slice(-3)).toEqual([TOO_MANY, TOO_MANY, TOO_MANY]);
    expect(code(await me('A7'))).toBeUndefined();
  });

  it('begins as many sign-ins as may be: then it is said in French, and the provider is not asked', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => fetch(`${product.server.url}/auth/login`, { headers: { accept: 'text/html' } })));
    expect(answers.map(({ status }) => status)).toContain(503);
    const refused = answers.find(({ status }) => status === 429)!;
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.text()).toContain('Réessayez dans');
    // Who is in may always leave.
    expect((await fetch(`${product.server.url}/auth/logout`, { method: 'POST', redirect: 'manual', headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin' } })).status).toBe(303);
  });

  it.each<[string, string, string | undefined, string[], string]>([
    ['asks for itself', '203.0.113.7', undefined, [], '203.0.113.7'],
    ['says that it asks for another, and is nobody’s proxy', '203.0.113.7', '198.51.100.1', [], '203.0.113.7'],
    ['is our proxy', '::ffff:10.0.0.2', '198.51.100.1', ['10.0.0.0/8'], '198.51.100.1'],
    ['is our proxy, and its client lied', '10.0.0.2', '192.0.2.9, 198.51.100.1', ['10.0.0.0/8'], '198.51.100.1'],
    ['is our proxy behind our proxy', '10.0.0.2', '198.51.100.1, 10.0.0.3', ['10.0.0.2', '10.0.0.3'], '198.51.100.1'],
    ['has a whole network to choose from', '2001:db8:1:2:3:4:5:6', undefined, [], '2001:db8:1:2::/64'],
    ['has the same network, written short', '2001:db8:1:2::9', undefined, [], '2001:db8:1:2::/64'],
  ])('that %s is known by what cannot be made up', (_who, remoteAddress, forwarded, proxies, key) => {
    expect(addressOf({ socket: { remoteAddress }, headers: forwarded ? { 'x-forwarded-for': forwarded } : {} } as unknown as IncomingMessage, proxiesOf(proxies))).toBe(key);
  });
});

describe('the measures', () => {
  it('name acts that exist', () => {
    const schema = readFileSync('apps/api/schema.graphql', 'utf8');
    for (const name of [...URGENT, LOOKUP]) expect([name, new RegExp(`^  ${name}\\(`, 'm').test(schema)]).toEqual([name, true]);
    expect(measureOf(`{ a: ${LOOKUP} b: ${LOOKUP} }`)).toEqual([['operations', 1], ['lookups', 2]]);
  });

  it('are those of service unless the environment says otherwise, and refuse what they do not understand', () => {
    expect(rateLimits.parse('lookups=60/600')).toEqual({ ...rateLimits.parse(''), lookups: '60/600' });
    for (const bad of ['operation=5/1', 'operations=5', 'operations=0/1', 'operations=5/1+', 'strangers=1/1+2/2']) expect(rateLimits.safeParse(bad).success).toBe(false);
  });
});
