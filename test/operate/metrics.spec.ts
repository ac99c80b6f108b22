import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { documentIdOf } from '../../apps/api/graphql/trusted-documents.js';
import { readConfig } from '../../libs/platform/config.js';
import { METRICS, Metrics, OTHER, type Metric } from '../../libs/platform/metrics.js';
import { Product } from '../support/product.js';
import { secrets } from '../support/database.js';
import { asked, nameOf, scraped, type Series } from './scraped.js';

const JOURNEE = 'query Journee { me { currentSessionId } }';
const ECHANGE = 'query Echange($id: ID!) { thread(id: $id) { messages { edges { node { ... on Message { body } } } } } }';
const CANARY = 'Zibelinotruche';
let product: Product;
beforeAll(async () => {
  product = await Product.start({ config: { worker: true, metrics: { port: 0, host: '127.0.0.1' } }, documents: [JOURNEE, ECHANGE] });
});
afterAll(() => product.close());

const page = (): Promise<string> => asked(`${product.server.operatingUrl}/metrics`);
const byName = async (key: string, document: string, variables: Record<string, unknown> = {}): Promise<void> => {
  await product.post({ authorization: `Bearer ${await product.token(key)}` }, JSON.stringify({ documentId: documentIdOf(document), variables }));
};
/** What everybody does, whoever and however many they are. */
async function life(people: readonly string[], threads: readonly string[]): Promise<void> {
  for (const key of people) {
    await byName(key, JOURNEE);
    for (const id of [...threads, randomUUID(), CANARY]) await byName(key, ECHANGE, { id });
    await product.ask(key, `query ${CANARY} { me { currentSessionId } }`);
    await product.ask(key, `{ ${CANARY} }`);
    await product.ask(key, 'mutation ($input: LookUpChildInput!) { lookUpChild(input: $input) { userErrors { code } } }', { input: { surname: CANARY, givenNames: CANARY, birthDate: '2018-02-03' } });
  }
  await product.post({ authorization: 'Bearer nobody' }, JSON.stringify({ query: '{ me { currentSessionId } }' }));
  await byName(people[0]!, CANARY);
}
const declared = ({ name }: Series): Metric => name.replace(/_(bucket|sum|count)$/, '') as Metric;

describe('what whoever operates reads', () => {
  let small: Series[];

  it('tells what happened', async () => {
    const { thread } = await product.story();
    await life(['A4'], [thread]);
    small = scraped(await page());
    const count = (operation: string, outcome = 'ok'): number => small.find((s) => s.name === 'cordee_operation_seconds_count' && s.labels['operation'] === operation && s.labels['outcome'] === outcome)?.value ?? 0;
    expect([count('Journee'), count('Echange') > 0, count(OTHER) > 0]).toEqual([1, true, true]);
    expect(small.find((s) => s.labels['code'] === 'NON_AUTHENTIFIE')?.value).toBe(1);
    for (const name of Object.keys(METRICS).filter((n) => n !== 'cordee_journal_checkpoint_age_seconds')) expect([name, small.some((s) => declared(s) === name)]).toEqual([name, true]);
  });

  it('holds no word of anybody, no identifier and no name of a place', async () => {
    const text = await page();
    const { rows: ids } = await product.door.db.owner.query<{ id: string }>('select id::text from app.habilitation union select id::text from app.dossier union select id::text from app.thread');
    const { rows: said } = await product.door.db.owner.query<{ name: string }>('select name from app.organisation union select name from app.territoire');
    expect(ids.length * said.length).toBeGreaterThan(0);
    for (const word of [CANARY, ...ids.map((r) => r.id), ...said.map((r) => r.name)]) expect(text.includes(word)).toBe(false);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|@|VASSELIN|KERVADEC|Orvale|departement/i);
  });

  it('has labels of closed lists alone', () => {
    const metrics = new Metrics(['Journee', 'Echange']);
    for (const series of small) {
      const labels = Object.keys(series.labels).filter((label) => label !== 'le');
      expect([series.name, labels.sort()]).toEqual([series.name, [...METRICS[declared(series)].labels].sort()]);
      for (const label of labels) expect([series.name, label, metrics.values(label as never).has(series.labels[label]!)]).toEqual([series.name, label, true]);
    }
  });

  it('has as many series for ten times as many people and dossiers', async () => {
    const stories = [];
    for (let n = 0; n < 4; n++) stories.push(await product.story(`-${n}`));
    await life(['A1', 'A2', 'A4', 'A5', 'A6', 'A7'], stories.map((s) => s.thread));
    const large = scraped(await page());
    const total = (of: readonly Series[]): number => of.filter((s) => s.name === 'cordee_operation_seconds_count').reduce((sum, s) => sum + s.value, 0);
    expect(total(large)).toBeGreaterThan(5 * total(small));
    expect(new Set(large.map(nameOf))).toEqual(new Set(small.map(nameOf)));
  });
});

describe('the port of whoever operates', () => {
  it('is not that of everybody', async () => {
    expect((await fetch(`${product.server.operatingUrl}/metrics`)).status).toBe(200);
    expect((await fetch(`${product.server.url}/metrics`)).status).toBe(404);
    expect((await fetch(`${product.server.operatingUrl}/graphql`)).status).toBe(404);
  });

  it('is not open unless it is asked, is this machine’s alone by default, and is never PORT', () => {
    const { roleSecret, contextKey, kekFile } = secrets();
    const env = { DATABASE_URL: 'postgres://app_rt@localhost/x', ROLE_SECRET: roleSecret, CONTEXT_KEY: contextKey.toString('base64url'), COOKIE_SECRET: contextKey.toString('base64url'), KEK_FILE: kekFile, OIDC_ISSUER: 'http://localhost:9', OIDC_CLIENT_ID: 'cordee', OIDC_CLIENT_SECRET: 'not-used-in-this-test' };
    expect(readConfig(env).metrics).toBeNull();
    expect(readConfig({ ...env, METRICS_PORT: '9464' }).metrics).toEqual({ port: 9464, host: '127.0.0.1' });
    expect(() => readConfig({ ...env, METRICS_PORT: '3000' })).toThrow(/METRICS_PORT/);
  });
});
