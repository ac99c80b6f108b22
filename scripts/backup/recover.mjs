import { chownSync, copyFileSync, createReadStream, mkdirSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { startPostgres } from '../postgres.mjs';
import { fallbackFolder, postgresUser, reachableFolder } from '../postgres/user.mjs';
import { Sentence } from '../sentence.mjs';
import { parseLsn } from './replication.mjs';
import { extractTar } from './tar.mjs';
import { floorTo, nameOfSegment, readAbout, segmentsIn } from './wal-folder.mjs';

/** The copy of the base, then what followed it, played by PostgreSQL itself; listened to by nobody but us. Its folder is not yet where the product looks. */
export async function recover({ backup, manifest, follow, folder }) {
  const wanted = join(folder, 'restoring');
  for (const left of [wanted, fallbackFolder(wanted)]) rmSync(left, { recursive: true, force: true });
  const place = reachableFolder(wanted);
  const data = join(place, 'data');
  const user = postgresUser(data);
  mkdirSync(data, { mode: 0o700 });
  if (user.uid !== undefined) chownSync(data, user.uid, user.gid);
  const private_ = mkdtempSync(join(tmpdir(), 'cordee-restore-'));
  if (user.uid !== undefined) chownSync(private_, user.uid, user.gid);
  const drop = () => { for (const one of new Set([place, wanted, private_])) rmSync(one, { recursive: true, force: true }); };
  try {
    await extractTar(createReadStream(join(backup, 'base.tar.gz')).pipe(createGunzip()), data, user);
    const upTo = follow ? bringWal(follow, manifest, join(data, 'pg_wal'), user) : null;
    const password = randomBytes(24).toString('base64url');
    writeFileSync(join(place, 'password'), `${password}\n`, { mode: 0o600 });
    const own = (path, text) => {
      writeFileSync(path, text, { mode: 0o600 });
      if (user.uid !== undefined) chownSync(path, user.uid, user.gid);
    };
    own(join(data, 'recovery.signal'), '');
    own(join(private_, 'hba'), 'local all postgres trust\n');
    const settings = {
      listen_addresses: '', unix_socket_directories: private_, hba_file: join(private_, 'hba'),
      // All that there is was brought; the copy may remember a follower that it would wait for.
      restore_command: 'false', synchronous_standby_names: '', archive_mode: 'off',
    };
    const server = await startPostgres({ folder: place, durable: true, settings });
    try {
      const client = new pg.Client({ host: private_, port: server.port, user: 'postgres', database: manifest.database });
      client.on('error', () => {});
      await client.connect();
      await client.query(`alter role postgres password '${password}'`);
      await client.query('alter system reset synchronous_standby_names');
      const leave = async () => {
        await client.end();
        await server.stop();
      };
      return { client, upTo, leave, drop, keep: () => keep(place, folder, wanted, private_) };
    } catch (error) {
      await server.stop();
      throw error;
    }
  } catch (error) {
    drop();
    throw error;
  }
}

function keep(place, folder, wanted, private_) {
  const home = reachableFolder(join(folder, 'postgres'));
  renameSync(join(place, 'password'), join(home, 'password'));
  renameSync(join(place, 'data'), join(home, 'data'));
  for (const one of new Set([place, wanted, private_])) rmSync(one, { recursive: true, force: true });
}

/** Without a hole from where the copy ends; where it leads. */
function bringWal(follow, { systemId, timeline, end }, walFolder, user) {
  const folder = join(follow, 'wal');
  const about = readAbout(folder);
  if (!about || about.systemId !== systemId || about.timeline !== timeline) throw new Sentence(`${follow} ne suit pas la base de cette sauvegarde, sur la même vie : donnez celui qui la suivait. Rien n’a été gardé.`);
  const { segment } = about;
  const needed = floorTo(parseLsn(end), segment);
  const segments = segmentsIn(folder, segment).filter((one) => one.start >= needed);
  if (segments[0]?.start !== needed || segments.at(-1).end < parseLsn(end)) throw new Sentence(`${follow} n’a pas ce qui suit la fin de cette sauvegarde : ce qui fut écrit depuis n’y est pas. Prenez une sauvegarde plus récente que le début du suivi, ou restaurez sans --follow, en sachant ce qui manque. Rien n’a été gardé.`);
  let upTo = needed;
  for (const { path, start, end: last } of segments) {
    if (start !== upTo) break;
    const to = join(walFolder, nameOfSegment(timeline, start, segment));
    copyFileSync(path, to);
    truncateSync(to, segment);
    if (user.uid !== undefined) chownSync(to, user.uid, user.gid);
    upTo = last;
  }
  return upTo;
}
