/*
 * Stands between a launcher and its PostgreSQL. When the launcher is gone, even by kill -9, the channel closes
 * and PostgreSQL is stopped here: it never outlives whoever asked for it.
 */
import { spawn } from 'node:child_process';
import { appendFile, rmSync } from 'node:fs';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
process.on('disconnect', stop);

let postgres;
let disposable;
let said = '';
let ready = false;

process.on('message', (order) => (order.stop ? stop() : start(order)));

function start({ command, args, options, log, remove }) {
  disposable = remove;
  postgres = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  postgres.on('error', (error) => leave({ exit: { said: String(error), code: error.code } }));
  postgres.on('exit', (code, signal) => leave({ exit: { said, signal } }));
  postgres.stderr.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(-8_000);
    // A full disk must not stop the reading of why it is full.
    appendFile(log, text, () => {});
    if (!ready && said.includes('ready to accept connections')) {
      ready = true;
      tell({ ready: postgres.pid });
    }
  });
}

/** Fast, then immediate, then by force: a data folder survives all three. */
function stop() {
  if (!postgres?.pid || postgres.exitCode !== null || postgres.signalCode !== null) return leave();
  postgres.kill('SIGINT');
  setTimeout(() => postgres.kill('SIGQUIT'), 10_000).unref();
  setTimeout(() => postgres.kill('SIGKILL'), 15_000).unref();
  postgres.removeAllListeners('exit').on('exit', () => {
    if (disposable) rmSync(disposable, { recursive: true, force: true });
    leave({ stopped: true });
  });
}

function leave(last) {
  if (last) tell(last);
  if (process.connected) process.disconnect();
  process.exitCode = 0;
  setTimeout(() => process.exit(), 200).unref();
}

function tell(message) {
  if (process.connected) process.send(message, () => {});
}
