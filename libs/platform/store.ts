/**
 * Opens transactions for the door. Reads: REPEATABLE READ, READ ONLY. Writes: READ COMMITTED, so that what waited on a lock authorises again on fresh rows.
 * The first statement sets the signed context; without it row-level security shows nothing.
 */
import type pg from 'pg';
import type { Actor } from './actor.js';
import { Connection } from './connection.js';
import { signContext } from './context.js';
import type { Database } from './database.js';
import { sqlState, StaleActor } from './errors.js';
import type { Keys } from './keys.js';
import { reusedKey } from './same-request.js';
import { SealBroken } from './seal.js';
import type { Traces } from './trace.js';
import { Sealing } from './sealing.js';
import { Tx } from './tx.js';

const READ = 'begin isolation level repeatable read read only';
const WRITE = 'begin isolation level read committed read write';

export interface OpenTx { tx: Tx; commit(): Promise<void>; rollback(): Promise<void> }

export class Store {
  constructor(private readonly database: Database, private readonly keys: Keys, private readonly contextKey: Buffer, private readonly wake: () => void = () => undefined) {}

  async open(actor: Actor, mode: 'read' | 'write', traces: Traces): Promise<OpenTx> {
    const client = await this.database.client();
    try {
      // The context is made of [0-9a-f.-] only (signContext checks), so one round trip carries both statements.
      const results = await client.query(`${mode === 'read' ? READ : WRITE}; select set_config('app.ctx', '${signContext(this.contextKey, actor.id, actor.epoch)}', true), app.now() as now`) as unknown as pg.QueryResult<{ now: Date }>[];
      const connection = new Connection(client);
      const tx = new Tx(connection, this.database, new Sealing(connection, this.keys, actor.departement), actor, traces, results[1]!.rows[0]!.now);
      let over = false;
      const end = async (how: 'commit' | 'rollback'): Promise<void> => {
        if (over) return;
        over = true;
        await connection.end(how).then(() => client.release(), (e: unknown) => { client.release(true); if (how === 'commit') throw e; });
      };
      return { tx, commit: () => end('commit'), rollback: () => end('rollback') };
    } catch (e) {
      client.release(true);
      throw e;
    }
  }

  /** One verb, one transaction. Serialization failures are tried again; a stale actor is the caller's to refresh. */
  async run<T>(actor: Actor, traces: Traces, verb: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      const open = await this.open(actor, 'write', traces);
      try {
        const result = await verb(open.tx);
        await open.commit();
        this.wake();
        return result;
      } catch (e) {
        await open.rollback();
        const state = sqlState(e);
        if (state === 'CD001' || state === 'CD002') throw new StaleActor();
        if ((state === '40001' || state === '40P01') && attempt < 3) continue;
        // Read before its key was replaced, opened after: once more, it is whole.
        if (e instanceof SealBroken && attempt === 0) continue;
        throw reusedKey(e) ?? e;
      }
    }
  }
}
