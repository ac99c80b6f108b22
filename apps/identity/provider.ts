import type { Configuration, KoaContextWithOIDC, Provider as OidcProvider } from 'oidc-provider';
import { findAccount, scopedClaims } from './account.js';
import { issuerOf, type IdentityConfig } from './config.js';
import type { Keys } from './keys.js';
import { interactionPolicy, Provider } from './library.js';
import { memoryAdapter } from './memory.js';
import { confirmLogout, failure, loggedOut } from './pages.js';

const HALF_A_DAY = 12 * 3600;

/** A provider passes on the level its person has, asked for or not: the refusal of a weak one is the API's, and is tried there. */
function policy(): ReturnType<typeof interactionPolicy.base> {
  const prompts = interactionPolicy.base();
  prompts.get('login')?.checks.remove('essential_acrs');
  prompts.get('login')?.checks.remove('essential_acr');
  return prompts;
}

/** Nobody is asked to consent: between institutions the agreement is theirs, not the agent's. */
async function grantEverything(context: KoaContextWithOIDC): Promise<InstanceType<OidcProvider['Grant']>> {
  const { client, session, provider } = context.oidc;
  const grant = new provider.Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' });
  grant.addOIDCScope(['openid', ...Object.keys(scopedClaims)].join(' '));
  grant.addOIDCClaims(Object.keys(scopedClaims));
  await grant.save();
  return grant;
}

const html = (context: KoaContextWithOIDC, body: string): void => {
  context.type = 'html';
  context.body = body;
};

export function identityProvider(config: IdentityConfig, keys: Keys): OidcProvider {
  const configuration: Configuration = {
    clients: [{
      client_id: config.clientId, client_secret: config.clientSecret, token_endpoint_auth_method: 'client_secret_post',
      redirect_uris: [`${config.publicUrl}/auth/callback`], post_logout_redirect_uris: [`${config.publicUrl}/`],
      response_types: ['code'], grant_types: ['authorization_code'],
      id_token_signed_response_alg: 'ES256', userinfo_signed_response_alg: 'ES256',
    }],
    adapter: memoryAdapter(),
    jwks: keys.jwks,
    cookies: { keys: keys.cookieKeys },
    responseTypes: ['code'],
    findAccount,
    loadExistingGrant: grantEverything,
    acrValues: ['eidas0', 'eidas1', 'eidas1-mfa', 'eidas2', 'eidas3'],
    claims: { openid: ['sub'], acr: null, amr: null, ...scopedClaims },
    scopes: ['openid', ...Object.keys(scopedClaims)],
    pkce: { required: () => true },
    clientBasedCORS: () => false,
    interactions: { policy: policy(), url: (_context, interaction) => `/connexion/${interaction.uid}` },
    routes: { authorization: '/authorize', token: '/token', userinfo: '/userinfo', jwks: '/jwks', end_session: '/session/end' },
    ttl: { AuthorizationCode: 30, AccessToken: 60, IdToken: 60, Interaction: 600, Session: HALF_A_DAY, Grant: HALF_A_DAY },
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      jwtUserinfo: { enabled: true },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => html(context, confirmLogout(form)),
        postLogoutSuccessSource: (context) => html(context, loggedOut()),
      },
    },
    renderError: (context, out) => html(context, failure(out.error, `La demande a été refusée (${out.error_description ?? 'sans détail'}).`)),
  };
  return new Provider(issuerOf(config), configuration);
}
