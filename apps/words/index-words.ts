/**
 * Says by what the messages of before are found, while the product serves. Its login sees the messages that no line speaks of, and no other: that is the whole of its
 * progress. Killed anywhere, it goes on where it was; two at once share the work; what somebody changes meanwhile is theirs to say.
 */
import type pg from 'pg';
import { saidBy } from '../../libs/threads/index-message.js';
import { lexemesOf } from '../../libs/threads/words/lexemes.js';
import type { KeyEncryption } from '../../libs/platform/key-encryption.js';
import { openSealed, SealBroken, subkey } from '../../libs/platform/seal.js';
import { messageTokens } from '../../libs/platform/word-tokens.js';

export interface Indexed { indexed: number; /** Messages that do not open: left as they are. */ broken: string[] }
interface Row { id: string; departement: number; thread_id: string; dossier_id: string; body: Buffer }
interface Last { message_id: string; id: string; nature: 'CORRECTION' | 'WITHDRAWAL'; body: Buffer }
interface Joined { message_id: string; id: string; name: Buffer; words: Buffer | null }

export async function indexWords(db: pg.ClientBase, kek: KeyEncryption, { batch = 200 } = {}): Promise<Indexed> {
  const result: Indexed = { indexed: 0, broken: [] };
  // A key that is renewed meanwhile would leave tokens of the former one behind: whoever renews waits for this to end.
  await db.query(`select pg_advisory_lock_shared(hashtextextended('renewing keys', 0))`);
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    await db.query('begin isolation level repeatable read');
    try {
      const messages = (await db.query<Row>('select id, departement, thread_id, dossier_id, body from app.message where id > $1 order by id limit $2', [after, batch])).rows;
      if (messages.length === 0) return result;
      after = messages.at(-1)!.id;
      await indexBatch(db, kek, messages, result);
    } finally {
      await db.query('commit');
    }
  }
}

async function indexBatch(db: pg.ClientBase, kek: KeyEncryption, messages: readonly Row[], result: Indexed): Promise<void> {
  const keys = await keysOf(db, kek, [...new Set(messages.map((m) => m.dossier_id))]);
  const { lines, broken } = await tokensOf(db, keys, messages);
  result.broken.push(...broken);
  for (const key of keys.values()) for (const subkeyOf of [key.body, key.index]) subkeyOf.fill(0);
  for (const { message: { id, departement, thread_id, dossier_id }, tokens } of lines) {
    const { rowCount } = await db.query('insert into app.word_index (message_id, departement, thread_id, dossier_id, tokens) values ($1, $2, $3, $4, $5) on conflict do nothing', [id, departement, thread_id, dossier_id, tokens]);
    result.indexed += rowCount ?? 0;
  }
}

/** By what each is found, as it is now; those that do not open, apart. */
export async function tokensOf<T extends { id: string; dossier_id: string; body: Buffer }>(db: pg.ClientBase, keys: ReadonlyMap<string, { body: Buffer; index: Buffer }>, messages: readonly T[]): Promise<{ lines: { message: T; tokens: Buffer[] }[]; broken: string[] }> {
  const ids = messages.map((m) => m.id);
  const last = new Map((await db.query<Last>('select distinct on (message_id) message_id, id, nature, body from app.revision where message_id = any ($1) order by message_id, version desc', [ids])).rows.map((r) => [r.message_id, r]));
  const pieces = (await db.query<Joined>('select message_id, id, name, words from app.piece where message_id = any ($1)', [ids])).rows;
  const lines: { message: T; tokens: Buffer[] }[] = [];
  const broken: string[] = [];
  for (const message of messages) {
    const key = keys.get(message.dossier_id);
    try {
      if (!key) throw new SealBroken('data_key.wrapped');
      lines.push({ message, tokens: messageTokens(key.index, message.id, wordsOf(key.body, message, last.get(message.id), pieces.filter((p) => p.message_id === message.id))) });
    } catch (e) {
      if (!(e instanceof SealBroken)) throw e;
      broken.push(message.id);
    }
  }
  return { lines, broken };
}

/** As posting, correcting, withdrawing and attaching say it. */
function wordsOf(key: Buffer, message: Pick<Row, 'id' | 'dossier_id' | 'body'>, last: Last | undefined, pieces: readonly Joined[]): Set<string> {
  const holder = message.dossier_id;
  const open = (sealed: Buffer, table: string, column: string, row: string): string => openSealed(key, sealed, { table, column, holder, row }).toString('utf8');
  if (last?.nature === 'WITHDRAWAL') return new Set();
  const joined = pieces.map((p) => ({ name: open(p.name, 'piece', 'name', p.id), words: p.words && open(p.words, 'piece', 'words', p.id) }));
  return lexemesOf(last ? open(last.body, 'revision', 'body', last.id) : open(message.body, 'message', 'body', message.id), ...saidBy(joined));
}

async function keysOf(db: pg.ClientBase, kek: KeyEncryption, holders: readonly string[]): Promise<Map<string, { body: Buffer; index: Buffer }>> {
  const { rows } = await db.query<{ holder: string; wrapped: Buffer; kekVersion: number }>('select holder_id as holder, wrapped, kek_version as "kekVersion" from app.data_key where holder_id = any ($1)', [holders]);
  const opened = await kek.unwrapAll(rows);
  const keys = new Map<string, { body: Buffer; index: Buffer }>();
  for (const [i, key] of opened.entries()) {
    if (!key) continue;
    keys.set(rows[i]!.holder, { body: subkey(key, 'body'), index: subkey(key, 'index') });
    key.fill(0);
  }
  return keys;
}
