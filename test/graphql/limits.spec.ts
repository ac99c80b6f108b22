import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getIntrospectionQuery, parse, validate } from 'graphql';
import { figure } from '../../scripts/score/figures.mjs';
import { limitsRule } from '../../apps/api/graphql/limits-rule.js';
import { Product } from '../support/product.js';
import { ABUSES } from './support/abuse.js';

let product: Product;
beforeAll(async () => { product = await Product.start(); });
afterAll(() => product.close());

/** graphql-jit writes functions: whoever calls Function meanwhile has compiled something. */
async function compiledDuring<T>(act: () => Promise<T>): Promise<{ result: T; compiled: number }> {
  const original = globalThis.Function;
  let compiled = 0;
  globalThis.Function = new Proxy(original, {
    construct: (target, args, self) => { compiled += 1; return Reflect.construct(target, args, self) as object; },
    apply: (target, self, args) => { compiled += 1; return Reflect.apply(target, self, args) as unknown; },
  });
  try {
    return { result: await act(), compiled };
  } finally {
    globalThis.Function = original;
  }
}

describe('a document made to hurt', () => {
  it('would have been compiled, as any new one is, had it been kind', async () => {
    const { result, compiled } = await compiledDuring(() => product.ask('A4', '{ me { currentSessionId } }'));
    expect(result.body.data.me.currentSessionId).toMatch(/-/);
    expect(compiled).toBeGreaterThan(0);
  });

  it.each(ABUSES)('$name is refused for its $limit, and never compiled', async ({ query, variables, limit }) => {
    const { result, compiled } = await compiledDuring(() => product.ask('A4', query, variables));
    figure('abuse.documents', 1);
    figure('abuse.executed', Number(result.body.data !== undefined || compiled > 0));
    expect({ status: result.status, error: result.body.errors?.[0]?.extensions, data: result.body.data }).toEqual({ status: 400, error: { code: 'LIMITE', limit }, data: undefined });
    expect(result.body.errors![0]!.message).toMatch(/^Requête refusée avant toute exécution — .+\.$/);
    expect(compiled).toBe(0);
  });

  it('is refused a second time, on what the server parsed itself, should the first look ever be fooled', () => {
    const { schema } = product.server.app.get(GraphQLSchemaHost);
    const ofShape = ABUSES.filter(({ limit, variables }) => !variables && !['tokens', 'cost', 'listed', 'nesting'].includes(limit));
    expect(ofShape.length).toBeGreaterThan(30);
    expect(validate(schema, parse('{ me { currentSessionId } }'), [limitsRule])).toEqual([]);
    for (const { name, query, limit } of ofShape) expect([name, validate(schema, parse(query), [limitsRule])[0]?.extensions['limit']]).toEqual([name, limit]);
  });

  it('is refused by GET as by POST', async () => {
    const { query } = ABUSES[2]!;
    const response = await fetch(`${product.server.url}/graphql?query=${encodeURIComponent(query)}`, { headers: { authorization: `Bearer ${await product.token('A4')}`, 'apollo-require-preflight': '1' } });
    expect(response.status).toBe(400);
    expect(((await response.json()) as { errors: { extensions: object }[] }).errors[0]!.extensions).toEqual({ code: 'LIMITE', limit: 'aliases' });
  });

  it('is not even looked at for somebody who is not signed in', async () => {
    const { status, body } = await product.post({}, JSON.stringify({ query: ABUSES[0]!.query }));
    expect([status, body.errors![0]!.extensions['code']]).toEqual([401, 'NON_AUTHENTIFIE']);
  });
});

describe('a document that only looks like one', () => {
  it.each([
    ['depth 12', '{ dossiers(first: 1) { edges { node { admissions { habilitation { professionnel { id } } } } } } }'],
    ['30 aliases', `{ me { ${'abc'.split('').map((s) => `${s}: sessions { ${[0, 1, 2].map((i) => `i${i}: id c${i}: carrier o${i}: openedAt`).join(' ')} }`).join(' ')} } }`],
    ['a fragment used in 4 places', 'query ($id: ID!) { a: dossier(id: $id) { ...D } b: dossier(id: $id) { ...D } c: dossier(id: $id) { ...D } dossiers { edges { node { ...D } } } } fragment D on Dossier { id enfant { surname } }'],
    ['what tools send to learn the schema', getIntrospectionQuery()],
    ['an operation named constructor, with an alias named toString', 'query constructor { toString: me { constructor: currentSessionId then: __typename } }'],
  ])('%s is answered', async (_name, query) => {
    const { status, body } = await product.ask('A4', query, { id: '7d9d3f62-3ad4-4f1e-8a55-0242ac120002' });
    expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined });
  });

  it('a page of a thread with all that a screen shows stays well within', async () => {
    const { body } = await product.ask('A4', `query ($id: ID!) { thread(id: $id) { messages(first: 100) { edges { node { ... on Message { id seq kind detail sentAt body version withdrawal { at reason }
      author { functionName professionnel { displayName } organisation { name } } receipts { fact at by { professionnel { displayName } } } } ... on Withheld { id seq kind sentAt authorFunction } } } pageInfo { hasNextPage endCursor } } } }`,
    { id: '7d9d3f62-3ad4-4f1e-8a55-0242ac120002' });
    expect(body).toEqual({ data: { thread: null } });
  });
});

it('introspection that goes round and round is refused, even where introspection is open', async () => {
  const round = '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }';
  const { status, body } = await product.ask('A4', round);
  expect([status, body.errors![0]!.extensions['code'], body.data]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED', undefined]);
  expect(body.errors![0]!.message).toBe('Maximum introspection depth exceeded');
});

it('an array of operations is refused, one operation is answered', async () => {
  const authorization = `Bearer ${await product.token('A4')}`;
  const one = { query: '{ me { currentSessionId } }' };
  expect((await product.post({ authorization }, JSON.stringify(one))).status).toBe(200);
  const { status, body } = await product.post({ authorization }, JSON.stringify([one, one]));
  expect({ status, code: body.errors![0]!.extensions['code'], data: body.data }).toEqual({ status: 400, code: 'BAD_REQUEST', data: undefined });
});

it('variables named __proto__ and constructor change nothing and nobody', async () => {
  const authorization = `Bearer ${await product.token('A4')}`;
  const { status, body } = await product.post({ authorization }, '{"query":"{ me { currentSessionId } }","variables":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}},"__proto__":{"polluted":1}}');
  expect([status, typeof body.data.me.currentSessionId]).toEqual([200, 'string']);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
