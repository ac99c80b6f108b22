import { Sentence } from '../sentence.mjs';
import { identify, lsnText, parseLsn, replicationClient } from './replication.mjs';
import { floorTo, openWalFolder, segmentsIn, WalWriter } from './wal-folder.mjs';

export const FOLLOWER = 'cordee_suivi';
const [DATA, KEEPALIVE] = ['w'.codePointAt(0), 'k'.codePointAt(0)];
const SAY_EVERY_MS = 5_000;
const FROM_2000 = 946_684_800_000n;

/**
 * Writes on another disk each byte of WAL as PostgreSQL makes it, and says so once it is there: a PostgreSQL that was told to wait for that (synchronous.mjs) acknowledges nothing before.
 * Resolves once it follows, to { position, flushed, stop, gone }.
 */
export async function followWal({ url, folder }) {
  const client = await replicationClient(url, FOLLOWER);
  try {
    const { systemId, timeline, position } = await identify(client);
    const segment = sizeOf((await client.query('SHOW wal_segment_size')).rows[0].wal_segment_size);
    openWalFolder(folder, { systemId, timeline, segment });
    const from = whereFrom(folder, segment) ?? floorTo(await slotOf(client), segment);
    return { position, ...stream(client, { folder, timeline, segment, from }) };
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

function whereFrom(folder, segment) {
  const last = segmentsIn(folder, segment).at(-1);
  return last && (last.name.endsWith('.partial') ? last.start : last.end);
}

/** The slot keeps on the server what is not here yet. */
async function slotOf(client) {
  const read = async () => (await client.query(`READ_REPLICATION_SLOT ${FOLLOWER}`)).rows[0]?.restart_lsn;
  const before = await read();
  if (before) return parseLsn(before);
  await client.query(`CREATE_REPLICATION_SLOT ${FOLLOWER} PHYSICAL (RESERVE_WAL)`);
  return parseLsn(await read());
}

function stream(client, { folder, timeline, segment, from }) {
  const writer = new WalWriter({ folder, timeline, segment });
  const state = { flushed: from };
  let [received, due, stopping] = [from, false, false];
  const tell = () => client.connection.sendCopyFromChunk(status(received, state.flushed));
  const settle = () => {
    due = false;
    try {
      writer.sync();
      state.flushed = received;
      tell();
    } catch (error) {
      client.connection.stream.destroy(error);
    }
  };
  client.connection.on('copyData', ({ chunk }) => {
    if (chunk[0] === KEEPALIVE && chunk[17] === 1) tell();
    if (chunk[0] !== DATA || stopping) return;
    try {
      const at = chunk.readBigUInt64BE(1);
      writer.write(at, chunk.subarray(25));
      received = at + BigInt(chunk.length - 25);
    } catch (error) {
      client.connection.stream.destroy(error);
    }
    if (!due) setImmediate(settle);
    due = true;
  });
  const timer = setInterval(tell, SAY_EVERY_MS);
  const gone = client.query(`START_REPLICATION SLOT ${FOLLOWER} PHYSICAL ${lsnText(from)} TIMELINE ${timeline}`)
    .then(() => {}, (error) => { if (!stopping) throw said(error, folder); })
    .finally(() => {
      clearInterval(timer);
      writer.close();
    });
  gone.catch(() => {});
  return {
    get flushed() { return state.flushed; },
    gone,
    stop: async () => {
      stopping = true;
      client.connection.stream.destroy();
      await gone;
    },
  };
}

/** Where we are: received, on the disk; nothing is applied here. */
function status(received, flushed) {
  const message = Buffer.alloc(34);
  message[0] = 'r'.codePointAt(0);
  message.writeBigUInt64BE(received, 1);
  message.writeBigUInt64BE(flushed, 9);
  message.writeBigInt64BE((BigInt(Date.now()) - FROM_2000) * 1000n, 25);
  return message;
}

function sizeOf(text) {
  const [, number, unit] = /^(\d+)(MB|GB)$/.exec(text);
  return Number(number) * (unit === 'GB' ? 2 ** 30 : 2 ** 20);
}

function said(error, folder) {
  if (error.code === '55006') return new Sentence('Un autre suivi est déjà en marche sur cette base : arrêtez-le d’abord. Rien n’a changé.');
  if (['58P01', '55000', '42704'].includes(error.code)) return new Sentence(`La base n’a plus ce qui suit ${folder} : gardez-le, commencez un autre dossier, et faites aussitôt une nouvelle sauvegarde.`);
  if (error.code === 'ENOSPC') return new Sentence(`Le disque de ${folder} est plein : ce qui est écrit y reste. Libérez de la place, puis relancez.`);
  return new Sentence(`Le suivi s’est arrêté (${error.code ?? error.message}). Ce qui est écrit y reste ; relancez-le.`);
}
