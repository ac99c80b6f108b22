/** From the driver's rows to our classes. Ciphertext stays under a symbol, out of reach of GraphQL, until the door opens it. */
import type { RowClass, TableShape } from './database.js';

const CIPHERTEXT = Symbol('ciphertext');
const HELD = Symbol('held');

type Hidden = { [CIPHERTEXT]?: Record<string, Buffer>; [HELD]?: string | null };

/** `prefix` for the columns of a joined row. */
export function hydrate<T extends object>(type: RowClass<T>, shape: TableShape, raw: Record<string, unknown>, prefix = ''): T {
  const row = Object.create(type.prototype as object) as Hidden & Record<string, unknown>;
  let ciphertext: Record<string, Buffer> | undefined;
  for (const { property, sealed } of shape.columns) {
    const value = raw[prefix + property];
    if (sealed) (ciphertext ??= {})[property] = value as Buffer;
    else row[property] = value;
  }
  row[CIPHERTEXT] = ciphertext;
  row[HELD] = (raw[`${prefix}held`] as string | null | undefined) ?? null;
  return row as T;
}

export const ciphertextOf = (row: object): Record<string, Buffer> | undefined => (row as Hidden)[CIPHERTEXT];
/** The right that opens the row to whoever obtained it: null means that it may be noticed, not read. */
export const heldOf = (row: object): string | null => (row as Hidden)[HELD] ?? null;
