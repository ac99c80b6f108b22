/** How many pieces of a dossier an admission would open, and messages of an exchange its past, among those that the actor reads: counted by the law, never unsealed. */
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

/** Messages that the actor notices, alike in all that judges them; of those that the actor does not read, their kind alone. */
export interface Past { kind: string; known: boolean; dossierId: string | null; detail: string | null; source: string | null; authorId: string | null; n: number; digest: string }

const pastStatement = (fn: string): { name: string; text: string } => ({ name: `past.${fn}`, text: `select kind, known, dossier_id as "dossierId", detail, source, author_id as "authorId", count(*)::integer as n,
    encode(sha256(convert_to(string_agg(id::text, ' ' order by id), 'UTF8')), 'hex') as digest
  from (select m.id, m.kind, m.known, case when m.known then m.dossier_id end as dossier_id, case when m.known then m.detail end as detail, case when m.known then m.source end as source, case when m.known then m.author_id end as author_id
    from (select r.*, ${predicate(rulesFor(fn), 'read', 'Message')} as known from app.message r where ${predicate(rulesFor(fn), 'notice', 'Message')} and r.thread_id = $5::uuid and r.seq <= $6::integer
      and ($1::uuid, $2::smallint, $3::uuid, $4::timestamptz) is not null) m) p
  group by kind, known, dossier_id, detail, source, author_id order by kind, known, dossier_id, detail, source, author_id` });

export const pastOf = (sql: Connection, fn: string, me: readonly unknown[], threadId: string, upTo: number): Promise<Past[]> =>
  sql.query<Past & Record<string, unknown>>(pastStatement(fn), [...me, threadId, upTo]);
