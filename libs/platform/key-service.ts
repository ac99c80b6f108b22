/**
 * The wire of a key service that speaks the HTTP API of Vault and OpenBao. A transaction of the door waits behind each call, five seconds at most: hence short
 * attempts, few of them. A string that crosses it cannot be wiped; a Buffer is, by whoever asked.
 */
import { monotonic, sleep } from './clock.js';
import type { KeyService } from './config.js';
import { KeyUnavailable } from './key-encryption.js';

const ATTEMPTS = 3;
const PAUSE_MS = 100;
const SAFE = 'Rien n’a été lu ni écrit ; ce qui est enregistré reste scellé, et se lira dès qu’il répondra.';

/** What it answered, when it is an answer: to be judged by whoever asked. */
export class KeyServiceRefusal extends Error {
  constructor(readonly status: number, readonly said: string) { super(said); }
}

interface Reply { data?: Record<string, unknown>; auth?: { client_token?: string; lease_duration?: number }; errors?: string[] }
interface Asked { method: 'GET' | 'POST'; path: string; body?: Record<string, unknown>; token?: string }

export class KeyServiceClient {
  private token: { value: string; until: number } | null = null;

  constructor(private readonly service: KeyService) {}

  /** An entry under the mount: « encrypt/cordee ». A refusal of the token is asked once more with a fresh one: it may have ended. */
  async ask(method: Asked['method'], path: string, body?: Record<string, unknown>): Promise<Record<string, unknown>> {
    for (let again = false; ; again = true) {
      const token = await this.signedIn(again);
      try {
        return (await this.tried({ method, path: `${this.service.mount}/${path}`, body, token })).data ?? {};
      } catch (e) {
        if (!(e instanceof KeyServiceRefusal) || e.status !== 403) throw e;
        if (again || 'token' in this.service.access) throw new KeyUnavailable(`Le service de clés refuse ce serveur (403) : son jeton ou ses droits sur ${this.service.mount} ont changé. ${SAFE}`);
      }
    }
  }

  private async signedIn(anew: boolean): Promise<string> {
    const { access } = this.service;
    if ('token' in access) return access.token;
    if (!anew && this.token && monotonic() < this.token.until) return this.token.value;
    const { auth } = await this.tried({ method: 'POST', path: 'auth/approle/login', body: { role_id: access.roleId, secret_id: access.secretId } }).catch((e: unknown) => {
      if (e instanceof KeyServiceRefusal) throw new KeyUnavailable(`Le service de clés refuse l’AppRole de ce serveur (${e.status}) : renouvelez KEY_SERVICE_SECRET_ID. ${SAFE}`);
      throw e;
    });
    if (!auth?.client_token) throw new KeyUnavailable(`Le service de clés n’a pas donné de jeton à ce serveur. ${SAFE}`);
    // Asked again before it ends, so that no reader waits on its end; a lease of zero does not end.
    this.token = { value: auth.client_token, until: auth.lease_duration ? monotonic() + auth.lease_duration * 700 : Infinity };
    return auth.client_token;
  }

  /** Silence, a cut and a failure of its own are tried again; an answer is not. */
  private async tried(asked: Asked): Promise<Reply> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(asked);
      } catch (e) {
        if (e instanceof KeyServiceRefusal || e instanceof KeyUnavailable) throw e;
        if (untrusted(e)) throw new KeyUnavailable(`Le certificat du service de clés n’est pas reconnu par ce serveur : rien ne lui a été envoyé. Donnez-lui l’autorité qui l’a signé (NODE_EXTRA_CA_CERTS). ${SAFE}`);
        if (attempt === ATTEMPTS) throw new KeyUnavailable(`Le service de clés ne répond pas (${ATTEMPTS} essais de ${this.service.timeoutMs} ms à ${new URL(this.service.url).origin}). ${SAFE}`);
        await sleep(PAUSE_MS * attempt);
      }
    }
  }

  private async once({ method, path, body, token }: Asked): Promise<Reply> {
    const response = await fetch(`${this.service.url}/v1/${path}`, {
      method, redirect: 'error', signal: AbortSignal.timeout(this.service.timeoutMs),
      headers: { ...(token ? { 'X-Vault-Token': token } : {}), 'X-Vault-Request': 'true', ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    const said = repliedBy(text);
    if (response.ok) {
      // A page that is not the service's: a proxy in between. Tried again, then said.
      if (!said) throw new Error('not a reply of a key service');
      return said;
    }
    const errors = (said?.errors ?? []).join(' ; ');
    if (response.status === 503 && /sealed/i.test(errors)) throw new KeyUnavailable(`Le service de clés est scellé (503) : il faut le desceller. ${SAFE}`);
    // Some releases answer 500 to what does not open.
    if (response.status < 500 && response.status !== 429) throw new KeyServiceRefusal(response.status, errors);
    if (/message authentication failed|invalid ciphertext/i.test(errors)) throw new KeyServiceRefusal(400, errors);
    throw new Error(`key service ${response.status}`);
  }
}

/** As TLS says it: nothing of ours was sent yet, nor should it be. */
const untrusted = (e: unknown): boolean => /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/.test((e as { cause?: { code?: string } }).cause?.code ?? '');

function repliedBy(text: string): Reply | null {
  try {
    return text === '' ? {} : JSON.parse(text) as Reply;
  } catch {
    return null;
  }
}
