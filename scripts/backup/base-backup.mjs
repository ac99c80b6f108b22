import { Sentence } from '../sentence.mjs';
import { parseLsn, replicationClient } from './replication.mjs';

const [ARCHIVE, DATA] = ['n'.codePointAt(0), 'd'.codePointAt(0)];

/** The whole cluster as one tar, with the WAL that makes it consistent, taken while it serves. `out` is a stream; resolves to where it begins and ends. */
export async function baseBackup(url, out, onBytes) {
  const client = await replicationClient(url, 'cordee_sauvegarde');
  let archives = 0;
  const take = ({ chunk }) => {
    if (chunk[0] === ARCHIVE) archives += 1;
    // The parser writes over what it gave.
    if (chunk[0] !== DATA || archives > 1) return;
    onBytes(chunk.length - 1);
    if (!out.write(Buffer.from(chunk.subarray(1)))) client.connection.stream.pause();
  };
  client.connection.on('copyData', take);
  out.on('drain', () => client.connection.stream.resume());
  // A full disk ends the writing: there is nobody to copy for.
  out.once('error', () => client.connection.stream.destroy());
  try {
    const results = await client.query(`BASE_BACKUP (LABEL 'cordee', CHECKPOINT 'fast', WAL true, MANIFEST 'no')`);
    const places = results.filter(({ rows }) => rows[0]?.recptr !== undefined).map(({ rows: [row] }) => row);
    if (archives !== 1 || places.length !== 2) throw new Sentence('Cette base a des espaces de tables ailleurs que dans son dossier : cette sauvegarde ne sait pas les copier. Rien n’a été gardé.');
    return { start: parseLsn(places[0].recptr), end: parseLsn(places[1].recptr), timeline: Number(places[0].tli) };
  } finally {
    await client.end().catch(() => {});
  }
}
