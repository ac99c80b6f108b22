/** Who could read what of a child, and who had opened it, at an instant that is past: what the database answers to those who may ask it. */
import type { Connection } from './connection.js';

/** One row for each written thing and each person who knew of it. `n`: its place, from the oldest; no id of it leaves. */
export interface Knew {
  n: number; what: 'MESSAGE' | 'ENTRY'; kind: string; detail: string; writtenAt: Date; authorId: string; pieces: number; withdrawnAt: Date | null;
  readerId: string; could: boolean; basis: 'AUTHOR' | 'FUNCTION' | 'ADMISSION' | 'SHARE' | null; legalBasis: string | null; openedAt: Date | null; openedKindAt: Date | null;
}

const WHO_KNEW_WHAT = `select n::integer, what, kind, detail, written_at as "writtenAt", author_id as "authorId", pieces::integer, withdrawn_at as "withdrawnAt", reader_id as "readerId", could, basis,
  legal_basis as "legalBasis", opened_at as "openedAt", opened_kind_at as "openedKindAt" from app.who_knew_what($1, $2, $3, $4)`;

/** Of what was written since an instant and by another, `most` of it, the latest; one more, if there is. */
export const whoKnew = (sql: Connection, dossierId: string, since: Date, then: Date, most: number): Promise<Knew[]> =>
  sql.query<Knew & Record<string, unknown>>({ name: 'who-knew-what', text: WHO_KNEW_WHAT }, [dossierId, since, then, most]);
