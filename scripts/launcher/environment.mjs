import { join } from 'node:path';
import { rolePassword } from './secrets.mjs';

/** What each program is told, from the ports, the secrets and the database. */
export function environments({ folder, port, identityPort, mailPort, smtpPort, secrets, postgres }) {
  const { ROLE_SECRET, CONTEXT_KEY, KEK_FILE, JOURNAL_KEY_FILE, JOURNAL_WITNESS_FOLDER, OIDC_CLIENT_SECRET, COOKIE_SECRET } = secrets;
  const common = {
    ...process.env,
    NODE_ENV: 'development',
    // Node 22 and later start sooner from it; Node 20 does not look.
    NODE_COMPILE_CACHE: join(folder, 'compile-cache'),
  };
  const identity = { OIDC_CLIENT_ID: 'cordee', OIDC_CLIENT_SECRET, PUBLIC_URL: `http://localhost:${port}` };
  const issuer = `http://localhost:${identityPort}/api/v2`;
  return {
    migrate: () => ({ ...common, DATABASE_OWNER_URL: ownerUrl(postgres()), ROLE_SECRET, CONTEXT_KEY, KEK_FILE, DEMO: '1', OIDC_ISSUER: issuer, PUBLIC_URL: identity.PUBLIC_URL }),
    identity: () => ({ ...common, ...identity, IDENTITY_PORT: String(identityPort), IDENTITY_KEYS_FILE: join(folder, 'identity-keys.json') }),
    mail: () => ({ ...common, SMTP_PORT: String(smtpPort), MAIL_PORT: String(mailPort) }),
    api: () => ({
      ...common,
      ...identity,
      PORT: String(port),
      DATABASE_URL: `postgres://app_rt:${rolePassword(ROLE_SECRET, 'app_rt')}@127.0.0.1:${postgres().port}/cordee`,
      ROLE_SECRET,
      CONTEXT_KEY,
      KEK_FILE,
      JOURNAL_KEY_FILE,
      JOURNAL_WITNESS_FOLDER,
      COOKIE_SECRET,
      SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
      OIDC_ISSUER: issuer,
      DEMO: '1',
    }),
  };
}

export function ownerUrl(postgres) {
  return postgres.url.replace(/\/postgres$/, '/cordee');
}
