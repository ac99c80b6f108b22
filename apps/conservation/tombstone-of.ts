import type pg from 'pg';
import type { Tombstone } from '../../libs/conservation/certificate.js';

/** What remains of a dossier that was destroyed; null while it is not. */
export async function tombstoneOf(db: pg.ClientBase, dossierId: string): Promise<Tombstone | null> {
  const { rows } = await db.query<Tombstone>('select (t.elimination).*, t.acts from app.tombstone($1) t', [dossierId]);
  return rows[0] ?? null;
}
