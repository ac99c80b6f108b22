/** What a walk over every node of a document finds: directives, long lists written in place, and names that belong to the language. */
import { visit, type DocumentNode, type NameNode } from 'graphql';
import { refused, within } from './limits.js';

/** Nobody's name begins with two underscores but GraphQL's own: `__proto__` as an alias would be written as the prototype of an answer. */
function ours(name: NameNode | undefined): void {
  if (name?.value.startsWith('__')) throw refused('names', `le nom « ${name.value.slice(0, 40)} » commence par deux tirets bas, ce qui est réservé`);
}

export function checkWords(document: DocumentNode): void {
  let directives = 0;
  visit(document, {
    Field: (node) => ours(node.alias),
    FragmentDefinition: (node) => ours(node.name),
    OperationDefinition: (node) => ours(node.name),
    VariableDefinition: (node) => ours(node.variable.name),
    ObjectField: (node) => ours(node.name),
    Directive: () => { directives += 1; },
    ListValue: (node) => within('listed', node.values.length),
  });
  within('directives', directives);
}
