/** How much a document writes, its fragments opened where they are used. Fragments are measured once: what would be exponential stays linear. */
import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import { INTROSPECTION_DEPTH, refused, within } from './limits.js';

interface Shape { depth: number; fields: number; rootFields: number; aliases: ReadonlyMap<string, number> }
const NONE: Shape = { depth: 0, fields: 0, rootFields: 0, aliases: new Map() };

/** The deepest, and the sum of the rest. */
function together(shapes: readonly Shape[]): Shape {
  const aliases = new Map<string, number>();
  for (const shape of shapes) for (const [field, n] of shape.aliases) aliases.set(field, (aliases.get(field) ?? 0) + n);
  const sum = (of: (s: Shape) => number): number => shapes.reduce((n, s) => n + of(s), 0);
  return { depth: Math.max(0, ...shapes.map((s) => s.depth)), fields: sum((s) => s.fields), rootFields: sum((s) => s.rootFields), aliases };
}

class Measure {
  private readonly known = new Map<string, Shape>();
  private readonly opening = new Set<string>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  set(selections: SelectionSetNode | undefined): Shape {
    return selections ? together(selections.selections.map((s) => this.selection(s))) : NONE;
  }

  private selection(node: SelectionNode): Shape {
    if (node.kind === Kind.INLINE_FRAGMENT) return this.set(node.selectionSet);
    if (node.kind === Kind.FRAGMENT_SPREAD) return this.fragment(node.name.value);
    const below = this.set(node.selectionSet);
    const name = node.name.value;
    const aliases = node.alias ? together([below, { ...NONE, aliases: new Map([[name, 1]]) }]).aliases : below.aliases;
    const introspects = (name === '__schema' || name === '__type') && below.depth < INTROSPECTION_DEPTH;
    return { depth: introspects ? 1 : below.depth + 1, fields: below.fields + 1, rootFields: 1, aliases };
  }

  private fragment(name: string): Shape {
    const known = this.known.get(name);
    if (known) return known;
    if (this.opening.has(name)) throw refused('circular', `le fragment « ${name} » se contient lui-même`);
    this.opening.add(name);
    const shape = this.set(this.fragments.get(name)?.selectionSet);
    this.opening.delete(name);
    this.known.set(name, shape);
    return shape;
  }
}

export function checkShape(document: DocumentNode): void {
  const fragments = document.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION);
  const operations = document.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
  within('fragments', fragments.length);
  within('operations', operations.length);
  const measure = new Measure(new Map(fragments.map((f) => [f.name.value, f])));
  // Fragments too, even those that nothing uses: each is validated, and a circle among them is a circle.
  for (const { selectionSet } of fragments) within('fields', measure.set(selectionSet).fields);
  for (const { selectionSet, variableDefinitions } of operations) {
    const { depth, fields, rootFields, aliases } = measure.set(selectionSet);
    within('depth', depth);
    within('fields', fields);
    within('rootFields', rootFields);
    within('aliases', [...aliases.values()].reduce((n, m) => n + m, 0));
    within('aliasesOfOneField', Math.max(0, ...aliases.values()));
    within('variables', variableDefinitions?.length ?? 0);
  }
}
