/* PostgreSQL's streaming replication protocol, over the client that is here already: no program beside the server is needed to copy it or to follow it. */
import pg from 'pg';
import { Sentence } from '../sentence.mjs';

/** A connection that copies or follows: it takes replication's commands, and no SQL. */
export async function replicationClient(url, name) {
  const client = new pg.Client({ connectionString: url, replication: 'true', application_name: name, keepAlive: true });
  client.on('error', () => {});
  await client.connect().catch((error) => { throw unreachable(error); });
  return client;
}

export async function sqlClient(url) {
  const client = new pg.Client({ connectionString: url, application_name: 'cordee backup' });
  client.on('error', () => {});
  await client.connect().catch((error) => { throw unreachable(error); });
  return client;
}

function unreachable(error) {
  if (['28000', '42501'].includes(error.code)) return new Sentence('PostgreSQL refuse la réplication à ce compte : il lui faut le droit REPLICATION et une ligne « replication » dans pg_hba.conf. Rien n’a changé.');
  if (error.code === '28P01') return new Sentence('PostgreSQL refuse ce mot de passe (BACKUP_DATABASE_URL). Rien n’a changé.');
  return new Sentence(`La base ne répond pas (${error.code ?? 'sans réponse'}). Rien n’a changé : démarrez-la, puis recommencez.`);
}

/** Which server it is, on which of its lives, and where it is. */
export async function identify(client) {
  const { rows: [row] } = await client.query('IDENTIFY_SYSTEM');
  return { systemId: row.systemid, timeline: Number(row.timeline), position: parseLsn(row.xlogpos) };
}

export const parseLsn = (text) => {
  const [high, low] = text.split('/').map((part) => BigInt(`0x${part}`));
  return (high << 32n) + low;
};
export const lsnText = (lsn) => `${(lsn >> 32n).toString(16).toUpperCase()}/${(lsn & 0xffffffffn).toString(16).toUpperCase()}`;
