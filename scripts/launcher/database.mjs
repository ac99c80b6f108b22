import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../progress.mjs';
import { startPostgres } from '../postgres.mjs';
import { Sentence } from '../sentence.mjs';

/** PostgreSQL kept alive: the same port after each fall, so that nobody has to be told a new address. */
export class Database {
  #server;
  #asked = false;
  #falls = [];
  #back = Promise.resolve();

  constructor({ folder, onBack, onGiveUp }) {
    Object.assign(this, { folder: join(folder, 'postgres'), onBack, onGiveUp });
  }

  get server() {
    return this.#server;
  }

  /** PostgreSQL's user could not reach the folder wanted. */
  get isElsewhere() {
    return this.#server.folder !== this.folder;
  }

  /** Resolves once PostgreSQL is there again; at once when it never left. */
  up = () => this.#back;

  async start(port) {
    this.#server = await startPostgres({ folder: this.folder, port, durable: true, onExit: (exit) => this.#fallen(exit) });
    return this.#server;
  }

  #fallen({ signal }) {
    if (this.#asked) return;
    const now = performance.now();
    this.#falls = [...this.#falls.filter((then) => now - then < 60_000), now];
    if (this.#falls.length >= 6) return this.onGiveUp(new Sentence(`PostgreSQL est tombé 6 fois en une minute : voyez ${this.folder}/postgres.log.`));
    say(`  ! PostgreSQL s'est arrêté${signal ? ` (${signal})` : ''} : redémarrage`);
    this.#back = this.#restart();
  }

  async #restart() {
    await sleep(this.#falls.length === 1 ? 0 : 250 * 2 ** (this.#falls.length - 2));
    if (this.#asked) return;
    try {
      await this.start(this.#server.port);
      say('  ✓ PostgreSQL est de retour');
      this.onBack();
    } catch (error) {
      this.onGiveUp(error);
    }
  }

  async stop() {
    this.#asked = true;
    await this.#back;
    await this.#server?.stop();
  }
}
