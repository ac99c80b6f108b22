/** The acting habilitation and its rows, as the product names them. */
import type { Who } from '../../../libs/secrecy/language.js';
import type { Habilitation } from '../oracle/world.js';

export function whoOf(actor: Habilitation): Who {
  return { id: actor.id, function: actor.function, departement: actor.departement, professionnelId: actor.professionnel_id };
}

const names = new Map<string, string>();
function camel(column: string): string {
  let name = names.get(column);
  if (!name) names.set(column, name = column.replace(/_(\w)/g, (_, c: string) => c.toUpperCase()));
  return name;
}

const converted = new WeakMap<object, Record<string, unknown>>();
/** snake_case columns to the properties of the product's rows, once per row. */
export function propertiesOf(row: object): Record<string, unknown> {
  let out = converted.get(row);
  if (!out) {
    out = {};
    for (const [column, value] of Object.entries(row)) out[camel(column)] = value;
    converted.set(row, out);
  }
  return out;
}
