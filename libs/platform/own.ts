/** What one rewrites and counts for oneself: a draft, a mark, what is unread. The grants name the only columns that may be written over. */
import type { Connection } from './connection.js';
import type { TableShape } from './database.js';
import type { Sealing } from './sealing.js';
import { rewriteStatement, unreadStatement } from './statements.js';

export async function rewritten(sql: Connection, sealing: Sealing, shape: TableShape, row: { id: string }, changed: readonly string[]): Promise<void> {
  const all = await sealing.sealed(shape, row);
  await sql.query(rewriteStatement(shape, changed), [row.id, ...all.filter((_, i) => changed.includes(shape.columns[i]!.property))]);
}

export async function unreadOf(sql: Connection, fn: string, asked: readonly unknown[]): Promise<Map<string, number>> {
  return new Map((await sql.query<{ id: string; n: number }>(unreadStatement(fn), [...asked])).map((r) => [r.id, r.n]));
}
