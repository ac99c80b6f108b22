import { join } from 'node:path';
import { ensureBuilt } from '../build.mjs';
import { ensureWebBuilt } from '../build-web.mjs';
import { createDatabase } from '../create-database.mjs';
import { ensureInstalled } from '../install.mjs';
import { takeLock } from '../lock.mjs';
import { entries } from '../paths.mjs';
import { freePort, readPort, requireFreePort } from '../ports.mjs';
import { say, step } from '../progress.mjs';
import { run } from '../run.mjs';
import { Sentence } from '../sentence.mjs';
import { Child } from './child.mjs';
import { openDataFolder } from './data-folder.mjs';
import { Database } from './database.mjs';
import { environments } from './environment.mjs';
import { isReady } from './health.mjs';
import { lastWords } from './last-words.mjs';
import { waitForLeftovers } from './leftovers.mjs';
import { readSecrets } from './secrets.mjs';
import { greet, welcome } from './welcome.mjs';

/** PostgreSQL, the identity provider and the API of one data folder, started in order and watched. */
export class Product {
  #stopping = false;
  #starting;

  constructor(folder, onGiveUp) {
    this.folder = folder;
    this.onGiveUp = onGiveUp;
  }

  start() {
    this.#starting = this.#start();
    return this.#starting;
  }

  async #start() {
    this.port = readPort('PORT', 3000);
    this.identityPort = readPort('IDENTITY_PORT', this.port === 65_535 ? 65_534 : this.port + 1);
    if (this.port === this.identityPort) throw new Sentence(`PORT et IDENTITY_PORT valent tous deux ${this.port} : donnez deux ports différents.`);
    welcome(this.folder);
    openDataFolder(this.folder);
    await this.#takePlace();
    await requireFreePort(this.port, 'PORT');
    await requireFreePort(this.identityPort, 'IDENTITY_PORT');

    await this.#step('Dépendances', ensureInstalled);
    await this.#step('Construction', ensureBuilt);
    await this.#step('Écrans', ensureWebBuilt);
    const secrets = readSecrets(this.folder);
    this.database = new Database({ folder: this.folder, onBack: () => void this.#checkApi(), onGiveUp: this.onGiveUp });
    // The mails of the demonstration are read at a page of their own; nobody types the port of its SMTP.
    this.mailPort = readPort('MAIL_PORT', 0) || await freePort();
    const env = environments({ folder: this.folder, port: this.port, identityPort: this.identityPort, mailPort: this.mailPort, smtpPort: await freePort(), secrets, postgres: () => this.database.server });
    this.identity = this.#child("Le fournisseur d'identité", 'identity', env.identity);
    this.mail = this.#child('Le courrier', 'mail', env.mail);
    this.api = this.#child("L'API", 'api', env.api);

    // The identity provider needs no database: it starts while the database does.
    const identityReady = this.identity.start();
    identityReady.catch(() => {});
    const mailReady = this.mail.start();
    mailReady.catch(() => {});
    await this.#step('PostgreSQL', () => this.database.start());
    if (this.database.isElsewhere) say(`    ${this.folder} étant hors de portée de l'utilisateur de PostgreSQL, la base est dans ${this.database.server.folder}`);
    this.#note();
    await this.#step('Migrations et démonstration', () => this.#migrate(env.migrate()));
    await this.#step("Fournisseur d'identité", () => Promise.all([identityReady, mailReady]));
    await this.#step('API', () => this.api.start());
    greet(this);
  }

  async #takePlace() {
    this.lock = takeLock(join(this.folder, 'running.json'));
    const { holder } = this.lock;
    if (holder) {
      const where = holder.port ? ` : http://localhost:${holder.port}` : '';
      throw new Sentence(`Cordée tourne déjà dans ce dossier (processus ${holder.pid})${where} — arrêtez-la d'abord, ou donnez CORDEE_DATA et PORT pour en lancer une autre.`);
    }
    this.#note(this.lock.left?.children);
    await waitForLeftovers(this.lock.left);
  }

  /** Who is running, for a second `npm start`, and for the next one should this one be killed. */
  #note(children = [this.identity, this.mail, this.api].map((child) => child?.identity).filter(Boolean)) {
    const postgres = this.database?.server;
    this.lock.write({ port: this.port, identityPort: this.identityPort, postgres: postgres && { port: postgres.port, pid: postgres.pid, folder: postgres.folder }, children });
  }

  #child(name, key, env) {
    return new Child({
      name, env, entry: entries[key], log: join(this.folder, `logs/${key}.log`),
      canRun: this.database.up, onChange: () => this.#note(), onGiveUp: this.onGiveUp,
    });
  }

  async #migrate(env) {
    await createDatabase(this.database.server.url, 'cordee');
    const { code, signal, output } = await run(process.execPath, [entries.migrate], { env });
    if (code !== 0) throw new Sentence(`La migration a échoué : ${lastWords(output) ?? signal ?? `code ${code}`}`);
    this.today = output.split('\n').find((line) => line.startsWith('Dans la démonstration'));
  }

  /** PostgreSQL has come back: the API's connections should follow; if they do not, a new API will have new ones. */
  async #checkApi() {
    this.#note();
    if (!(await isReady(this.port, 10_000)) && !this.#stopping) this.api.restart();
  }

  #step(name, work) {
    if (this.#stopping) throw new Sentence('');
    return step(name, work);
  }

  async stop() {
    this.#stopping = true;
    await Promise.all([this.api?.stop(), this.identity?.stop(), this.mail?.stop()]);
    await this.#starting?.catch(() => {});
    // What the interrupted start had still begun.
    await Promise.all([this.api?.stop(), this.identity?.stop(), this.mail?.stop()]);
    await this.database?.stop();
    if (this.lock && !this.lock.holder) this.lock.release();
  }
}
