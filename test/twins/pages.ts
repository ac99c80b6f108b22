/** Every list and page that the schema has, whole: each field of the query that asks for nothing or for an id, with all that hangs on it, a few rows deep. What is more than one request may ask is asked in several. */
import { getNamedType, isAbstractType, isCompositeType, isEnumType, isInputObjectType, isNonNullType, isObjectType, parse, type GraphQLArgument, type GraphQLField, type GraphQLNamedType, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { LIMITS } from '../../apps/api/graphql/limits.js';
import { costOf } from '../../apps/api/graphql/limits-cost.js';

const DEPTH = 3;
/** Two answers are never of one instant, and cursors are sealed anew each time; the size of the journal is that of all that was ever done. */
const CHANGING: ReadonlySet<string> = new Set(['now', 'journalStanding', 'cursor', 'endCursor']);
/** Where the id of a page goes: a document is measured once, for every id. */
const ID = '00000000-0000-4000-8000-00000000001d';

interface Tree { text: string; children: Tree[] | null }
export interface Page { query: string; variables: Record<string, unknown> }
/** The ids that a field is asked for; and of a type that implements others, which of them an id is, if that is known. */
export type IdsOf = (field: string) => readonly (string | { id: string; type: string })[];

export function pagesOf(schema: GraphQLSchema, ids: readonly string[] | IdsOf, leftOut: ReadonlySet<string> = CHANGING): Page[] {
  const known = typeof ids === 'function' ? ids : () => ids;
  const fields = Object.values(schema.getQueryType()!.getFields()).filter((f) => !leftOut.has(f.name));
  return fields.flatMap((field) => {
    const required = field.args.filter((a) => isNonNullType(a.type) && a.defaultValue === undefined);
    if (!isPage(field)) return [];
    const wanted = required.some(isId) ? known(field.name) : [ID];
    const types = new Map<string | null, string[]>();
    for (const one of wanted) {
      const [id, type] = typeof one === 'string' ? [one, null] : [one.id, one.type];
      types.set(type, [...(types.get(type) ?? []), id]);
    }
    return [...types].flatMap(([type, of]) => choicesOf(required).flatMap((given) => {
      const tree = { text: `${field.name}${argumentsOf(field, given, ID)}`, children: childrenOf(schema, getNamedType(field.type), type, leftOut) };
      const documents = fittedOnce(schema, tree, leftOut);
      return of.flatMap((id) => documents.map((query) => ({ query: query.replaceAll(ID, id), variables: {} })));
    }));
  });
}

function childrenOf(schema: GraphQLSchema, type: GraphQLNamedType, only: string | null, leftOut: ReadonlySet<string>): Tree[] | null {
  const children = selection({ schema, leftOut }, type, DEPTH, new Set());
  return only === null || !children || !isAbstractType(type) ? children : children.filter(({ text }) => text === `... on ${only}`);
}

/** Whether a field asks for nothing but ids and words of a list. */
export const isPage = (field: GraphQLField<unknown, unknown>): boolean => field.args.every((a) => !isNonNullType(a.type) || a.defaultValue !== undefined || isKnown(a));

/** One field with these arguments, and what hangs on it so many rows deep, in as many documents as it takes. */
export function documentsOf(schema: GraphQLSchema, operation: 'query' | 'mutation', field: GraphQLField<unknown, unknown>, given: string, depth: number): string[] {
  return fitted(schema, { text: `${field.name}${given}`, children: selection({ schema, leftOut: new Set() }, getNamedType(field.type), depth, new Set()) }, (inner) => `${operation} Page { ${inner} }`);
}

const isId = (a: GraphQLArgument): boolean => getNamedType(a.type).name === 'ID';
const isKnown = (a: GraphQLArgument): boolean => isId(a) || isEnumType(getNamedType(a.type)) || (isInputObjectType(getNamedType(a.type)) && Object.values((getNamedType(a.type) as { getFields(): object }).getFields()).every((f) => !isNonNullType((f as GraphQLArgument).type) || (f as GraphQLArgument).defaultValue !== undefined));

/** One page for each word of an enum that is asked for. */
function choicesOf(required: readonly GraphQLArgument[]): Record<string, string>[] {
  return required.filter((a) => isEnumType(getNamedType(a.type))).reduce<Record<string, string>[]>((all, a) => {
    const type = getNamedType(a.type);
    return isEnumType(type) ? all.flatMap((one) => type.getValues().map((v) => ({ ...one, [a.name]: v.name }))) : all;
  }, [{}]);
}

function argumentsOf(field: GraphQLField<unknown, unknown>, given: Record<string, string>, id: string): string {
  const written = field.args.filter((a) => isNonNullType(a.type) && a.defaultValue === undefined).map((a) => `${a.name}: ${given[a.name] ?? (isId(a) ? JSON.stringify(id) : '{}')}`);
  if (field.args.some((a) => a.name === 'first')) written.push('first: 5');
  return written.length > 0 ? `(${written.join(', ')})` : '';
}

interface Asked { schema: GraphQLSchema; leftOut: ReadonlySet<string> }
/** Each type once on the way down; what asks for arguments of its own is left to the documents written at random. Two types of one union may give a name two shapes: each says its own. */
function selection(asked: Asked, type: GraphQLNamedType, depth: number, above: ReadonlySet<string>, prefix = ''): Tree[] | null {
  if (!isCompositeType(type)) return null;
  if (!isObjectType(type)) return asked.schema.getPossibleTypes(type).filter((t) => !above.has(t.name)).map((t) => ({ text: `... on ${t.name}`, children: selection(asked, t, Math.min(depth, 1), above, `${t.name}_`) }));
  const way = new Set([...above, type.name]);
  return Object.values(type.getFields()).filter((f) => !asked.leftOut.has(f.name) && !f.args.some((a) => isNonNullType(a.type) && a.defaultValue === undefined)).flatMap((f) => {
    const of = getNamedType(f.type);
    const name = `${prefix && `${prefix}${f.name}: `}${f.name}`;
    if (!isCompositeType(of)) return [{ text: name, children: null }];
    return depth <= 0 || way.has(of.name) ? [] : [{ text: `${name}${argumentsOf(f, {}, '')}`, children: selection(asked, of, depth - 1, way) }];
  });
}

const written = ({ text, children }: Tree): string => (children ? `${text} { __typename ${children.map(written).join(' ')} }` : text);

/** A schema is written once, whatever the worlds that are asked by it. */
const fittedOf = new WeakMap<GraphQLSchema, Map<string, string[]>>();
function fittedOnce(schema: GraphQLSchema, tree: Tree, leftOut: ReadonlySet<string>): string[] {
  const known = fittedOf.get(schema) ?? new Map<string, string[]>();
  fittedOf.set(schema, known);
  const key = `${leftOut.size} ${tree.text} ${tree.children?.length === 1 ? tree.children[0]!.text : ''}`;
  const documents = known.get(key) ?? fitted(schema, tree);
  known.set(key, documents);
  return documents;
}

/** One document if it is within what one request may ask; else its parts, as many as fit together. */
function fitted(schema: GraphQLSchema, tree: Tree, around: (inner: string) => string = (inner) => `query Page { ${inner} }`): string[] {
  const whole = around(written(tree));
  if (!tree.children || isWithin(schema, whole)) return [whole];
  const within = (inner: string): string => around(`${tree.text} { __typename ${inner} }`);
  const documents: string[] = [];
  let together: string[] = [];
  const end = (): void => {
    if (together.length > 0) documents.push(within(together.join(' ')));
    together = [];
  };
  for (const child of tree.children) {
    if (!isWithin(schema, within([...together, written(child)].join(' ')))) end();
    if (isWithin(schema, within(written(child)))) together.push(written(child));
    else documents.push(...fitted(schema, child, within));
  }
  end();
  return documents;
}

function isWithin(schema: GraphQLSchema, query: string): boolean {
  const aliased = [...query.matchAll(/\w+: ([A-Za-z_]\w*)/g)].map(([, field]) => field!);
  if (aliased.length > LIMITS.aliases.most || aliased.some((field) => aliased.filter((other) => other === field).length > LIMITS.aliasesOfOneField.most)) return false;
  if ((query.match(/[_A-Za-z]\w*/g)?.length ?? 0) > LIMITS.fields.most) return false;
  try {
    const document = parse(query, { maxTokens: LIMITS.tokens.most });
    return costOf(schema, document, document.definitions[0] as OperationDefinitionNode)({}) <= LIMITS.cost.most;
  } catch {
    return false;
  }
}
