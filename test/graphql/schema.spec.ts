import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getNamedType, getNullableType, isCompositeType, isInterfaceType, isListType, isObjectType, isScalarType, lexicographicSortSchema, printSchema,
  type GraphQLField, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';
import { ENTITIES } from '../../apps/entities.js';
import { NODES } from '../../apps/api/graphql/node.resolver.js';
import { Database } from '../../libs/platform/database.js';
import { Product } from '../support/product.js';
import { BOUNDED } from './support/bounded.js';
import { LEAVING, RESOLVED } from './support/leaving.js';

let product: Product;
let schema: GraphQLSchema;
let objects: GraphQLObjectType[];
beforeAll(async () => {
  product = await Product.start();
  schema = product.server.app.get(GraphQLSchemaHost).schema;
  objects = Object.values(schema.getTypeMap()).filter((t): t is GraphQLObjectType => isObjectType(t) && !t.name.startsWith('__'));
});
afterAll(() => product.close());

const fieldsOf = (name: string): GraphQLField<unknown, unknown>[] => {
  const type = schema.getType(name);
  return isObjectType(type) ? Object.values(type.getFields()) : [];
};
const namesOf = (name: string): string[] => fieldsOf(name).map((f) => f.name).sort();
const isList = (f: GraphQLField<unknown, unknown>): boolean => isListType(getNullableType(f.type));

describe('the schema', () => {
  it('is the one that is committed', () => {
    expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(readFileSync('apps/api/schema.graphql', 'utf8'));
  });

  it('shows of each row the columns that were decided, what was resolved through the door, and nothing else', () => {
    const shown = ENTITIES.filter((e) => isObjectType(schema.getType(e.name))).map((e) => e.name).sort();
    expect(shown).toEqual(Object.keys(LEAVING).sort());
    for (const name of shown) expect([name, namesOf(name)]).toEqual([name, [...LEAVING[name]!, ...(RESOLVED[name] ?? [])].sort()]);
  });

  it('has the columns that it says, on rows that have no relation of TypeORM’s', () => {
    const { source } = product.server.app.get(Database);
    for (const entity of ENTITIES) {
      const meta = source.getMetadata(entity);
      expect([entity.name, meta.relations.map((r) => r.propertyName)]).toEqual([entity.name, []]);
      const columns = meta.columns.map((c) => c.propertyName);
      expect([entity.name, (LEAVING[entity.name] ?? []).filter((c) => !columns.includes(c))]).toEqual([entity.name, []]);
      // A resolved field may bear a column's name only to say something else of it.
      expect([entity.name, (RESOLVED[entity.name] ?? []).filter((c) => columns.includes(c))]).toEqual([entity.name, []]);
    }
  });

  it('resolves every relation of a row by a function of its own, never by reading a property', () => {
    const ofRows = objects.filter((t) => t.name in LEAVING || t.name in RESOLVED);
    for (const type of ofRows) {
      const unresolved = Object.values(type.getFields()).filter((f) => isCompositeType(getNamedType(f.type)) && !f.resolve).map((f) => f.name);
      expect([type.name, unresolved]).toEqual([type.name, []]);
      expect([type.name, (RESOLVED[type.name] ?? []).filter((name) => !type.getFields()[name]?.resolve)]).toEqual([type.name, []]);
    }
  });

  it('knows five scalars: no bytes, no JSON, nothing without a form', () => {
    const scalars = Object.values(schema.getTypeMap()).filter(isScalarType).map((t) => t.name).sort();
    expect(scalars).toEqual(['Boolean', 'DateTime', 'ID', 'Int', 'String']);
  });

  it('lets no column of bytes leave, but those that the door opens into text', () => {
    const { source } = product.server.app.get(Database);
    const database = product.server.app.get(Database);
    const leaving = ENTITIES.flatMap((entity) => {
      const sealed = database.shape(entity).columns.filter((c) => c.sealed).map((c) => c.property);
      return source.getMetadata(entity).columns.filter((c) => c.type === 'bytea' && !sealed.includes(c.propertyName) && namesOf(entity.name).includes(c.propertyName)).map((c) => `${entity.name}.${c.propertyName}`);
    });
    expect(leaving).toEqual([]);
    expect(source.getMetadata('Session').columns.some((c) => c.type === 'bytea')).toBe(true);
  });

  it('bounds every list, by `first` or by what is written beside it', () => {
    const unbounded = objects.flatMap((type) => Object.values(type.getFields()).filter(isList).map((f) => `${type.name}.${f.name}`))
      .filter((path) => !path.endsWith('Connection.edges') && !path.endsWith('Payload.userErrors'));
    expect(unbounded.sort()).toEqual(Object.keys(BOUNDED).sort());
  });

  it('gives every connection a `first` of 25 unless asked, and refuses more than 100 wherever it is', async () => {
    const connections = objects.flatMap((type) => Object.values(type.getFields()).filter((f) => getNamedType(f.type).name.endsWith('Connection')).map((f) => ({ path: `${type.name}.${f.name}`, f })));
    expect(connections.map((c) => c.path).sort()).toEqual(['Dossier.entries', 'Dossier.journal', 'MessageSearch.messages', 'Query.astreintes', 'Query.conservationSteps', 'Query.deadlines', 'Query.declaredConflicts', 'Query.delegations', 'Query.directory', 'Query.dossiers', 'Query.eliminations', 'Query.habilitationProposals', 'Query.informationsPreoccupantes', 'Query.invitations', 'Query.journal', 'Query.justifications', 'Query.mailFailures', 'Query.minuteLines', 'Query.myInformationsPreoccupantes', 'Query.organisations', 'Query.parquetInbox', 'Query.permanences', 'Query.repliesExpected', 'Query.ressorts', 'Query.shares', 'Query.signalements', 'Query.syntheses', 'Query.threads', 'Query.toAcknowledge', 'Query.unreadThreads', 'Thread.messages']);
    for (const { path, f } of connections) expect([path, f.args.find((a) => a.name === 'first')?.defaultValue]).toEqual([path, 25]);
    const story = await product.story();
    for (const [allowed, query] of [
      [100, '{ dossiers(first: N) { pageInfo { hasNextPage } } }'], [100, '{ threads(first: N) { pageInfo { hasNextPage } } }'], [100, '{ journal(first: N) { pageInfo { hasNextPage } } }'],
      [100, `{ thread(id: "${story.thread}") { messages(first: N) { pageInfo { hasNextPage } } } }`], [100, `{ dossier(id: "${story.noe}") { entries(first: N) { pageInfo { hasNextPage } } } }`],
    ] as const) {
      expect((await product.ask('A4', query.replace('N', String(allowed)))).body.errors).toBeUndefined();
      for (const n of [101, 0, -1]) expect((await product.ask('A4', query.replace('N', String(n)))).body.errors![0]!.extensions).toEqual({ code: 'BORNE', field: 'first' });
    }
  });

  it('finds by node(id) every type that says it is one', () => {
    const node = schema.getType('Node');
    const types = isInterfaceType(node) ? schema.getPossibleTypes(node).map((t) => t.name).sort() : [];
    // What is withheld is a message, what is reserved a line of minutes, that one may only notice.
    expect([...NODES.map(({ type }) => type.name), 'Withheld', 'ReservedLine'].sort()).toEqual(types);
  });
});
