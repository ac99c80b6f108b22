import { spawn } from 'node:child_process';
import { root } from './paths.mjs';
import { wholeLines } from './whole-lines.mjs';

const running = new Set();

/** Runs a command to its end and returns { code, signal, output }; `show` also lets it write to the terminal, and `mark` begins each of its lines, for one that is not alone there. */
export function run(command, args, { show = false, mark, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    running.add(child);
    const pieces = [];
    for (const [stream, own] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
      const terminal = mark ? wholeLines(own, mark) : own;
      stream?.on('data', (piece) => {
        pieces.push(piece);
        if (show) terminal.write(piece);
      });
      if (show && mark) stream?.once('end', () => terminal.end());
    }
    child.once('error', (error) => {
      running.delete(child);
      reject(error);
    });
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, output: Buffer.concat(pieces).toString() });
    });
  });
}

/** Whoever is asked to leave takes these along. */
export function stopRunning(signal = 'SIGTERM') {
  for (const child of running) child.kill(signal);
}
