/** The pools: TypeORM holds the schema of our classes and the pool of app_rt; the system logins have small pools of their own. */
import pg from 'pg';
import { DataSource, DefaultNamingStrategy, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { snake } from '../secrecy/to-sql.js';
import type { Config } from './config.js';
import { urlOf, type Login } from './logins.js';
import { sealedColumns } from './sealed.js';

export type RowClass<T extends object = object> = new () => T;

class Snake extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined): string {
    return custom ?? snake(property);
  }
}

export interface ColumnShape { property: string; column: string; sealed: boolean; /** Read only when asked: a page does not need it. */ hidden: boolean }
export interface TableShape { type: string; table: string; columns: readonly ColumnShape[] }

const guarded = new WeakSet<pg.PoolClient>();

/**
 * A terminated backend must not end the process: the next query takes another connection. The pool listens to its idle connections only; one that is lent,
 * and whose transaction lasted too long between two statements, would throw its error to nobody; so would one lost in the packet that says that it is
 * ready, before whoever asked for it has it: hence at 'acquire', while the pool still listens.
 */
function surviving(pool: pg.Pool): pg.Pool {
  const survive = (): void => undefined;
  return pool.on('error', survive).on('acquire', (client) => {
    if (!guarded.has(client)) client.on('error', survive);
    guarded.add(client);
  });
}

export class Database {
  private readonly shapes = new Map<RowClass, TableShape>();
  private readonly pools: [Login, pg.Pool][];
  private constructor(readonly source: DataSource, private readonly runtime: pg.Pool, private readonly config: Pick<Config, 'databaseUrl' | 'roleSecret'>) {
    this.pools = [['app_rt', runtime]];
  }

  static async connect(config: Pick<Config, 'databaseUrl' | 'roleSecret' | 'poolSize'>, entities: readonly RowClass[]): Promise<Database> {
    const source = new DataSource({
      type: 'postgres', url: config.databaseUrl, schema: 'app', entities: entities as EntityTarget<ObjectLiteral>[] as never,
      namingStrategy: new Snake(), installExtensions: false, synchronize: false, migrationsRun: false, logging: false, poolSize: config.poolSize,
      invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
      extra: { max: config.poolSize, idleTimeoutMillis: 60_000, connectionTimeoutMillis: 5_000 },
    });
    await source.initialize();
    const database = new Database(source, surviving((source.driver as unknown as { master: pg.Pool }).master), config);
    await database.refuseOwner();
    return database;
  }

  /** A server that could bypass row security must not serve. */
  private async refuseOwner(): Promise<void> {
    const [row] = await this.source.query<{ unsafe: boolean }[]>(`select r.rolsuper or r.rolbypassrls or r.rolcreaterole
      or exists (select 1 from pg_class c where c.relnamespace = 'app'::regnamespace and c.relowner = r.oid) as unsafe from pg_roles r where r.rolname = current_user`);
    if (row?.unsafe !== false) throw new Error('DATABASE_URL doit être celle de app_rt : ni propriétaire, ni superutilisateur, ni BYPASSRLS.');
  }

  /** In service the law's time is the real time. */
  async refuseMovedClock(): Promise<void> {
    const [row] = await this.source.query<{ offset_ms: string }[]>('select offset_ms from app.clock');
    if (row?.offset_ms !== '0') throw new Error('L’horloge de la démonstration est décalée : Cordée ne démarre pas ainsi en production.');
  }

  shape(type: RowClass): TableShape {
    let shape = this.shapes.get(type);
    if (!shape) {
      const meta = this.source.getMetadata(type);
      const sealed = sealedColumns(type);
      shape = {
        type: type.name, table: meta.tableName,
        columns: meta.columns.map((c) => ({ property: c.propertyName, column: c.databaseName, sealed: sealed.includes(c.propertyName), hidden: !c.isSelect })),
      };
      this.shapes.set(type, shape);
    }
    return shape;
  }

  /** A connection of app_rt's pool, for one transaction. */
  client(): Promise<pg.PoolClient> {
    return this.runtime.connect();
  }

  pool(login: Login, max = 2): pg.Pool {
    const pool = surviving(new pg.Pool({ connectionString: urlOf(this.config.databaseUrl, this.config.roleSecret, login), max, connectionTimeoutMillis: 5_000 }));
    this.pools.push([login, pool]);
    return pool;
  }

  /** Of each login, the connections that are lent, those that wait to be, and who waits for one. */
  get connections(): ReadonlyMap<Login, Record<'used' | 'idle' | 'waiting', number>> {
    const all = new Map<Login, Record<'used' | 'idle' | 'waiting', number>>();
    for (const [login, { totalCount, idleCount, waitingCount }] of this.pools) {
      const { used, idle, waiting } = all.get(login) ?? { used: 0, idle: 0, waiting: 0 };
      all.set(login, { used: used + totalCount - idleCount, idle: idle + idleCount, waiting: waiting + waitingCount });
    }
    return all;
  }

  async close(): Promise<void> {
    await this.source.destroy();
  }
}
