/** Every sealed value of a database becomes a canary, sealed as the door seals it: what is read of it afterwards is read by the product. */
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { ENTITIES } from '../../apps/entities.js';
import { indexWords } from '../../apps/words/index-words.js';
import { commitmentOf, newSalt, type Committed, type Named } from '../../libs/syntheses/minutes/commitment.js';
import { lettered } from '../../libs/signalements/checked-letter.js';
import type { TableShape } from '../../libs/platform/database.js';
import { seal, subkey } from '../../libs/platform/seal.js';
import type { Door } from '../support/door.js';
import { LETTER } from '../support/signalement.js';
import type { Canaries } from './canaries.js';

type Row = Record<string, unknown> & { id: string; departement: number };
/** Of what a row is held by, first come: as the door looks for its key. */
const HOLDERS = ['dossierId', 'intakeId', 'signalementId', 'id'] as const;

export async function reseal(door: Door, canaries: Canaries): Promise<void> {
  const client = await door.db.owner.connect();
  try {
    await client.query('set session_replication_role = replica');
    const keys = await dataKeys(door, client);
    const proofs = proofsBy(door, canaries, await namedOf(client));
    for (const entity of ENTITIES) {
      const shape = door.database.shape(entity);
      if (shape.columns.some((c) => c.sealed)) await resealTable(client, shape, keys, canaries, proofs);
    }
    await client.query('truncate app.word_index');
    const { broken } = await indexWords(client, door.kek);
    if (broken.length > 0) throw new Error(`messages that do not open: ${broken.join()}`);
  } finally {
    await client.query('set session_replication_role = origin');
    client.release();
  }
}

type KeyOf = (holder: string, departement: number) => Promise<Buffer>;
interface Kept { holder_id: string; wrapped: Buffer; kek_version: number }

/** The key that is there, or a new one. */
async function dataKeys(door: Door, client: pg.PoolClient): Promise<KeyOf> {
  const { rows: [version] } = await client.query<{ version: number }>('select version from app.kek_in_use');
  const { rows } = await client.query<Kept>('select holder_id, wrapped, kek_version from app.data_key');
  const known = new Map<string, Buffer>();
  for (const { holder_id: holder, wrapped, kek_version: kekVersion } of rows) known.set(holder, subkey(await door.kek.unwrap({ wrapped, kekVersion }, holder), 'body'));
  return async (holder, departement) => {
    if (!known.has(holder)) {
      const key = randomBytes(32);
      const { wrapped, kekVersion } = await door.kek.wrap(key, holder, version!.version);
      await client.query(`insert into app.data_key (holder_id, departement, holder_type, wrapped, kek_version) values ($1, $2, 'DOSSIER', $3, $4)`, [holder, departement, wrapped, kekVersion]);
      known.set(holder, subkey(key, 'body'));
    }
    return known.get(holder)!;
  };
}

/** What says of a sealed value that it is the one that was written: made again, or the product would rightly refuse to show it. */
type Proofs = Record<string, { columns: readonly string[]; of: (shape: TableShape, row: Row, texts: ReadonlyMap<string, string>) => Buffer[] | Promise<Buffer[]> }>;
const proofsBy = ({ letters }: Door, canaries: Canaries, joined: readonly Joined[]): Proofs => ({
  minute_line: { columns: ['commitment'], of: (shape, row, texts) => [Buffer.from(commitmentOf(texts.get('salt')!, committed(shape, row, texts), named(canaries, joined.filter((piece) => piece.line_id === row.id))), 'hex')] },
  signalement_seal: { columns: ['sha256', 'signature', 'key_id'], of: async (_, __, texts) => {
    const { sha256, signature, keyId } = await letters.seal(Buffer.from(texts.get('pdf')!, 'base64'));
    return [Buffer.from(sha256, 'hex'), Buffer.from(signature, 'base64url'), Buffer.from(keyId, 'hex')];
  } },
});

interface Joined { id: string; line_id: string; number: number }
const namedOf = async (client: pg.PoolClient): Promise<Joined[]> => (await client.query<Joined>('select id, line_id, number from app.piece_synthese order by number')).rows;
/** What joined a line is named by its commitment, in the words that it is given here. */
const named = (canaries: Canaries, pieces: readonly Joined[]): Named[] =>
  pieces.map(({ id: row, number }) => ({ number, name: canaries.word({ table: 'piece_synthese', column: 'name', row }), hash: canaries.word({ table: 'piece_synthese', column: 'hash', row }) }));

async function resealTable(client: pg.PoolClient, shape: TableShape, keyOf: KeyOf, canaries: Canaries, proofs: Proofs): Promise<void> {
  const { rows } = await client.query<Row>(`select * from app.${shape.table}`);
  const holders = HOLDERS.flatMap((property) => shape.columns.find((c) => c.property === property)?.column ?? []);
  const sealed = shape.columns.filter((c) => c.sealed);
  const proof = proofs[shape.table];
  const changed = [...sealed.map((c) => c.column), ...(proof?.columns ?? [])];
  const bytes = new Map<string, (Buffer | null)[]>(changed.map((column) => [column, []]));
  for (const row of rows) {
    const holder = holders.map((of) => row[of]).find(Boolean) as string;
    const texts = new Map(sealed.filter(({ column }) => row[column] !== null).map(({ column }) => [column, textOf(shape, column, row.id, canaries)]));
    for (const { column } of sealed) {
      const text = texts.get(column);
      bytes.get(column)!.push(text === undefined ? null : seal(await keyOf(holder, row.departement), text, { table: shape.table, column, holder, row: row.id }));
    }
    for (const [i, made] of (proof ? await proof.of(shape, row, texts) : []).entries()) bytes.get(proof!.columns[i]!)!.push(made);
  }
  await client.query(`update app.${shape.table} t set ${changed.map((c) => `${c} = v.${c}`).join(', ')} from unnest($1::uuid[], ${changed.map((_, i) => `$${i + 2}::bytea[]`).join(', ')}) v (id, ${changed.join(', ')}) where t.id = v.id`,
    [rows.map((row) => row.id), ...changed.map((column) => bytes.get(column)!)]);
}

/** A word alone, but for a letter, which has a form, for what was printed of it, and for the salt of a line, which are bytes. */
function textOf({ table }: TableShape, column: string, row: string, canaries: Canaries): string {
  if (table === 'minute_line' && column === 'salt') return newSalt();
  const word = canaries.word({ table, column, row });
  if (table === 'signalement_seal') return Buffer.from(word).toString('base64');
  return table === 'signalement_letter' ? lettered({ ...LETTER, motif: word, danger: word }) : word;
}

const committed = (shape: TableShape, row: Row, texts: ReadonlyMap<string, string>): Committed =>
  Object.fromEntries(shape.columns.map(({ property, column, sealed }) => [property, sealed ? texts.get(column) ?? null : row[column]])) as unknown as Committed;
