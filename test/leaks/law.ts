/** Whether the oracle lets this person read this value: one act of the law for each table that seals. */
import { ACTS, may } from '../secrecy/oracle/may.js';
import { TABLE_OF, type Habilitation, type Table, type TypeName, type World } from '../secrecy/oracle/world.js';
import type { Value } from './canaries.js';

const READING = Object.entries(TABLE_OF).filter(([type]) => ACTS.includes(`${type}.read`)) as [TypeName, Table][];

/** At one of these instants: a right that begins or ends while one asks is right at one of them. */
export function mayRead(world: World, actor: Habilitation, value: Value, instants: readonly number[]): boolean {
  const row = (world[value.table as Table] as { id: string }[] | undefined)?.find((r) => r.id === value.row);
  if (!row) return false;
  return READING.some(([type, table]) => table === value.table && instants.some((t) => may({ ...world, t }, actor, 'read', type, row, t)));
}
