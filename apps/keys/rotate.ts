/**
 * Wraps every key again under the newest version, while the product serves. Each batch is one statement, and a key is replaced only if it is still the one that was
 * read: killed anywhere, nothing is half done; run again, it goes on where it was; two at once share the work. No content is opened: its login sees none.
 */
import type pg from 'pg';
import { holderOfIndex, type KeyEncryption } from '../../libs/platform/key-encryption.js';
import { sqlState } from '../../libs/platform/errors.js';
import { raise } from './raise.js';
import { rewrapped, type KeyRow } from './rewrapped.js';

export interface Rotated { version: number; rewrapped: number; /** Holders whose key does not open: left as it is. */ broken: string[]; left: Map<number, number> }
type Say = (line: string) => void;

/** Where keys are, and what each row is called there and in its seal. */
const PLACES = [
  { table: 'data_key', id: 'holder_id', type: 'uuid', first: '00000000-0000-0000-0000-000000000000', holder: (id: string) => id },
  { table: 'index_key', id: 'departement', type: 'smallint', first: '-1', holder: (id: string) => holderOfIndex(Number(id)) },
] as const;
type KeyPlace = (typeof PLACES)[number];

export async function rotate(db: pg.ClientBase, kek: KeyEncryption, say: Say, { batch = 1000 } = {}): Promise<Rotated> {
  const version = await kek.newest();
  const from = await raise(db, kek, version);
  if (from !== version) say(`Les clés s’enveloppent désormais sous la version ${version} (avant : ${from}).`);
  await makeIndexKeys(db, kek, version);
  const result: Rotated = { version, rewrapped: 0, broken: [], left: new Map() };
  const total = sum(await others(db, version));
  const tell = (): void => say(`${figures(result.rewrapped)} clés sur ${figures(total)}`);
  for (const place of PLACES) {
    for (let after: string = place.first; ;) {
      const rows = await next(db, place, version, after, batch);
      if (rows.length === 0) break;
      after = rows.at(-1)!.id;
      const { done, broken } = await rewrapped(kek, version, rows.map((r) => ({ ...r, holder: place.holder(r.id) })));
      result.broken.push(...broken.map((r) => r.holder));
      result.rewrapped += await replace(db, place, version, done);
      tell();
    }
  }
  result.left = await others(db, version);
  return result;
}

const next = async (db: pg.ClientBase, { table, id, type }: KeyPlace, version: number, after: string, batch: number): Promise<KeyRow[]> =>
  (await db.query<KeyRow>(`select ${id}::text as id, wrapped, kek_version as "kekVersion" from app.${table} where ${id} > $1::${type} and kek_version <> $2 order by ${id} limit $3`, [after, version, batch])).rows;

/** Whoever rewraps the same rows at the same instant may make PostgreSQL choose between us. */
async function replace(db: pg.ClientBase, { table, id, type }: KeyPlace, version: number, rows: readonly (KeyRow & { anew: Buffer })[]): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { rowCount } = await db.query(`update app.${table} k set wrapped = n.anew, kek_version = $4 from unnest($1::${type}[], $2::bytea[], $3::bytea[]) as n(id, was, anew) where k.${id} = n.id and k.wrapped = n.was`,
        [rows.map((r) => r.id), rows.map((r) => r.wrapped), rows.map((r) => r.anew), version]);
      return rowCount ?? 0;
    } catch (e) {
      if (sqlState(e) !== '40P01' || attempt === 5) throw e;
    }
  }
}

/** Before the first version may go: what it alone could derive is wrapped like the rest. */
async function makeIndexKeys(db: pg.ClientBase, kek: KeyEncryption, version: number): Promise<void> {
  const { rows } = await db.query<{ departement: number }>('select distinct departement from app.data_key where departement not in (select departement from app.index_key)');
  for (const { departement } of rows) {
    const former = kek.formerIndexKey(departement);
    // Nothing was ever indexed there: before that key had a row, keys were under the first version alone.
    if (!former) continue;
    const { wrapped } = await kek.wrap(former, holderOfIndex(departement), version);
    await db.query('insert into app.index_key (departement, wrapped, kek_version) values ($1, $2, $3) on conflict do nothing', [departement, wrapped, version]);
  }
}

/** How many keys are under each other version. */
async function others(db: pg.ClientBase, version: number): Promise<Map<number, number>> {
  const { rows } = await db.query<{ v: number; n: number }>(`select kek_version as v, count(*)::integer as n from (${PLACES.map(({ table }) => `select kek_version from app.${table}`).join(' union all ')}) k where kek_version <> $1 group by 1 order by 1`, [version]);
  return new Map(rows.map(({ v, n }) => [v, n]));
}

const sum = (of: Map<number, number>): number => [...of.values()].reduce((a, b) => a + b, 0);
const figures = (n: number): string => n.toLocaleString('fr-FR');
