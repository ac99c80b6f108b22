import { fork } from 'node:child_process';
import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../progress.mjs';
import { bornAt } from '../process-identity.mjs';
import { root } from '../paths.mjs';
import { Sentence } from '../sentence.mjs';
import { lastWords } from './last-words.mjs';

const patience = 60_000;
const window = 60_000;
const tooMany = 6;

/** A program that is started, watched, started again when it falls, and stopped. It says { ready: true } when it listens. */
export class Child {
  #process;
  #asked = false;
  #falls = [];

  /** `canRun` is waited for before each new start; `onGiveUp` hears the sentence when falling again is all it does. */
  constructor({ name, entry, env, log, canRun = async () => {}, onChange = () => {}, onGiveUp }) {
    Object.assign(this, { name, entry, env, log, canRun, onChange, onGiveUp });
  }

  get identity() {
    return this.#process?.pid && { pid: this.#process.pid, born: bornAt(this.#process.pid) };
  }

  /** Resolves when it listens; rejects with a sentence when it leaves or stays silent instead. */
  start() {
    if (!existsSync(this.entry)) return Promise.reject(new Sentence(`${this.entry} n'existe pas : la construction est incomplète.`));
    // A session of its own: Ctrl-C reaches the launcher, which stops the others in order.
    const child = fork(this.entry, [], { cwd: root, env: this.env(), execArgv: [], detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    this.#process = child;
    this.onChange();
    const stderr = this.#keepLogs(child);
    return new Promise((resolve, reject) => {
      let ready = false;
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        reject(new Sentence(`${this.name} n'a pas démarré en ${patience / 1000} s : voyez ${this.log}.`));
      }, patience);
      child.on('message', (message) => {
        if (!message?.ready) return;
        ready = true;
        clearTimeout(timer);
        resolve(message);
      });
      child.once('error', reject);
      child.once('close', (code, signal) => {
        clearTimeout(timer);
        if (this.#process === child) this.#process = undefined;
        if (!ready) reject(new Sentence(`${this.name} ne démarre pas : ${lastWords(stderr()) ?? signal ?? `code ${code}`}`));
        else if (!this.#asked) void this.#fallen(signal ?? `code ${code}`);
      });
    });
  }

  #keepLogs(child) {
    if (existsSync(this.log) && statSync(this.log).size > 5_000_000) renameSync(this.log, `${this.log}.1`);
    const file = createWriteStream(this.log, { flags: 'a', mode: 0o600 }).on('error', () => {});
    let last = '';
    child.stdout.on('data', (piece) => file.write(piece));
    child.stderr.on('data', (piece) => {
      file.write(piece);
      last = (last + piece).slice(-8_000);
    });
    child.once('close', () => file.end());
    return () => last;
  }

  async #fallen(why) {
    for (;;) {
      const now = performance.now();
      this.#falls = [...this.#falls.filter((then) => now - then < window), now];
      if (this.#falls.length >= tooMany) return this.onGiveUp(new Sentence(`${this.name} est tombé ${tooMany} fois en une minute (${why}) : voyez ${this.log}.`));
      say(`  ! ${this.name} s'est arrêté (${why}) : redémarrage`);
      await sleep(this.#falls.length === 1 ? 0 : 250 * 2 ** (this.#falls.length - 2));
      await this.canRun();
      if (this.#asked) return;
      try {
        await this.start();
        return say(`  ✓ ${this.name} est de retour`);
      } catch (error) {
        if (this.#asked) return;
        why = error.message;
      }
    }
  }

  /** For when what it depends on has come back and it has not noticed. */
  restart() {
    this.#process?.kill('SIGTERM');
  }

  async stop(grace = 8_000) {
    this.#asked = true;
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), grace);
    await gone;
    clearTimeout(timer);
  }
}
