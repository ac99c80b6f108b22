/**
 * What somebody may do who writes to the tables and has no key: every sealed column there is, each on a row of its own, opened by the door itself. Counted from what
 * was tried: a column of which nothing opened untouched proves nothing, and is said.
 */
import { ENTITIES } from '../../apps/entities.js';
import type { Connection } from '../../libs/platform/connection.js';
import type { TableShape } from '../../libs/platform/database.js';
import { Keys } from '../../libs/platform/keys.js';
import { hydrate } from '../../libs/platform/rows.js';
import { SealBroken } from '../../libs/platform/seal.js';
import { Sealing } from '../../libs/platform/sealing.js';
import type { Door } from '../support/door.js';

interface Target { name: string; type: (typeof ENTITIES)[number]; shape: TableShape; property: string; raw: Record<string, unknown>; sealed: Buffer }
export interface Tampered { columns: string[]; tried: Record<string, number>; /** What opened though it was tampered with: column and way. */ opened: string[]; /** What did not, untouched. */ closed: string[] }

const HEAD = 29;
/** Of the holder of a row, as the door finds it. */
const JUDGES = ['dossierId', 'intakeId', 'signalementId'];

async function targets(door: Door): Promise<Target[]> {
  const found: Target[] = [];
  for (const type of ENTITIES) {
    const shape = door.database.shape(type);
    for (const { property, column } of shape.columns.filter((c) => c.sealed)) {
      const columns = shape.columns.map((c) => `${c.column} as "${c.property}"`).join(', ');
      const { rows: [raw] } = await door.db.owner.query<Record<string, unknown>>(`select ${columns} from app.${shape.table} where ${column} is not null order by length(${column}) desc limit 1`);
      if (raw) found.push({ name: `${shape.table}.${column}`, type, shape, property, raw, sealed: raw[property] as Buffer });
    }
  }
  return found;
}

/** Bits of the head, all of them; of the rest, as many as this, spread. */
function* flipped(sealed: Buffer): Generator<Buffer> {
  const bits = sealed.length * 8;
  const step = Math.max(1, Math.floor((bits - HEAD * 8) / 200));
  for (let bit = 0; bit < bits; bit += bit < HEAD * 8 ? 1 : step) {
    const other = Buffer.from(sealed);
    other[bit >> 3]! ^= 1 << (bit & 7);
    yield other;
  }
}

function* cut(sealed: Buffer): Generator<Buffer> {
  for (let length = 0; length <= HEAD; length++) yield sealed.subarray(0, length);
  for (let less = 1; less <= Math.min(16, sealed.length - HEAD); less++) yield sealed.subarray(0, sealed.length - less);
  // A true tag, shorter.
  for (const length of [4, 8, 12, 13, 14, 15]) yield Buffer.concat([sealed.subarray(0, 13 + length), sealed.subarray(HEAD)]);
  yield Buffer.concat([sealed, Buffer.of(0)]);
}

function* otherFormats(sealed: Buffer): Generator<Buffer> {
  for (let format = 0; format < 256; format++) if (format !== sealed[0]) yield Buffer.concat([Buffer.of(format), sealed.subarray(1)]);
}

export async function tamperWithAll(door: Door): Promise<Tampered> {
  const all = await targets(door);
  // What does not open has its key asked for anew, each of seventy thousand times: they do not change here.
  const { rows: wrapped } = await door.db.owner.query<{ holder_id: string }>('select holder_id, wrapped, kek_version from app.data_key');
  const byHolder = new Map(wrapped.map((row) => [row.holder_id, row]));
  const keysOf = { query: (_: unknown, [holders]: [string[]]) => Promise.resolve(holders.flatMap((holder) => byHolder.get(holder) ?? [])) };
  const sealing = new Sealing(keysOf as unknown as Connection, new Keys(door.kek), 99);
  const opens = async ({ type, shape, raw }: Target, changes: Record<string, unknown>): Promise<boolean> => {
    try {
      await sealing.open(shape, [hydrate(type as never, shape, { ...raw, ...changes, held: 'S' })]);
      return true;
    } catch (e) {
      if (e instanceof SealBroken) return false;
      throw e;
    }
  };
  const result: Tampered = { columns: all.map((t) => t.name), tried: {}, opened: [], closed: [] };
  const attempt = async (target: Target, way: string, changes: Record<string, unknown>): Promise<void> => {
    result.tried[way] = (result.tried[way] ?? 0) + 1;
    if (await opens(target, changes)) result.opened.push(`${target.name} ${way}`);
  };
  const holders = (await door.db.owner.query<{ id: string }>('select holder_id as id from app.data_key order by 1')).rows.map((r) => r.id);
  for (const target of all) {
    if (!(await opens(target, {}))) result.closed.push(target.name);
    for (const sealed of flipped(target.sealed)) await attempt(target, 'a bit flipped', { [target.property]: sealed });
    for (const sealed of cut(target.sealed)) await attempt(target, 'cut or lengthened', { [target.property]: sealed });
    for (const sealed of otherFormats(target.sealed)) await attempt(target, 'another format', { [target.property]: sealed });
    for (const from of all.filter((t) => t.name !== target.name)) await attempt(target, 'from another column', { [target.property]: from.sealed });
    for (const id of holders.filter((h) => h !== target.raw.id)) await attempt(target, 'to another row', { id });
    const by = JUDGES.find((judge) => target.raw[judge]);
    if (by) for (const holder of holders.filter((h) => h !== target.raw[by])) await attempt(target, 'to another holder', { [by]: holder });
  }
  return result;
}
