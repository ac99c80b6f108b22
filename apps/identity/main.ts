import { ConfigError, identityConfig } from './config.js';

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof ConfigError ? error.message : `Le fournisseur d'identité s'est arrêté : ${String(error)}`}\n`);
  process.exit(1);
}

try {
  const config = identityConfig(process.env);
  const { startIdentity } = await import('./server.js');
  const server = await startIdentity(config);

  /** Ends with its parent: a provider left alone would hold the port of the next start. */
  const stop = (): void => {
    server.closeAllConnections();
    server.close(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
  process.send?.({ ready: true });
} catch (error) {
  fail(error);
}
