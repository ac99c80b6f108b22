/** How many pieces of a dossier an admission would open, among those that the actor reads: counted by the law, never unsealed. */
import { predicate } from '../secrecy/to-sql.js';
import type { Opening } from '../secrecy/admissible.js';
import type { Connection } from './connection.js';
import { rulesFor } from './statements.js';

export interface Pieces { kind: string; n: number; digest: string }

/** $1 to $4 are the actor, as in every statement of the door; then the dossier, and what is opened: kinds, details, sources. */
const statement = (fn: string): { name: string; text: string } => ({ name: `opening.${fn}`, text: `select r.kind, count(*)::integer as n, encode(sha256(convert_to(string_agg(r.id::text, ' ' order by r.id), 'UTF8')), 'hex') as digest
  from app.entry r where ${predicate(rulesFor(fn), 'read', 'Entry')} and r.dossier_id = $5::uuid
    and exists (select 1 from unnest($6::text[], $7::text[], $8::text[]) o (kind, detail, source) where o.kind = r.kind and o.detail in ('ANY', r.detail) and o.source in ('ANY', r.source))
    and ($1::uuid, $2::smallint, $3::uuid, $4::timestamptz) is not null group by r.kind order by r.kind` });

export const piecesOf = (sql: Connection, fn: string, me: readonly unknown[], dossierId: string, opened: readonly Opening[]): Promise<Pieces[]> =>
  sql.query<Pieces & Record<string, unknown>>(statement(fn), [...me, dossierId, opened.map((o) => o.kind), opened.map((o) => o.detail), opened.map((o) => o.source)]);
