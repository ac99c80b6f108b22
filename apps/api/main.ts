import { ConfigurationError, readConfig } from '../../libs/platform/config.js';
import { makeLog } from '../../libs/platform/log.js';
import { lastResort } from './last-resort.js';
import { Platform } from './platform.js';
import { startServer } from './server.js';

/** Starts, tells its parent, and leaves with it: a child whose parent died must not stay behind. */
try {
  const config = readConfig();
  const log = makeLog(config.logLevel);
  lastResort(log, () => process.exit(1));
  const server = await startServer(new Platform(config, log));
  let closing: Promise<void> | null = null;
  const close = (): void => {
    closing ??= server.close().then(() => process.exit(0), () => process.exit(1));
  };
  process.on('SIGTERM', close);
  process.on('SIGINT', close);
  process.on('disconnect', close);
  process.send?.({ ready: true, url: server.url, operatingUrl: server.operatingUrl });
} catch (e) {
  const { code, port } = e as { code?: string; port?: number };
  const sentence = e instanceof ConfigurationError ? e.message
    : code === 'EADDRINUSE' ? `Le port ${port} est déjà pris : choisissez-en un autre avec PORT (ou METRICS_PORT, si c’est le sien).`
      : `Cordée ne peut pas démarrer : ${e instanceof Error ? e.message : String(e)}`;
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
