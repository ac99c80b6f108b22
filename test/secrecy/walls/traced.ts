import type pg from 'pg';

/** How many lines the journal of reads has once these were committed by the login of traces: none more, when it may not. */
export async function traced(client: pg.ClientBase, traces: string): Promise<number> {
  await client.query('savepoint traced; set local role trace');
  try {
    await client.query('select * from app.commit_traces($1::jsonb, $2::jsonb)', [traces, '[]']);
    await client.query('reset role');
    return Number((await client.query<{ n: string }>('select count(*) as n from app.access')).rows[0]!.n);
  } catch (e) {
    if ((e as { code?: string }).code !== '42501') throw e;
    return 0;
  } finally {
    await client.query('rollback to savepoint traced');
  }
}
