import { Sentence } from './sentence.mjs';

/** Creates a database unless it is there. Returns whether it was made. */
export async function createDatabase(superuserUrl, name) {
  // Loaded here: the launcher begins before anything is installed.
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: superuserUrl });
  client.on('error', () => {});
  try {
    await client.connect();
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
    return found.rowCount === 0;
  } catch (error) {
    throw new Sentence(`La base « ${name} » ne se laisse pas ouvrir : ${error.message}.`);
  } finally {
    await client.end().catch(() => {});
  }
}
