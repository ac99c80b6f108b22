import { Inject, Injectable } from '@nestjs/common';
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import * as oidc from 'openid-client';
import { requireAssurance, REQUESTED_CLAIMS } from './assurance.js';
import type { LoginTransaction } from './login-transaction.js';
import { emailIsVerified, endsProviderSession, usesPkce } from './profile.js';
import { isOutage, refusalFor } from './provider-errors.js';
import { notProven, providerUnreachable, stale } from './refusal.js';
import { AUTH_SETTINGS, type AuthSettings } from './settings.js';
import { verifiedProfile } from './userinfo.js';

const SCOPE = 'openid given_name usual_name email uid siret idp_id organizational_unit belonging_population roles';
const PATIENCE_SECONDS = 5;
/** Older than this, the provider is looked up again before a browser is sent to it: a dead one is our page to show, not the browser's. */
const FRESH_MS = 30_000;

interface Known {
  client: oidc.Configuration;
  issuer: string;
  userinfo: URL;
  keys: JWTVerifyGetKey;
}

export interface Identity {
  issuer: string;
  subject: string;
  email: string;
  emailVerified: boolean;
  acr: string;
}

/** The provider as we see it: found when first needed, so that the API starts and serves open sessions without it. */
@Injectable()
export class IdentityProvider {
  private known: Promise<Known> | undefined;
  private knownSince = 0;

  constructor(@Inject(AUTH_SETTINGS) private readonly settings: AuthSettings) {}

  get redirectUri(): string {
    return new URL('/auth/callback', this.settings.publicUrl).href;
  }

  async authorizationUrl(transaction: LoginTransaction, hint: string | undefined): Promise<URL> {
    if (performance.now() - this.knownSince > FRESH_MS) this.known = undefined;
    const { client } = await this.discover();
    const { state, nonce, verifier } = transaction;
    return oidc.buildAuthorizationUrl(client, {
      redirect_uri: this.redirectUri, scope: SCOPE, state, nonce, claims: REQUESTED_CLAIMS, prompt: 'login',
      ...(usesPkce(this.settings.oidcProfile) && { code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' }),
      ...(hint && { login_hint: hint }),
    });
  }

  /** From the provider's answer to a proven identity. The tokens live in this function only. */
  async identify(answer: URLSearchParams, transaction: LoginTransaction): Promise<Identity> {
    if (answer.get('state') !== transaction.state) throw stale('state_mismatch');
    const known = await this.discover();
    try {
      const tokens = await oidc.authorizationCodeGrant(known.client, new URL(`?${answer.toString()}`, this.redirectUri), {
        expectedState: transaction.state, expectedNonce: transaction.nonce, idTokenExpected: true,
        ...(usesPkce(this.settings.oidcProfile) && { pkceCodeVerifier: transaction.verifier }),
      });
      const claims = tokens.claims();
      if (!claims) throw notProven('id_token_missing');
      // Before the profile is asked for: we read nothing about somebody whom we refuse.
      const acr = requireAssurance(claims['acr']);
      const answered = await oidc.fetchProtectedResource(known.client, tokens.access_token, known.userinfo, 'GET');
      const { email, email_verified: verified } = await verifiedProfile(answered, { ...known, clientId: this.settings.oidcClientId, subject: claims.sub });
      return { issuer: known.issuer, subject: claims.sub, email, emailVerified: emailIsVerified(this.settings.oidcProfile, verified), acr };
    } catch (error) {
      throw refusalFor(error);
    }
  }

  /** null when logging out stays between the browser and us, or when the provider is away: our session ends in any case. */
  async logoutUrl(): Promise<string | null> {
    if (!endsProviderSession(this.settings.oidcProfile)) return null;
    try {
      const { client } = await this.discover();
      return oidc.buildEndSessionUrl(client, { post_logout_redirect_uri: new URL('/', this.settings.publicUrl).href }).href;
    } catch {
      return null;
    }
  }

  private discover(): Promise<Known> {
    if (this.known) return this.known;
    this.knownSince = performance.now();
    this.known = this.find().catch((error: unknown) => {
      this.known = undefined;
      const { detail = 'unknown' } = refusalFor(error);
      throw providerUnreachable(detail);
    });
    return this.known;
  }

  /** Twice, since a connection kept alive may have died with the provider's last restart. */
  private find(): Promise<Known> {
    return this.ask().catch((error: unknown) => (isOutage(error) ? this.ask() : Promise.reject(error)));
  }

  private async ask(): Promise<Known> {
    const { oidcIssuer, oidcClientId, oidcClientSecret, production } = this.settings;
    const plain = !production && oidcIssuer.startsWith('http:');
    const client = await oidc.discovery(new URL(oidcIssuer), oidcClientId, oidcClientSecret, undefined, {
      timeout: PATIENCE_SECONDS,
      // The id token comes over TLS from the provider itself; its signature is checked all the same.
      execute: [oidc.enableNonRepudiationChecks, ...(plain ? [oidc.allowInsecureRequests] : [])],
    });
    const { issuer, jwks_uri: keys, userinfo_endpoint: userinfo } = client.serverMetadata();
    if (!keys || !userinfo) throw notProven('metadata_incomplete');
    return { client, issuer, userinfo: new URL(userinfo), keys: createRemoteJWKSet(new URL(keys), { timeoutDuration: PATIENCE_SECONDS * 1000 }) };
  }
}
