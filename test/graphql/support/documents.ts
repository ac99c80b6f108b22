/** Documents written at random from the schema: valid, nested, with fragments, aliases, directives, variables, and ids that exist or do not. */
import { getNamedType, isCompositeType, isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType, isUnionType, isAbstractType,
  type GraphQLArgument, type GraphQLField, type GraphQLInputType, type GraphQLNamedType, type GraphQLSchema } from 'graphql';

/** Small, seeded, the same everywhere: a failing document can be written again. */
export class Dice {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(of: number): boolean { return this.next() < of; }
  pick<T>(from: readonly T[]): T { return from[Math.floor(this.next() * from.length)]!; }
}

/** Two answers are never of one instant: a letter that is shown bears the minute at which it is. */
const NEVER_TWICE = new Set(['now', 'sections', 'journalStanding']);

export class Documents {
  private names = 0;

  constructor(private readonly schema: GraphQLSchema, private readonly dice: Dice, private readonly ids: readonly string[]) {}

  /** $yes and $no, for directives; $n, the size of pages. */
  query(): { query: string; variables: Record<string, unknown> } {
    this.names = 0;
    return { query: `query Chance($yes: Boolean! = true, $no: Boolean! = false, $n: Int = 2) { here: __typename @include(if: $yes) @skip(if: $no) ${this.fields(this.schema.getQueryType()!, 5, 3)} size: dossiers(first: $n) { __typename } }`,
      variables: this.dice.chance(0.5) ? { n: 1 + Math.floor(this.dice.next() * 4) } : {} };
  }

  private set(type: GraphQLNamedType, depth: number): string {
    if (isAbstractType(type)) {
      const parts = this.schema.getPossibleTypes(type).filter(() => this.dice.chance(isUnionType(type) ? 0.8 : 0.3)).map((t) => `... on ${t.name} { ${this.fields(t, depth, 3)} }`);
      return `{ __typename ${parts.join(' ')} }`;
    }
    return `{ ${isObjectType(type) ? this.fields(type, depth, 4) : ''} }`;
  }

  private fields(type: GraphQLNamedType, depth: number, most: number): string {
    const all = isObjectType(type) ? Object.values(type.getFields()).filter((f) => !NEVER_TWICE.has(f.name)).filter((f) => depth > 0 || !isCompositeType(getNamedType(f.type))) : [];
    const chosen = Array.from({ length: all.length === 0 ? 0 : 1 + Math.floor(this.dice.next() * most) }, () => this.field(this.dice.pick(all), depth));
    const written = [...chosen, ...(this.dice.chance(0.2) ? [`t${++this.names}: __typename`] : [])].join(' ') || '__typename';
    return this.dice.chance(0.2) ? `... on ${type.name} ${this.directive()} { ${written} }` : written;
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    const written = field.args.map((a) => this.argument(a)).filter((a) => a !== null).join(', ');
    return `f${++this.names}: ${field.name}${written && `(${written})`} ${this.dice.chance(0.15) ? this.directive() : ''} ${isCompositeType(type) ? this.set(type, depth - 1) : ''}`;
  }

  private directive(): string {
    return this.dice.pick(['@include(if: $yes)', '@include(if: $no)', '@skip(if: $no)', '@skip(if: $yes)', '@include(if: true)', '@skip(if: false)']);
  }

  private argument({ name, type }: GraphQLArgument): string | null {
    if (name === 'after') return null;
    if (!isNonNullType(type) && this.dice.chance(0.5)) return null;
    return `${name}: ${name === 'first' ? this.dice.pick(['1', '2', '3', '$n']).replace('$n', '4') : this.value(type)}`;
  }

  private value(type: GraphQLInputType): string {
    if (isNonNullType(type)) return this.value(type.ofType);
    if (isListType(type)) return `[${this.value(type.ofType)}]`;
    if (isEnumType(type)) return this.dice.pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      return `{ ${Object.values(type.getFields()).filter((f) => isNonNullType(f.type) && f.defaultValue === undefined ? true : this.dice.chance(0.5)).map((f) => `${f.name}: ${this.value(f.type)}`).join(', ')} }`;
    }
    if (type.name === 'Boolean') return this.dice.pick(['true', 'false']);
    return type.name === 'ID' ? JSON.stringify(this.dice.pick(this.ids)) : type.name === 'Int' ? this.dice.pick(['0', '1', '3']) : type.name === 'DateTime' ? '"2030-01-01T00:00:00Z"' : '"x"';
  }
}

/** How many values an answer holds: objects and leaves. */
export const valuesIn = (data: unknown): number =>
  (Array.isArray(data) ? data.reduce((n: number, one) => n + valuesIn(one), 0)
    : data !== null && typeof data === 'object' ? Object.values(data).reduce((n: number, one) => n + (Array.isArray(one) ? valuesIn(one) : 1 + (one !== null && typeof one === 'object' ? valuesIn(one) : 0)), 0) : 1);
