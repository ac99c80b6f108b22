/** Every list and page that the schema has, whole: each field of the query that asks for nothing or for an id, with all that hangs on it, a few rows deep. */
import { getNamedType, isAbstractType, isCompositeType, isEnumType, isInputObjectType, isNonNullType, isObjectType, type GraphQLArgument, type GraphQLField, type GraphQLNamedType, type GraphQLSchema } from 'graphql';

const DEPTH = 3;
/** Two answers are never of one instant; the size of the journal is that of all that was ever done. */
const NEVER_TWICE = new Set(['now', 'journalStanding']);
/** Sealed anew each time. */
const CURSORS = new Set(['cursor', 'endCursor']);

export function pagesOf(schema: GraphQLSchema, ids: readonly string[]): { query: string; variables: Record<string, unknown> }[] {
  const fields = Object.values(schema.getQueryType()!.getFields()).filter((f) => !NEVER_TWICE.has(f.name));
  return fields.flatMap((field) => {
    const required = field.args.filter((a) => isNonNullType(a.type) && a.defaultValue === undefined);
    if (required.some((a) => !isKnown(a))) return [];
    const wanted = required.some(isId) ? ids : [ids[0]!];
    return wanted.flatMap((id) => choicesOf(required).map((given) => ({ query: `query Page { ${field.name}${argumentsOf(field, given, id)} ${selection(schema, getNamedType(field.type), DEPTH, new Set())} }`, variables: {} })));
  });
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

/** Each type once on the way down; what asks for arguments of its own is left to the documents written at random. Two types of one union may give a name two shapes: each says its own. */
function selection(schema: GraphQLSchema, type: GraphQLNamedType, depth: number, above: ReadonlySet<string>, prefix = ''): string {
  if (!isCompositeType(type)) return '';
  if (!isObjectType(type)) return `{ __typename ${isAbstractType(type) ? schema.getPossibleTypes(type).filter((t) => !above.has(t.name)).map((t) => `... on ${t.name} ${selection(schema, t, Math.min(depth, 1), above, `${t.name}_`)}`).join(' ') : ''} }`;
  const way = new Set([...above, type.name]);
  const fields = Object.values(type.getFields()).filter((f) => !CURSORS.has(f.name) && !f.args.some((a) => isNonNullType(a.type) && a.defaultValue === undefined)).map((f) => {
    const of = getNamedType(f.type);
    const name = `${prefix && `${prefix}${f.name}: `}${f.name}`;
    if (!isCompositeType(of)) return name;
    return depth <= 0 || way.has(of.name) ? '' : `${name}${argumentsOf(f, {}, '')} ${selection(schema, of, depth - 1, way)}`;
  });
  return `{ __typename ${fields.join(' ')} }`;
}
