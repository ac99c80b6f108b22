/** From the driver's rows to our classes. Ciphertext stays beside the object, out of reach of GraphQL, until the door opens it. */
import type { RowClass, TableShape } from './database.js';

const CIPHERTEXT = Symbol('ciphertext');
const HELD = Symbol('held');

type Hidden = { [CIPHERTEXT]?: Record<string, Buffer>; [HELD]?: string | null };

export function hydrate<T extends object>(type: RowClass<T>, shape: TableShape, raw: Record<string, unknown>): T {
  const row = Object.create(type.prototype as object) as T & Hidden & Record<string, unknown>;
  let ciphertext: Record<string, Buffer> | undefined;
  for (const { property, sealed } of shape.columns) {
    if (sealed) (ciphertext ??= {})[property] = raw[property] as Buffer;
    else (row as Record<string, unknown>)[property] = raw[property];
  }
  Object.defineProperty(row, CIPHERTEXT, { value: ciphertext, enumerable: false });
  Object.defineProperty(row, HELD, { value: raw.held ?? null, enumerable: false });
  return row;
}

export const ciphertextOf = (row: object): Record<string, Buffer> | undefined => (row as Hidden)[CIPHERTEXT];
/** The right that opens the row to whoever obtained it: null means that it may be noticed, not read. */
export const heldOf = (row: object): string | null => (row as Hidden)[HELD] ?? null;
