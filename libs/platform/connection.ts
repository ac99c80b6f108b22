import type pg from 'pg';
import type { Statement } from './statements.js';

/** One statement at a time on a connection: a second one started meanwhile waits its turn, whatever happened to the first. */
export class Connection {
  private tail: Promise<unknown> = Promise.resolve();
  private over = false;

  constructor(private readonly client: pg.PoolClient) {}

  query<R extends pg.QueryResultRow>(statement: Statement | string, parameters: unknown[]): Promise<R[]> {
    // The connection is, or will soon be, in somebody else's transaction.
    if (this.over) return Promise.reject(new Error('a statement after the end of its transaction'));
    const run = async (): Promise<R[]> => {
      const config = typeof statement === 'string' ? { text: statement } : statement;
      return (await this.client.query<R>({ ...config, values: parameters })).rows;
    };
    const result = this.tail.then(run);
    this.tail = result.catch(() => undefined);
    return result;
  }

  /** The last statement, behind those that wait; none may follow. */
  async end(how: 'commit' | 'rollback'): Promise<void> {
    this.over = true;
    await this.tail.then(() => this.client.query(how));
  }
}
