import 'reflect-metadata';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import type { Runner } from 'graphile-worker';
import { Database } from '../../libs/platform/database.js';
import { InvitationLinks } from '../../libs/platform/invitation-links.js';
import { KeyEncryption } from '../../libs/platform/key-encryption.js';
import { urlOf } from '../../libs/platform/logins.js';
import { smtpMailer } from '../../libs/notices/mailer.js';
import { startDeadlines } from '../worker/deadlines.js';
import { AgendaNames } from '../../libs/syntheses/agenda-names.js';
import { startMailRounds } from '../worker/mail-rounds.js';
import { sequencedBy } from '../worker/sequenced-by.js';
import { startSequencer } from '../worker/sequencer.js';
import { startWorker } from '../worker/worker.js';
import { proxiesOf } from './abuse/address-of.js';
import { guardSlow } from './abuse/guard-slow.js';
import { limitSignIn } from './abuse/limit-sign-in.js';
import { refuseClear, tlsOptions } from './abuse/tls.js';
import { Visitors } from './abuse/visitors.js';
import { AppModule } from './app.module.js';
import { unreadableBody } from './graphql/unreadable-body.js';
import { operate } from './operate/operate.js';
import { nestLogger } from './nest-logger.js';
import type { Platform } from './platform.js';
import { UnknownAddress } from './unknown-address.js';
import { BUILT, screens } from './screens.js';
import { TrustedDocuments } from './graphql/trusted-documents.js';

export interface RunningServer { url: string; /** Of whoever operates, where there is one. */ operatingUrl: string | null; app: NestExpressApplication; close(): Promise<void> }

/** The API, with the worker inside unless it runs alone, and the screens that are built in this folder. */
export async function startServer(platform: Platform, folder = BUILT, documents = TrustedDocuments.read(join(folder, '../web-documents.json'), platform.config.earlierDocuments)): Promise<RunningServer> {
  const { config, log } = platform;
  const app = await NestFactory.create<NestExpressApplication>(await AppModule.register(platform, documents), { logger: nestLogger(log), abortOnError: false, bodyParser: false, ...tlsOptions(config) });
  app.disable('x-powered-by');
  // An ETag that stays says that nothing changed; nothing of ours is kept by anybody who could compare.
  app.disable('etag');
  app.use(helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'self'"], baseUri: ["'none'"], formAction: ["'self'", new URL(config.oidcIssuer).origin], frameAncestors: ["'none'"], objectSrc: ["'none'"], requireTrustedTypesFor: ["'script'"], trustedTypes: ["'none'"] } },
    referrerPolicy: { policy: 'no-referrer' }, strictTransportSecurity: config.production,
  }));
  app.use((_request: unknown, response: { setHeader(name: string, value: string): void }, next: () => void) => { response.setHeader('Cache-Control', 'no-store'); next(); });
  app.use(screens(folder));
  app.use(/^\/(?:auth\/(?:login|callback)|invitation\/)/, limitSignIn(app.get(Visitors)));
  app.useBodyParser('json', { limit: '256kb' });
  app.use(unreadableBody);
  app.useGlobalFilters(new UnknownAddress());
  if (config.production && !config.tls) refuseClear(app.getHttpServer(), proxiesOf(config.trustedProxies));
  guardSlow(app.getHttpServer(), config.patience, proxiesOf(config.trustedProxies));
  await app.listen(config.port, config.host);

  let worker: Runner | null = null;
  const database = app.get(Database);
  const pool = database.pool('worker', 3);
  const tools = { pool, kek: app.get(KeyEncryption), log };
  if (config.worker) worker = await startWorker(urlOf(config.databaseUrl, config.roleSecret, 'jobs'), tools);
  const deadlines = config.worker ? startDeadlines(tools) : null;
  const mails = config.worker && config.smtpUrl ? startMailRounds(tools, smtpMailer(config), app.get(InvitationLinks), app.get(AgendaNames), config) : null;
  const sequencer = config.worker ? database.pool('sequencer', 2) : null;
  const journal = sequencer ? startSequencer(await sequencedBy(config, sequencer, log)) : null;
  const operating = config.metrics ? await operate(app, config.metrics, sequencer ? { jobs: database.pool('jobs', 1), worker: pool, sequencer } : null) : null;
  const { port } = app.getHttpServer().address() as { port: number };
  return {
    url: `${config.tls ? 'https' : 'http'}://${config.host}:${port}`, operatingUrl: operating?.url ?? null, app,
    close: async () => {
      await operating?.close();
      await journal?.stop();
      await deadlines?.stop();
      await mails?.stop();
      await worker?.stop();
      await pool.end();
      await app.close();
    },
  };
}
