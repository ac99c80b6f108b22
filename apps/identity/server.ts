import { createServer, type Server } from 'node:http';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { ConfigError, ISSUER_PATH, type IdentityConfig } from './config.js';
import { documentedParametersOnly } from './documented-parameters.js';
import { loadKeys } from './keys.js';
import { loginPages } from './login.js';
import { STYLE_SOURCE } from './pages.js';
import { identityProvider } from './provider.js';

/** `formAction` names Cordée too: browsers apply it to the redirections that follow a form. */
const contentPolicy = (config: IdentityConfig): ReturnType<typeof helmet> => helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc: [STYLE_SOURCE], baseUri: ["'none'"], frameAncestors: ["'none'"],
      formAction: ["'self'", config.publicUrl],
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
  strictTransportSecurity: false,
});

export async function identityApp(config: IdentityConfig): Promise<Express> {
  const provider = identityProvider(config, await loadKeys(config.keysFile));
  const app = express();
  app.disable('x-powered-by');
  app.use(contentPolicy(config));
  app.use(loginPages(provider));
  app.use(`${ISSUER_PATH}/authorize`, (req, res, next) => (req.path === '/' ? documentedParametersOnly(req, res, next) : next()));
  app.use(ISSUER_PATH, provider.callback());
  return app;
}

/** Loopback only: whoever reaches this server may be anybody. */
export async function startIdentity(config: IdentityConfig): Promise<Server> {
  const server = createServer(await identityApp(config));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE'
        ? new ConfigError(`Le port ${config.port} est déjà pris : libérez-le ou changez IDENTITY_PORT.`)
        : new ConfigError(`Le fournisseur d'identité ne peut pas écouter sur le port ${config.port} (${error.code ?? error.message}).`));
    });
    server.listen(config.port, '127.0.0.1', resolve);
  });
  return server;
}
