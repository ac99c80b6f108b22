/** An installation that works, on a PostgreSQL of its own: people write through the API, its journal is signed, a witness keeps it elsewhere. Then it is lost, and begins again from what was kept. */
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Sequencer } from '../../apps/worker/sequencer.js';
import { NoteSigner } from '../../libs/journal/checkpoint/note.js';
import { TreeStore } from '../../libs/journal/checkpoint/tree-store.js';
import { FileWitness } from '../../libs/journal/witnesses/file-witness.js';
import { makeLog } from '../../libs/platform/log.js';
import { startPostgres } from '../../scripts/postgres.mjs';
import { ApiProcess } from '../faults/api-process.js';
import { ownCluster, type OwnCluster } from '../faults/own-cluster.js';
import { tokensOf } from '../faults/tokens.js';
import { journalKey } from '../journal/key.js';
import { secrets } from '../support/database.js';
import { quickest } from '../support/cluster.mjs';
import { openDoor, type Door } from '../support/door.js';
import { situation } from '../support/situation.js';
import { urlOf } from '../../libs/platform/logins.js';

const WRITE = 'mutation ($input: WriteEntryInput!) { writeEntry(input: $input) { entry { id } userErrors { code } } }';
const READ = 'query ($id: ID!, $after: String) { dossier(id: $id) { entries(first: 100, after: $after) { edges { node { id body } } pageInfo { endCursor hasNextPage } } } }';
const WRITERS = 4;

export class Installation {
  readonly home = mkdtempSync(join(tmpdir(), 'cordee-drill-'));
  /** What is refused or thrown away at once is not timed: in memory, where there is room. */
  private readonly brief = mkdtempSync(join(quickest(), 'cordee-drill-'));
  readonly witness = join(this.home, 'witness');
  readonly files = join(this.home, 'files');
  private readonly key = journalKey();
  private readonly signer = new NoteSigner(this.key);
  /** What somebody was told is written, and its words. */
  readonly acknowledged = new Map<string, string>();
  private constructor(readonly cluster: OwnCluster, readonly door: Door, readonly token: string, readonly dossierId: string) {}

  static async begin(): Promise<Installation> {
    const cluster = await ownCluster();
    const door = await openDoor();
    const { dossierId } = await situation(door, { A5: ['FAM'] });
    const { A5 } = await tokensOf(door, ['A5']) as { A5: string };
    return new Installation(cluster, door, A5, dossierId);
  }

  get env(): Record<string, string> {
    return { BACKUP_DATABASE_URL: this.door.db.ownerUrl, FILES_FOLDER: this.files };
  }

  /** Several at once, for as long as it goes on or until enough. */
  async write(api: ApiProcess, enough: number, onEach: (count: number) => void = () => undefined): Promise<number> {
    let count = 0;
    await Promise.all(Array.from({ length: WRITERS }, async () => {
      while (count < enough) {
        const body = `Visite ${randomUUID()}.`;
        const answer = await api.ask(this.token, WRITE, { input: { requestId: randomUUID(), dossierId: this.dossierId, kind: 'FAM', detail: 'FULL', body } }).catch(() => null);
        const id = answer && (JSON.parse(answer.text) as { data?: { writeEntry: { entry: { id: string } | null } | null } }).data?.writeEntry?.entry?.id;
        if (!id) return;
        this.acknowledged.set(id, body);
        onEach(++count);
      }
    }));
    return count;
  }

  /** Numbered, signed, and shown to the witness: how many leaves it knows. */
  async sign(): Promise<number> {
    const pool = this.door.database.pool('sequencer', 1);
    try {
      const sequencer = new Sequencer({ store: new TreeStore(pool), signer: this.signer, witnesses: [new FileWitness(this.witness, this.signer.verifier)], log: makeLog('silent') });
      await sequencer.pass();
      return (await new FileWitness(this.witness, this.signer.verifier).last())!.size;
    } finally {
      await pool.end();
    }
  }

  /** A folder where whoever restores has put back the keys and secrets that are kept elsewhere, and nothing else. */
  destination(name: string, { kek = secrets().kekFile, timed = false } = {}): string {
    const folder = join(timed ? this.home : this.brief, name);
    mkdirSync(folder, { mode: 0o711 });
    const { roleSecret, contextKey } = secrets();
    const other = (): string => randomBytes(32).toString('base64url');
    const kept = (file: string, content: string): void => { writeFileSync(join(folder, file), content, { mode: 0o600 }); };
    kept('secrets.json', JSON.stringify({ ROLE_SECRET: roleSecret, CONTEXT_KEY: contextKey.toString('base64url'), OIDC_CLIENT_SECRET: other(), COOKIE_SECRET: other() }));
    kept('journal.key', `${this.key}\n`);
    copyFileSync(kek, join(folder, 'kek'));
    kept('letter-key.pem', generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
    return folder;
  }

  /** What was restored, in service: the same people, on another PostgreSQL. */
  async inService(folder: string): Promise<{ api: ApiProcess; owner: pg.Pool; stop(): Promise<void> }> {
    const postgres = await startPostgres({ folder: join(folder, 'postgres'), durable: true });
    const ownerUrl = postgres.url.replace(/\/postgres$/, `/${this.door.db.name}`);
    const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 });
    const api = await ApiProcess.start({ ...this.door.db, url: urlOf(ownerUrl, secrets().roleSecret, 'app_rt') });
    return { api, owner, stop: async () => {
      await api.kill();
      await owner.end();
      await postgres.stop();
    } };
  }

  /** What is read of it through the API, in clear, by whoever wrote it. */
  async read(api: ApiProcess): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (let after: string | null = null, more = true; more;) {
      const { text } = await api.ask(this.token, READ, { id: this.dossierId, after });
      const { edges, pageInfo } = (JSON.parse(text) as { data: { dossier: { entries: { edges: { node: { id: string; body: string } }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } } } } }).data.dossier.entries;
      for (const { node } of edges) found.set(node.id, node.body);
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    return found;
  }

  async end(): Promise<void> {
    await this.door.database.close().catch(() => undefined);
    await this.door.db.owner.end().catch(() => undefined);
    await this.cluster.stop();
    for (const folder of [this.home, this.brief]) rmSync(folder, { recursive: true, force: true });
  }
}
