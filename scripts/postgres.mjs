import { fork } from 'node:child_process';
import { existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asSentence } from './sentence.mjs';
import { freePort } from './ports.mjs';
import { findBinaries } from './postgres/binaries.mjs';
import { ensureCluster } from './postgres/cluster.mjs';
import { failure, isPortTaken } from './postgres/failure.mjs';
import { stopLeftovers } from './postgres/processes.mjs';
import { postgresSettings } from './postgres/settings.mjs';
import { postgresUser, reachableFolder } from './postgres/user.mjs';

const keeperFile = fileURLToPath(new URL('postgres/keeper.mjs', import.meta.url));

/**
 * Starts PostgreSQL on `folder`, making it the first time and recovering it after any crash.
 * `durable: false` is for clusters that a test throws away; `disposable` removes the folder once stopped.
 * `settings` go before ours (a restoration listens to nobody but itself).
 * `onExit({ said, signal })` is called when PostgreSQL leaves without having been asked to.
 */
export async function startPostgres({ folder, port, durable = true, disposable = false, settings = {}, onExit }) {
  let place = folder;
  try {
    place = reachableFolder(folder);
    const data = join(place, 'data');
    const user = postgresUser(data);
    const bin = findBinaries(user);
    await stopLeftovers(data);
    const password = await ensureCluster({ folder: place, bin, user, durable });
    const log = join(place, 'postgres.log');
    if (existsSync(log) && statSync(log).size > 5_000_000) renameSync(log, `${log}.1`);

    for (let attempt = 1; ; attempt++) {
      const chosen = port ?? (await freePort());
      const args = Object.entries({ ...postgresSettings({ port: chosen, durable }), ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
      const order = {
        command: join(bin, 'postgres'),
        args: ['-D', data, ...args],
        options: { ...user, cwd: data, env: { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' } },
        log,
        remove: disposable ? place : undefined,
      };
      const server = await launch(order, { data, onExit });
      if (server.pid) {
        const url = `postgres://postgres:${password}@127.0.0.1:${chosen}/postgres`;
        return { url, port: chosen, folder: place, ...server };
      }
      if (port !== undefined || attempt === 3 || !isPortTaken(server.said)) throw failure(server.said, place, server);
    }
  } catch (error) {
    throw asSentence(error, place);
  }
}

/** Resolves to { pid, stop } once it accepts connections, or to { said } when it left before. */
function launch(order, { data, onExit }) {
  // A session of its own: Ctrl-C in a terminal reaches the launcher, which decides the order of things.
  const keeper = fork(keeperFile, { detached: true, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const gone = new Promise((resolve) => keeper.once('exit', resolve));
  let ready = false;
  let asked = false;
  let last;
  const stop = async () => {
    asked = true;
    if (keeper.connected) keeper.send({ stop: true }, () => {});
    await gone;
    await stopLeftovers(data);
  };
  return new Promise((resolve, reject) => {
    keeper.on('message', (message) => {
      if (message.ready) {
        ready = true;
        resolve({ pid: message.ready, stop });
      }
      if (message.exit) last = message.exit;
    });
    keeper.once('error', reject);
    // The keeper itself may have been killed: its PostgreSQL is an orphan, and is stopped like one.
    const whenGone = async () => {
      await stopLeftovers(data);
      resolve({ said: '', ...last });
      if (ready && !asked) onExit?.({ said: '', ...last });
    };
    keeper.once('exit', () => void whenGone().catch(reject));
    keeper.send(order);
  });
}
