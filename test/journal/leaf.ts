/** A leaf as anybody could make it from its row, without a line of the product's: canonical JSON (RFC 8785) of a flat object, and two hashes. */
import { createHash } from 'node:crypto';
import type pg from 'pg';

type Row = Record<string, unknown>;
export interface LeafRow extends Row { id: string; source: 'ACT' | 'ACCESS'; departement: number; at: Date; commitment: Buffer; hash: Buffer; idx: string | null; salt: Buffer | null }

export const canonical = (of: Row): string => JSON.stringify(Object.fromEntries(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1))));
export const sha = (...parts: (Uint8Array | string)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

export const personal = (source: string, r: Row): string => canonical(source === 'ACT'
  ? { type: r.type, actorId: r.actor_id, subjectType: r.subject_type, subjectId: r.subject_id, dossierId: r.dossier_id, threadId: r.thread_id, habilitationId: r.habilitation_id, seq: r.seq }
  : { action: r.action, outcome: r.outcome, actorId: r.actor_id, operation: r.operation, subjectType: r.subject_type, subjectId: r.subject_id, dossierId: r.dossier_id, threadId: r.thread_id,
    kinds: r.kinds, shown: r.shown, withheld: r.withheld, highestSeq: r.highest_seq, held: r.held });

/** What the leaf of this row must be, its salt being known. */
export function leafOf(source: 'ACT' | 'ACCESS', r: Row, salt: Buffer): { commitment: string; hash: string; text: string } {
  const commitment = sha(salt, personal(source, r)).toString('hex');
  const text = canonical({ v: 1, id: r.id, at: (r.at as Date).toISOString(), departement: r.departement, source, commitment });
  return { commitment, text, hash: sha(Uint8Array.of(0), text).toString('hex') };
}

export const leaves = async (owner: pg.Pool, where = 'true', values: unknown[] = []): Promise<LeafRow[]> =>
  (await owner.query<LeafRow>(`select l.*, s.salt from app.leaf l left join app.leaf_salt s on s.leaf_id = l.id where ${where} order by l.idx, l.id`, values)).rows;

/** Rows without exactly one leaf, leaves without exactly one row: counted from the rows themselves. */
export async function unreconciled(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ what: string }>(`with r as (select id, 'ACT' as source from app.event union all select id, 'ACCESS' from app.access)
    select coalesce(r.source, l.source) || ' ' || coalesce(r.id, l.id) as what from r full join app.leaf l on (l.id, l.source) = (r.id, r.source) where r.id is null or l.id is null
    union all select 'salt ' || coalesce(l.id, s.leaf_id) from app.leaf l full join app.leaf_salt s on s.leaf_id = l.id where l.id is null or s.leaf_id is null`);
  return rows.map((x) => x.what);
}
