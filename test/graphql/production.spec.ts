import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { openDoor } from '../support/door.js';
import { Product, type Answer } from '../support/product.js';

let product: Product;
let open: Product;
beforeAll(async () => {
  const door = await openDoor();
  open = await Product.start({ door });
  product = await Product.start({ door, config: { production: true, publicUrl: 'https://cordee.example' } });
});
afterAll(async () => {
  await open.server.close();
  await product.close();
});

const asked = (of: Product, query: string, variables = {}): Promise<Answer> => of.ask('A4', query, variables);
const codeOf = ({ status, body }: Answer): unknown => [status, body.errors?.[0]?.extensions['code']];
/** Names that only who has the schema knows. */
const SCHEMA = /Did you mean|\b(Query|Mutation|Dossier|Habilitation|PostMessageInput|PreviewReadersInput|Kind|Detail|DateTime|Boolean|Int|ID)\b/;

describe('in production', () => {
  it('what is asked properly is answered', async () => {
    expect((await asked(product, '{ me { currentSessionId __typename } }')).body.data.me.__typename).toBe('Me');
  });

  it('the schema is not told, where it is in the demonstration', async () => {
    for (const query of [getIntrospectionQuery(), '{ __schema { queryType { name } } }', '{ __type(name: "Dossier") { name } }', '{ a: __type(name: "Enfant") { fields { name } } }', 'query ($n: String!) { ...F } fragment F on Query { __type(name: $n) { name } }']) {
      expect((await asked(open, query, { n: 'Dossier' })).status).toBe(200);
      const answer = await asked(product, query, { n: 'Dossier' });
      expect(codeOf(answer)).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
      expect(answer.text).not.toMatch(SCHEMA);
    }
  });

  it.each<[string, string, Record<string, unknown>, RegExp]>([
    ['a field one letter away', '{ dossier(id: "x") { enfan { surname } } }', {}, /Did you mean "enfant"/],
    ['a root field one letter away', '{ dossie(id: "x") { id } }', {}, /Did you mean "dossier"/],
    ['an argument one letter away', '{ dossiers(firs: 1) { pageInfo { hasNextPage } } }', {}, /Did you mean "first"/],
    ['a type one letter away', '{ node(id: "x") { ... on Dossie { id } } }', {}, /Did you mean "Dossier"/],
    ['a missing selection', '{ me }', {}, /must have a selection of subfields/],
    ['an enum value one letter away', 'query { previewReaders(input: { threadId: "x", kind: FAN }) { userErrors { code } } }', {}, /Did you mean.*FAM/],
    ['the same by a variable', 'query ($i: PreviewReadersInput!) { previewReaders(input: $i) { userErrors { code } } }', { i: { threadId: 'x', kind: 'FAN' } }, /"Kind" enum/],
    ['an input field one letter away', 'query ($i: PreviewReadersInput!) { previewReaders(input: $i) { userErrors { code } } }', { i: { threadI: 'x', kind: 'FAM' } }, /PreviewReadersInput/],
    ['a null by a variable', 'query ($n: Int = 5) { dossiers(first: $n) { pageInfo { hasNextPage } } }', { n: null }, /type "Int!"/],
    ['what is not GraphQL', '{ me { ', {}, /Syntax Error/],
  ])('%s is refused without a word of the schema, which the demonstration gives', async (_what, query, variables, words) => {
    const told = await asked(open, query, variables);
    expect(told.body.errors!.map((e) => e.message).join('\n')).toMatch(words);
    const discreet = await asked(product, query, variables);
    expect(codeOf(discreet)).toEqual(codeOf(told));
    for (const { message } of discreet.body.errors!) {
      expect(message).not.toMatch(SCHEMA);
      expect(message).toMatch(/^(Requête|Valeur) .+\.$/);
    }
  });

  it('a value that does not fit is named, and not repeated', async () => {
    const { text } = await asked(product, 'query ($i: PreviewReadersInput!) { previewReaders(input: $i) { userErrors { code } } }', { i: { threadId: 'x', kind: 'VASSELIN' } });
    expect(text).toContain('« $i.kind »');
    expect(text).not.toContain('VASSELIN');
  });

  it('the limits and the refusals of the law speak as they do in the demonstration', async () => {
    for (const query of ['{ ...A } fragment A on Query { ...A }', '{ dossiers(first: 0) { pageInfo { hasNextPage } } }', '{ dossier(id: "x") { id } }']) {
      expect((await asked(product, query)).text).toBe((await asked(open, query)).text);
    }
  });
});
