import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import type { Story } from '../../apps/migrate/story/stage.js';
import { Product } from '../support/product.js';
import { Both, type Asked } from './support/both.js';

let product: Product;
let story: Story;
let both: Both;
beforeAll(async () => {
  product = await Product.start();
  story = await product.story();
  both = new Both(product);
});
afterAll(() => product.close());

const CARD = 'fragment Card on Habilitation { id functionName professionnel { displayName } organisation { name sector } }';
const PAGE = `query Page($id: ID!, $first: Int = 3, $after: Int, $full: Boolean = true) { thread(id: $id) { id seq kind heading { __typename ... on OpenHeading { subject motive } ... on WithheldHeading { kind } }
  messages(first: $first, afterSeq: $after) { pageInfo { hasNextPage } edges { node { __typename ... on Message { id seq body @include(if: $full) version author { ...Card } receipts { fact } }
  ... on Withheld { seq kind authorFunction } } } } participations { basis fromSeq habilitation { ...Card } } dossier { id enfant { surname } } } } ${CARD}`;

const KIND: readonly [name: string, key: string, ask: (s: Story) => Asked][] = [
  ['a leaf', 'A4', () => ({ query: '{ me { currentSessionId } }' })],
  ['__typename alone', 'A4', () => ({ query: '{ __typename }' })],
  ['a page of a thread, by who reads all', 'A4', (s) => ({ query: PAGE, variables: { id: s.thread, first: 100 } })],
  ['a page of a thread, by who has one withheld', 'A2', (s) => ({ query: PAGE, variables: { id: s.thread, first: 100 } })],
  ['the same, from the defaults of variables', 'A7', (s) => ({ query: PAGE, variables: { id: s.thread } })],
  ['the same, by whom the thread does not exist for', 'A8', (s) => ({ query: PAGE, variables: { id: s.thread } })],
  ['a later page', 'A2', (s) => ({ query: PAGE, variables: { id: s.thread, first: 2, after: 4 } })],
  ['@include(if: false) by a variable', 'A2', (s) => ({ query: PAGE, variables: { id: s.thread, full: false } })],
  ['a null for a variable that has a default', 'A2', (s) => ({ query: 'query ($id: ID!, $after: Int = 2) { thread(id: $id) { messages(afterSeq: $after) { edges { node { ... on Message { seq } ... on Withheld { seq } } } } } }', variables: { id: s.thread, after: null } })],
  ['aliases of one field with different arguments', 'A4', (s) => ({ query: '{ a: dossier(id: "X") { id state } b: dossier(id: "Y") { id enfant { surname } } c: dossiers(first: 1) { pageInfo { hasNextPage } } d: dossiers { edges { node { id } } } }'.replace('X', s.noe).replace('Y', s.maelle) })],
  ['one field asked twice, to be merged', 'A4', (s) => ({ query: `{ dossier(id: "${s.noe}") { id } dossier(id: "${s.noe}") { state enfant { surname } } ... on Query { dossier(id: "${s.noe}") { enfant { givenNames } } } }` })],
  ['the order of the document, fragments between', 'A4', () => ({ query: '{ z: __typename ...B a: __typename ... @include(if: true) { m: __typename } } fragment B on Query { y: __typename me { currentSessionId } b: __typename }' })],
  ['nested fragments on an interface', 'A4', (s) => ({ query: `{ dossier(id: "${s.noe}") { ...N admissions { ...N duty habilitation { ...N ...Card } } } } fragment N on Node { __typename id } ${CARD}` })],
  ['fragments that do not apply', 'A2', (s) => ({ query: `{ thread(id: "${s.thread}") { messages { edges { node { ... on Withheld { kind } ... on Message { ... on Node { id } } } } } } }` })],
  ['@skip and @include together', 'A4', () => ({ query: 'query ($yes: Boolean!, $no: Boolean!) { a: __typename @skip(if: $yes) b: __typename @include(if: $no) c: __typename @skip(if: $no) @include(if: $yes) me @skip(if: $no) { id: currentSessionId @include(if: $yes) } }', variables: { yes: true, no: false } })],
  ['everything skipped', 'A4', () => ({ query: '{ me { currentSessionId @skip(if: true) } }' })],
  ['one operation of two, by its name', 'A4', () => ({ query: 'query A { a: __typename } query B($x: Boolean!) { b: __typename @include(if: $x) c: __typename }', operationName: 'B', variables: { x: false } })],
  ['a mutation that is refused on its field', 'A4', () => ({ query: 'mutation M($s: ID!) { endSession(sessionId: $s) { session { id } userErrors { code message field } } }', variables: { s: 'nobody' } })],
  ['two refused mutations, in order', 'A4', () => ({ query: 'mutation { b: endSession(sessionId: "x") { userErrors { code field } } a: acknowledgeMessage(input: { messageId: "y" }) { message { id } userErrors { code field } } }' })],
  ['an input with an enum, a default and a list in place', 'A2', (s) => ({ query: `{ previewReaders(input: { threadId: "${s.thread}", kind: SOC }) { preview { digest readers { ...Card } excluded { code phrase article habilitation { id } } } userErrors { code } } } ${CARD}` })],
  ['the same by a variable', 'A2', (s) => ({ query: `query ($input: PreviewReadersInput!) { previewReaders(input: $input) { preview { digest readers { id } } userErrors { code } } }`, variables: { input: { threadId: s.thread, kind: 'FAM', detail: 'SUMMARY' } } })],
  ['a part of an input by a variable', 'A2', (s) => ({ query: `query ($kind: Kind!, $child: ID) { previewReaders(input: { threadId: "${s.thread}", kind: $kind, dossierId: $child }) { preview { digest } userErrors { code } } }`, variables: { kind: 'FAM' } })],
  ['« Pourquoi ? », an object with a list of strings', 'A2', (s) => ({ query: `{ explainAccess(type: Message, id: "${s.messages[1]!}") { allowed code phrase article ways } }` })],
  ['introspection of the whole schema', 'A4', () => ({ query: getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true }) })],
  ['introspection of a type beside data', 'A4', () => ({ query: '{ me { __typename currentSessionId } __type(name: "Message") { name fields { name type { kind ofType { name } } } } none: __type(name: "Nothing") { name } }' })],
  ['a node of each kind', 'A2', (s) => ({ query: `{ m: node(id: "${s.messages[0]}") { __typename id ... on Message { body author { ...Card } } } w: node(id: "${s.messages[1]}") { __typename id ... on Withheld { authorFunction } }
    t: node(id: "${s.thread}") { __typename ... on Thread { heading { __typename } } } none: node(id: "7d9d3f62-3ad4-4f1e-8a55-0242ac120002") { id } } ${CARD}` })],
  ['a part of an input, absent, that has a default', 'A2', (s) => ({ query: `query ($d: Detail!) { previewReaders(input: { threadId: "${s.thread}", kind: FAM, detail: $d }) { preview { digest } userErrors { code } } __typename }`, variables: { d: 'FULL' } })],
  ['words of JavaScript as names', 'A4', () => ({ query: 'query constructor { constructor: __typename toString: me { valueOf: currentSessionId hasOwnProperty: __typename then: __typename } }' })],
];

const REFUSED: readonly [name: string, key: string, ask: (s: Story) => Asked][] = [
  ['a bound that is passed, on its path', 'A4', () => ({ query: '{ me { currentSessionId } all: dossiers(first: 101) { pageInfo { hasNextPage } } }' })],
  ['a bound that is passed, deep', 'A4', (s) => ({ query: `{ thread(id: "${s.thread}") { messages(first: 0) { edges { cursor } } } }` })],
  ['a malformed id', 'A4', () => ({ query: '{ dossier(id: "not an id") { id } }' })],
  ['two fields that fail at once', 'A4', () => ({ query: '{ a: dossiers(first: 0) { edges { cursor } } b: dossiers(first: -1) { edges { cursor } } }' })],
  ['a cursor that nobody made', 'A4', () => ({ query: '{ dossiers(after: "abc") { edges { cursor } } }' })],
  ['a null by a variable where null may not be', 'A4', () => ({ query: 'query ($n: Int = 5) { dossiers(first: $n) { edges { cursor } } }', variables: { n: null } })],
];

const INPUT = 'mutation ($input: AdmitInput!) { admit(input: $input) { userErrors { code field } } }';
const admission = { requestId: 'r', dossierId: 'd', habilitationId: 'h', kinds: ['FAM'], purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'n', effectDigest: 'e' };
const PREVIEW = 'query ($input: PreviewReadersInput!) { previewReaders(input: $input) { userErrors { code field } } }';
const FIRST = 'query ($n: Int!) { dossiers(first: $n) { pageInfo { hasNextPage } } }';
const UNFIT: readonly [name: string, ask: Asked][] = [
  ['a required one that is missing', { query: FIRST }],
  ['null for a required one', { query: FIRST, variables: { n: null } }],
  ['text for a number', { query: FIRST, variables: { n: '5' } }],
  ['a fraction for an integer', { query: FIRST, variables: { n: 2.5 } }],
  ['an integer past 32 bits', { query: FIRST, variables: { n: 2 ** 31 } }],
  ['a list for a number', { query: FIRST, variables: { n: [5] } }],
  ['an object for an id', { query: 'query ($id: ID!) { dossier(id: $id) { id } }', variables: { id: {} } }],
  ['text for a boolean', { query: 'query ($b: Boolean!) { __typename @include(if: $b) }', variables: { b: 'true' } }],
  ['a kind that does not exist', { query: PREVIEW, variables: { input: { threadId: 't', kind: 'SECRET' } } }],
  ['a kind in small letters', { query: PREVIEW, variables: { input: { threadId: 't', kind: 'fam' } } }],
  ['a missing field of an input', { query: PREVIEW, variables: { input: { threadId: 't' } } }],
  ['a null field of an input', { query: PREVIEW, variables: { input: { threadId: null, kind: 'FAM' } } }],
  ['a field that an input does not have', { query: PREVIEW, variables: { input: { threadId: 't', kind: 'FAM', actor: 'me' } } }],
  ['text for an input', { query: PREVIEW, variables: { input: 'everything' } }],
  ['a bad one among the kinds', { query: INPUT, variables: { input: { ...admission, kinds: ['FAM', 'X'] } } }],
  ['null among the kinds', { query: INPUT, variables: { input: { ...admission, kinds: [null] } } }],
  ...['tomorrow', '2025-02-30T10:00:00Z', '2025-01-20', '2025-01-20T10:00:00', '20/01/2025', 5, 1.7e12]
    .map((validTo): [string, Asked] => [`${JSON.stringify(validTo)} for an instant`, { query: INPUT, variables: { input: { ...admission, validTo } } }]),
];

describe('compiled execution answers as graphql-js does', () => {
  it.each(KIND)('%s', async (_name, key, ask) => {
    const expected = await both.reference(key, ask(story));
    expect(JSON.parse(expected).errors).toBeUndefined();
    expect(await both.ours(key, ask(story))).toBe(expected);
  });

  it.each(REFUSED)('refused: %s', async (_name, key, ask) => {
    const expected = await both.reference(key, ask(story));
    expect(JSON.parse(expected)).toMatchObject({ data: null, errors: [{}] });
    expect(await both.ours(key, ask(story))).toBe(expected);
  });

  it.each(UNFIT)('a variable that does not fit: %s', async (_name, ask) => {
    const expected = await both.reference('A4', ask);
    expect(JSON.parse(expected).data).toBeUndefined();
    expect(await both.ours('A4', ask)).toBe(expected);
  });

  it.each([
    ['a single value where a list is expected', { query: INPUT, variables: { input: { ...admission, kinds: 'FAM' } } }],
    ['a number for an id', { query: 'query ($id: ID!) { dossier(id: $id) { id } }', variables: { id: 12 } }],
    ['variables that nothing declares', { query: '{ __typename }', variables: { __proto__: 1, constructor: 2, x: [1] } }],
  ])('a variable that fits after all: %s', async (_name, ask) => {
    expect(await both.ours('A4', ask)).toBe(await both.reference('A4', ask));
  });

  it('no operation of several, none of that name', async () => {
    for (const operationName of [undefined, 'C']) {
      const ask = { query: 'query A { a: __typename } query B { b: __typename }', ...(operationName && { operationName }) };
      expect(JSON.parse(await both.ours('A4', ask)).errors[0].message).toBe(JSON.parse(await both.reference('A4', ask)).errors[0].message);
    }
  });
});
