import { fileURLToPath } from 'node:url';
import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { Cursors } from '../../libs/platform/cursors.js';
import { Database } from '../../libs/platform/database.js';
import { keyEncryptionOf } from '../../libs/platform/key-encryption-of.js';
import { KeyEncryption } from '../../libs/platform/key-encryption.js';
import { InvitationLinks } from '../../libs/platform/invitation-links.js';
import { Keys } from '../../libs/platform/keys.js';
import { Metrics } from '../../libs/platform/metrics.js';
import { RateLimits } from '../../libs/platform/rate-limits.js';
import { ReceiptCommitter } from '../../libs/platform/receipt-committer.js';
import { filesOf } from '../../libs/documents/files-of.js';
import { Shelf } from '../../libs/documents/shelf.js';
import { Relay } from '../../libs/platform/relay.js';
import { SignIn } from '../../libs/platform/sign-in.js';
import { Store } from '../../libs/platform/store.js';
import { TraceCommitter } from '../../libs/platform/trace-committer.js';
import { AgendaNames } from '../../libs/syntheses/agenda-names.js';
import { BusyFeeds } from '../../libs/syntheses/busy-feeds.js';
import { letterKeyBeside, LocalLetterSeal } from '../../libs/signalements/letter/seal-letter.js';
import { ENTITIES } from '../entities.js';
import { proxiesOf } from './abuse/address-of.js';
import { Turns } from './abuse/turns.js';
import { Visitors } from './abuse/visitors.js';
import { OperationContexts } from './graphql/operation-contexts.js';
import { TrustedDocuments } from './graphql/trusted-documents.js';
import { Platform } from './platform.js';
import { JournalWatch, Watch } from './watch.js';

/** The programs of the children, as they are compiled: sources that are run by something else have them there too. */
const compiled = (path: string): string => fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? `../../dist/${path}` : `../../${path}`, import.meta.url));
const [EXAMINER, STAMPER] = [compiled('libs/documents/check/main.js'), compiled('libs/documents/check/stamp-main.js')];

/** Composition only: one database, one store, one committer of traces, one relay. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(private readonly database: Database, private readonly relay: Relay, private readonly receipts: ReceiptCommitter, private readonly signIn: SignIn, private readonly watch: Watch, private readonly journal: JournalWatch, private readonly shelf: Shelf) {}

  async onApplicationShutdown(): Promise<void> {
    await this.watch.stop();
    await this.journal.watch.stop();
    await this.shelf.stop();
    await this.relay.stop();
    await this.receipts.stop();
    await this.signIn.stop();
    await this.database.close();
  }

  static async register(platform: Platform, documents: TrustedDocuments): Promise<DynamicModule> {
    const { config, log } = platform;
    const database = await Database.connect(config, ENTITIES);
    if (config.production) await database.refuseMovedClock();
    const kek = keyEncryptionOf(config);
    const relay = new Relay(database.pool('relay', 3), log);
    const keys = new Keys(kek);
    const store = new Store(database, keys, config.contextKey, () => relay.wake());
    const shelf = new Shelf(config.filesFolder, await filesOf(config, log), kek, { program: EXAMINER, clamdUrl: config.clamavUrl }, log, STAMPER);
    await shelf.start();
    const metrics = new Metrics(documents.operations);
    const signIn = new SignIn(database.pool('sign_in', 4));
    const visitors = new Visitors(signIn, new RateLimits(config.rateLimits, metrics), new Turns(config.operationsAtOnce), proxiesOf(config.trustedProxies));
    const names = new AgendaNames(config.roleSecret, config.publicUrl);
    const values: [unknown, unknown][] = [
      [Platform, platform], [TrustedDocuments, documents], [Database, database], [KeyEncryption, kek], [LocalLetterSeal, new LocalLetterSeal(letterKeyBeside(config.kekFile))], [Store, store], [Keys, keys], [Relay, relay], [Cursors, new Cursors(config.cookieSecret)], [InvitationLinks, new InvitationLinks(config.roleSecret, config.publicUrl)], [AgendaNames, names], [BusyFeeds, new BusyFeeds(database.pool('sign_in', 1), names)],
      [TraceCommitter, new TraceCommitter(database.pool('trace', 1))], [ReceiptCommitter, new ReceiptCommitter(database.pool('trace', 1), log)], [SignIn, signIn],
      [Watch, new Watch(database, log)], [JournalWatch, new JournalWatch(new Watch(database, log, 60_000, 'JOURNAL'))], [Shelf, shelf], [Metrics, metrics], [Visitors, visitors],
    ];
    return {
      module: PlatformModule,
      providers: [...values.map(([provide, useValue]) => ({ provide, useValue }) as never), OperationContexts],
      exports: [...values.map(([provide]) => provide as never), OperationContexts],
    };
  }
}
