/** Every sealed value of some holders, as whoever has the whole database takes them; and how many of them keys open. */
import { ENTITIES } from '../../apps/entities.js';
import { KeyUnavailable, type KeyEncryption } from '../../libs/platform/key-encryption.js';
import { openSealed, subkey } from '../../libs/platform/seal.js';
import { sealedColumns } from '../../libs/platform/sealed.js';
import type { Database, RowClass } from '../../libs/platform/database.js';
import type { Judged } from '../../libs/platform/tx.js';
import type pg from 'pg';

export const SEALED_TYPES = ENTITIES.filter((type) => sealedColumns(type).length > 0) as RowClass<Judged>[];
const HOLDERS = ['dossierId', 'intakeId', 'signalementId'];

export interface SealedValue { table: string; column: string; row: string; holder: string; value: Buffer }

export async function sealedValues(database: Database, owner: pg.Pool, holders: readonly string[]): Promise<SealedValue[]> {
  const found: SealedValue[] = [];
  for (const type of SEALED_TYPES) {
    const shape = database.shape(type);
    const of = HOLDERS.map((p) => shape.columns.find((c) => c.property === p)?.column).filter((c) => c !== undefined);
    const holder = `coalesce(${[...of, 'id'].join(', ')})`;
    for (const { column } of shape.columns.filter((c) => c.sealed)) {
      const { rows } = await owner.query<{ row: string; holder: string; value: Buffer }>(`select id as row, ${holder} as holder, ${column} as value from app.${shape.table} where ${holder} = any ($1) and ${column} is not null`, [holders]);
      found.push(...rows.map((r) => ({ ...r, table: shape.table, column })));
    }
  }
  return found;
}

/** By every key that this copy of the database has for them, and this key that wraps. */
export async function opened(owner: pg.Pool, kek: KeyEncryption, values: readonly SealedValue[]): Promise<number> {
  const { rows } = await owner.query<{ holder: string; wrapped: Buffer; kekVersion: number }>('select holder_id as holder, wrapped, kek_version as "kekVersion" from app.data_key where holder_id = any ($1)', [[...new Set(values.map((v) => v.holder))]]);
  const of = new Map<string, Buffer>();
  for (const { holder, ...wrapped } of rows) {
    const key = await kek.unwrap(wrapped, holder).catch((e: unknown) => { if (!(e instanceof KeyUnavailable)) throw e; });
    if (key) of.set(holder, key);
  }
  return values.filter(({ holder, table, column, row, value }) => {
    const key = of.get(holder);
    return key && openSealed(subkey(key, 'body'), value, { table, column, holder, row }).length >= 0;
  }).length;
}
