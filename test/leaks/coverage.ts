/** What of the schema was asked in documents that were executed, and what of it came back in an answer. */
import { getNamedType, isAbstractType, isObjectType, Kind, OperationTypeNode, parse, type GraphQLNamedType, type GraphQLSchema, type SelectionSetNode } from 'graphql';

export class Coverage {
  /** Named by somebody in a document that was not refused as a whole. */
  readonly asked = new Set<string>();
  /** Of an object that was not null: it held something, or nothing. */
  readonly answered = new Set<string>();

  constructor(private readonly schema: GraphQLSchema) {}

  keep(query: string, data: unknown): void {
    const [operation] = parse(query).definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION || data === undefined) return;
    this.walk(operation.operation === OperationTypeNode.MUTATION ? this.schema.getMutationType()! : this.schema.getQueryType()!, operation.selectionSet, [data]);
  }

  /** `values`: every object that came there, of which the field may be none. */
  private walk(type: GraphQLNamedType, set: SelectionSetNode, values: readonly unknown[]): void {
    const objects = values.flat(3).filter((value): value is Record<string, unknown> => value !== null && typeof value === 'object');
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const of = this.schema.getType(selection.typeCondition!.name.value)!;
        this.walk(of, selection.selectionSet, isAbstractType(type) ? objects.filter((one) => one['__typename'] === of.name) : objects);
      } else if (selection.kind === Kind.FIELD && selection.name.value !== '__typename' && isObjectType(type)) {
        const name = `${type.name}.${selection.name.value}`;
        const held = objects.map((one) => one[selection.alias?.value ?? selection.name.value]);
        this.asked.add(name);
        if (held.some((one) => one !== undefined)) this.answered.add(name);
        if (selection.selectionSet) this.walk(getNamedType(type.getFields()[selection.name.value]!.type), selection.selectionSet, held);
      }
    }
  }

  get all(): string[] {
    return Object.values(this.schema.getTypeMap()).flatMap((t) => (isObjectType(t) && !t.name.startsWith('__') ? Object.keys(t.getFields()).map((f) => `${t.name}.${f}`) : []));
  }
}
