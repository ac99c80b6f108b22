/** The door's seals: rows are sealed under the key of their dossier as they are inserted, opened once the law has allowed them. */
import { randomBytes } from 'node:crypto';
import type { Connection } from './connection.js';
import type { TableShape } from './database.js';
import { holderOfIndex, type KeyEncryption } from './key-encryption.js';
import type { FileKey, HeldKey, Keys, Purpose } from './keys.js';
import { ciphertextOf, heldOf } from './rows.js';
import { openSealed, seal, SealBroken } from './seal.js';

type Fields = Record<string, unknown>;
interface WrappedRow { holder_id: string; wrapped: Buffer; kek_version: number; generation: number }
export type HolderType = 'DOSSIER' | 'INTAKE';

/** A row is sealed under its dossier's key, under its intake's (a signalement's), or under its own when it is one of these. */
const holderOf = (row: object): string => ((row as Fields).dossierId ?? (row as Fields).intakeId ?? (row as Fields).signalementId ?? (row as Fields).id) as string;
const heldKey = ({ wrapped, kek_version, generation }: WrappedRow): HeldKey => ({ wrapped, kekVersion: kek_version, generation });
const hasSeals = (shape: TableShape): boolean => shape.columns.some((c) => c.sealed);

/** Each sealed property of a row, in clear; null where there is none. */
function opened(shape: TableShape, row: object, holder: string, key: Buffer): void {
  const ciphertext = ciphertextOf(row) ?? {};
  const fields = row as Fields;
  for (const { property, column, sealed } of shape.columns) {
    if (sealed) fields[property] = !ciphertext[property] ? null : openSealed(key, ciphertext[property], { table: shape.table, column, holder, row: fields.id as string }).toString('utf8');
  }
}

export class Sealing {
  /** Whose key does not change before this transaction ends; whether a place kept secret may have to be recognised in what is written about them. */
  private readonly held = new Map<string, boolean>();

  constructor(private readonly connection: Connection, private readonly keys: Keys, private readonly departement: number) {}

  async newKey(holder: string, holderType: HolderType): Promise<void> {
    const { wrapped, kekVersion } = await this.keys.create(holder, await this.version());
    await this.connection.query('insert into app.data_key (holder_id, departement, holder_type, wrapped, kek_version) values ($1, $2, $3, $4, $5)',
      [holder, this.departement, holderType, wrapped, kekVersion]);
    this.held.set(holder, true);
  }

  /** The key of this département's blind index: made once, by whoever first needs it, and never changed by a rotation. */
  async indexKey(kek: KeyEncryption): Promise<Buffer> {
    const holder = holderOfIndex(this.departement);
    let kept = await this.keptIndexKey(null, null);
    if (!kept) {
      const made = await kek.wrap(kek.formerIndexKey(this.departement) ?? randomBytes(32), holder, await this.version());
      kept = await this.keptIndexKey(made.wrapped, made.kekVersion);
    }
    return await kek.unwrap({ wrapped: kept!.wrapped, kekVersion: kept!.kek_version }, holder);
  }

  private keptIndexKey = async (...made: [wrapped: Buffer, kekVersion: number] | [null, null]): Promise<{ wrapped: Buffer; kek_version: number } | undefined> =>
    (await this.connection.query<{ wrapped: Buffer; kek_version: number }>('select wrapped, kek_version from app.index_key($1, $2)', made))[0];

  /** The version that wraps, one for every node, held until this transaction ends. */
  private version = async (): Promise<number> => (await this.connection.query<{ version: number }>('select app.wrapping_version() as version', []))[0]!.version;

  /** The column values of a row to insert, sealed where they must be. */
  async sealed(shape: TableShape, row: object): Promise<unknown[]> {
    const fields = row as Fields;
    const holder = holderOf(row);
    const key = hasSeals(shape) ? await this.toSeal(holder) : null;
    return shape.columns.map((c) => (c.sealed && fields[c.property] !== null
      ? seal(key!, fields[c.property] as string, { table: shape.table, column: c.column, holder, row: fields.id as string })
      : fields[c.property]));
  }

  /**
   * Sealed under a key that is being replaced, a row would open no more, and a word would not be recognised: whoever writes asks which one serves, and holds it. False when no place is kept secret around
   * this holder: nothing has to be recognised.
   */
  async hold(holder: string): Promise<boolean> {
    const known = this.held.get(holder);
    if (known !== undefined) return known;
    const [row] = await this.connection.query<{ generation: number | null; places: boolean }>({ name: 'sealing', text: 'select generation, places from app.sealing($1)' }, [holder]);
    this.keys.forget(holder, row!.generation);
    this.held.set(holder, row!.places);
    return row!.places;
  }

  /** This transaction adds a place, or a sibling who may have one: what it was told before no longer holds. */
  lookAgain(): void {
    for (const holder of this.held.keys()) this.held.set(holder, true);
  }

  private async toSeal(holder: string): Promise<Buffer> {
    await this.hold(holder);
    return (await this.load([holder])).get(holder)!;
  }

  /** Opens what is held, and leaves out the rows that are no more: those whose key was destroyed at the end of their term. */
  async open<T extends object>(shape: TableShape, all: T[]): Promise<T[]> {
    const rows = hasSeals(shape) ? all.filter((row) => heldOf(row) !== null) : [];
    if (rows.length === 0) return all;
    const keys = await this.load(rows.map(holderOf), { toOpen: true });
    const gone = new Set(rows.filter((row) => !keys.has(holderOf(row))));
    for (const row of rows) {
      if (gone.has(row)) continue;
      const holder = holderOf(row);
      try {
        opened(shape, row, holder, keys.get(holder)!);
      } catch (e) {
        if (!(e instanceof SealBroken) || !(await this.renewed(holder, keys))) throw e;
        opened(shape, row, holder, keys.get(holder)!);
      }
    }
    return gone.size === 0 ? all : all.filter((row) => !gone.has(row));
  }

  /** The key that this node keeps open may have been replaced: once for each holder, the database is asked. */
  private async renewed(holder: string, keys: Map<string, Buffer>): Promise<boolean> {
    const before = keys.get(holder)!;
    this.keys.forget(holder);
    keys.set(holder, (await this.load([holder])).get(holder)!);
    return !before.equals(keys.get(holder)!);
  }

  /** The key of the file that this row is about: kept under its id, or under a document's that several rows share. */
  async fileKey(row: { id: string; documentId?: string }): Promise<FileKey> {
    const holder = holderOf(row);
    const [found] = await this.wrapped([holder]);
    if (!found) throw new SealBroken('data_key.wrapped');
    return await this.keys.fileKey(holder, heldKey(found), row.documentId ?? row.id);
  }

  /** The keys by which the words of these dossiers are found. */
  wordKeys = (holders: readonly string[]): Promise<Map<string, Buffer>> => this.load(holders, { purpose: 'index', toOpen: true });
  /** What is kept open of another generation than this one. */
  forgetFormer = (holder: string, generation: number | null): void => this.keys.forget(holder, generation);

  private wrapped = (holders: readonly string[]): Promise<WrappedRow[]> => this.connection.query<WrappedRow>({ name: 'keys', text: 'select holder_id, wrapped, kek_version, generation from app.wrapped_keys($1)' }, [[...holders]]);

  /** toOpen: a holder whose key was destroyed at the end of its term is left out. */
  private async load(holders: readonly string[], { purpose = 'body', toOpen = false }: { purpose?: Purpose; toOpen?: boolean } = {}): Promise<Map<string, Buffer>> {
    const found = new Map<string, Buffer>();
    const missing = new Set<string>();
    for (const holder of holders) {
      const key = found.get(holder) ?? this.keys.known(holder, purpose);
      if (key) found.set(holder, key);
      else missing.add(holder);
    }
    if (missing.size === 0) return found;
    for (const r of await this.wrapped([...missing])) found.set(r.holder_id, await this.keys.unwrap(r.holder_id, heldKey(r), purpose));
    // A key that is gone is said so: nothing is sealed or opened without one.
    const without = [...missing].filter((holder) => !found.has(holder));
    const gone = toOpen && without.length > 0 ? await this.connection.query<{ id: string }>('select app.eliminated($1) as id', [without]) : [];
    if (without.length > gone.length) throw new SealBroken('data_key.wrapped');
    return found;
  }
}
