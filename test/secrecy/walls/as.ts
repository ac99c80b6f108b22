/** What a login is answered, inside a savepoint: nothing that it does stays. */
import type pg from 'pg';

/** As the loader makes it. */
export const tokenHash = (session: { id: string }): Buffer => Buffer.from(session.id.replaceAll('-', '').repeat(2), 'hex');

/** The one number that the role gets, or undefined where it may not ask. */
export async function as(client: pg.ClientBase, role: string, text: string, values: unknown[] = []): Promise<string | undefined> {
  await client.query(`savepoint asked; set local role ${role}`);
  try {
    const { rows } = await client.query<{ n: string }>(text, values);
    return rows[0]?.n;
  } catch (e) {
    if ((e as { code?: string }).code !== '42501') throw e;
    return undefined;
  } finally {
    await client.query('rollback to savepoint asked');
  }
}
