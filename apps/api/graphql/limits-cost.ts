/**
 * How many values an answer could hold: fields, times the sizes of the lists above them. `first` counts for what it asks, a list without `first` for the
 * size that its field declares (`listed`), or a dozen. Read once from a document; the variables give the sizes of each request.
 */
import {
  getNamedType, getNullableType, isCompositeType, isInterfaceType, isListType, isObjectType, Kind, TypeNameMetaFieldDef,
  type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLField, type GraphQLNamedType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode,
} from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

const PAGE = 100;
const LISTED = 12;
export type Cost = (variables: Variables) => number;

const bounded = (n: number): number => Math.min(Math.max(n, 0), PAGE);

class Costs {
  /** Whether any size comes from a variable: if none does, the cost is one number. */
  varies = false;
  private readonly known = new Map<string, Cost>();
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(private readonly schema: GraphQLSchema, document: DocumentNode, private readonly operation: OperationDefinitionNode) {
    this.fragments = new Map(document.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION).map((f) => [f.name.value, f]));
  }

  /** paged: how many a connection was asked for, to be counted once, where its edges are. */
  set(selections: SelectionSetNode, parent: GraphQLNamedType | undefined, paged: Cost | null): Cost {
    const parts = selections.selections.map((node): Cost => {
      if (node.kind === Kind.FIELD) return this.field(node, parent, paged);
      if (node.kind === Kind.INLINE_FRAGMENT) return this.set(node.selectionSet, node.typeCondition ? this.schema.getType(node.typeCondition.name.value) : parent, paged);
      return this.fragment(node.name.value, paged);
    });
    return (variables) => parts.reduce((n, part) => n + part(variables), 0);
  }

  private fragment(name: string, paged: Cost | null): Cost {
    const definition = this.fragments.get(name);
    if (!definition) return () => 0;
    const of = (): Cost => this.set(definition.selectionSet, this.schema.getType(definition.typeCondition.name.value), paged);
    if (paged) return of();
    let cost = this.known.get(name);
    if (!cost) this.known.set(name, (cost = of()));
    return cost;
  }

  private field(node: FieldNode, parent: GraphQLNamedType | undefined, paged: Cost | null): Cost {
    const field = definitionOf(parent, node);
    const type = field && getNamedType(field.type);
    const list = field && isListType(getNullableType(field.type));
    const listed = typeof field?.extensions['listed'] === 'number' ? field.extensions['listed'] : LISTED;
    if (!field || !node.selectionSet || !isCompositeType(type)) return () => (list ? listed : 1);
    const first = field.args.some((a) => a.name === 'first') ? this.first(node, field) : null;
    const size: Cost = list ? (paged ?? (() => listed)) : () => 1;
    const below = this.set(node.selectionSet, type, list ? null : first);
    return (variables) => size(variables) * (1 + below(variables));
  }

  private first(node: FieldNode, field: GraphQLField<unknown, unknown>): Cost {
    const byDefault = bounded(Number(field.args.find((a) => a.name === 'first')?.defaultValue ?? PAGE));
    const value = node.arguments?.find((a) => a.name.value === 'first')?.value;
    if (!value) return () => byDefault;
    if (value.kind === Kind.INT) return () => bounded(Number(value.value));
    if (value.kind !== Kind.VARIABLE) return () => PAGE;
    this.varies = true;
    const name = value.name.value;
    const declared = this.operation.variableDefinitions?.find((d) => d.variable.name.value === name)?.defaultValue;
    const otherwise = declared?.kind === Kind.INT ? bounded(Number(declared.value)) : byDefault;
    return (variables) => {
      const given = variables[name];
      return given === undefined || given === null ? otherwise : typeof given === 'number' ? bounded(given) : PAGE;
    };
  }
}

function definitionOf(parent: GraphQLNamedType | undefined, node: FieldNode): GraphQLField<unknown, unknown> | undefined {
  if (node.name.value === '__typename') return TypeNameMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
}

export function costOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Cost {
  const costs = new Costs(schema, document, operation);
  const cost = costs.set(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, null);
  if (costs.varies) return cost;
  const always = cost({});
  return () => always;
}
