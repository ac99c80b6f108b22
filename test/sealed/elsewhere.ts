/** Where a word may be though no byte of a file says so: in what the database reads back (long texts are compressed in its files), in what is compressed, in mails. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';
import type pg from 'pg';
import { scan, waysIn } from './canary.js';

/** Every row of every table, the job library's and ours, as the database reads it: "schema.table: way". */
export async function inRows(owner: pg.Pool, words: readonly string[]): Promise<string[]> {
  const { rows: tables } = await owner.query<{ t: string }>(`select format('%I.%I', n.nspname, c.relname) as t from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname !~ '^pg_toast' and n.nspname not in ('information_schema')`);
  const found: string[] = [];
  for (const { t } of tables) {
    const { rows } = await owner.query<{ row: string | null }>(`select string_agg(x::text, E'\\n') as row from ${t} x`);
    const bytes = Buffer.from(rows[0]?.row ?? '');
    for (const word of words) for (const way of waysIn(bytes, word)) found.push(`${t}: ${way}`);
  }
  return found;
}

const MAGIC: readonly [magic: Buffer, open: typeof gunzipSync][] = [[Buffer.from('1f8b08', 'hex'), gunzipSync], [Buffer.from('7801', 'hex'), inflateSync], [Buffer.from('789c', 'hex'), inflateSync], [Buffer.from('78da', 'hex'), inflateSync]];

/** What is compressed within these bytes, as far as it goes. */
export function inflated(bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (const [magic, open] of MAGIC) {
    for (let at = bytes.indexOf(magic); at !== -1; at = bytes.indexOf(magic, at + 1)) {
      try {
        pieces.push(open(bytes.subarray(at, at + 4_000_000), { finishFlush: 2, maxOutputLength: 4_000_000 }));
      } catch {
        // Those bytes were there by chance.
      }
    }
  }
  return Buffer.concat(pieces);
}

export function inCompressed(folder: string, words: readonly string[]): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const open = inflated(readFileSync(join(entry.parentPath, entry.name)));
    for (const word of words) for (const way of waysIn(open, word)) found.push(`${entry.name}: compressed, ${way}`);
  }
  return found;
}

/** A copy of the folder, as a backup by files is, scanned like it. */
export function inCopy(folder: string, words: readonly string[]): string[] {
  const copy = mkdtempSync(join(tmpdir(), 'cordee-copy-'));
  try {
    cpSync(folder, copy, { recursive: true, filter: (from) => !/\.s\.PGSQL|postmaster\.pid/.test(from) });
    return [...scan(copy, words), ...inCompressed(copy, words)];
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
