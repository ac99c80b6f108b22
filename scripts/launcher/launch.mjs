import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../paths.mjs';
import { Sentence, asSentence } from '../sentence.mjs';
import { stopRunning } from '../run.mjs';
import { say } from '../progress.mjs';
import { Product } from './product.mjs';
import { whenLauncherIsAbandoned } from './abandoned.mjs';

/** Runs the product until somebody stops it, or it cannot go on. */
export async function launch() {
  const product = new Product(dataFolder, fail);
  let leaving = false;

  async function leave(code) {
    if (leaving) return;
    leaving = true;
    stopRunning();
    await product.stop().catch(() => {});
    if (code === 0) say('Tout est arrêté.');
    process.exit(code);
  }

  async function fail(error) {
    if (leaving) return;
    const sentence = asSentence(error, error?.path ?? dataFolder);
    console.error(`\n${sentence instanceof Sentence ? sentence.message : unexpected(error)}`);
    await leave(1);
  }

  let asked = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // The second time, whoever asks does not want to wait any more: the channels close, and everything follows.
      if (++asked > 1) process.exit(1);
      say('\nArrêt…');
      void leave(0);
    });
  }
  // A terminal that has gone away is no reason to fall over.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  whenLauncherIsAbandoned(() => void leave(0));

  try {
    await product.start();
  } catch (error) {
    await fail(error);
  }
}

function unexpected(error) {
  const file = join(dataFolder, 'logs/launcher.log');
  try {
    writeFileSync(file, `${new Date().toISOString()} ${error?.stack ?? error}\n`, { flag: 'a' });
    return `Erreur inattendue : ${error?.message ?? error} (détails dans ${file}).`;
  } catch {
    return `Erreur inattendue : ${error?.message ?? error}.`;
  }
}
