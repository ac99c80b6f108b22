import type { OidcProfile } from './profile.js';

/** The part of the configuration that signing in needs; read and checked elsewhere, once, for the whole API. */
export interface AuthSettings {
  publicUrl: string;
  oidcIssuer: string;
  oidcClientId: string;
  oidcClientSecret: string;
  cookieSecret: Buffer;
  production: boolean;
  sessionHours: number;
  /** Of a browser alone. */
  sessionIdleMinutes: number;
  /** A link that does not serve is answered at its multiples, whatever the reason. */
  refusalQuantumMs: number;
  oidcProfile?: OidcProfile;
}

export type SessionKind = 'BROWSER' | 'CLIENT';

/** What the provider proved. Never a role: what a person may do here comes from our habilitations alone. */
export interface SessionRequest {
  issuer: string;
  subject: string;
  email: string;
  acr: string;
  tokenHash: Buffer;
  kind: SessionKind;
  hours: number;
  /** Undefined: as long as it lives. */
  idleMinutes?: number;
}

/** What was proved of somebody who presents a link, by its hash. */
export interface InvitationUse {
  issuer: string;
  subject: string;
  email: string;
  linkHash: Buffer;
}

export interface OpenedSession {
  sessionId: string;
  expiresAt: Date;
}

/** Ours to call, the platform's to do: the only login that may write a session. */
export interface SignInDatabase {
  /** null: nobody here by that identity, or nobody with an active habilitation. */
  openSession(request: SessionRequest): Promise<OpenedSession | null>;
  /** Links the subject and uses the link, in one transaction; false, for whatever reason, links nobody. */
  useInvitation(use: InvitationUse): Promise<boolean>;
  endSession(tokenHash: Buffer): Promise<unknown>;
  /** null: not a session, or no habilitation of that person in force. */
  changeHat(tokenHash: Buffer, habilitationId: string, newHash: Buffer): Promise<{ expiresAt: Date } | null>;
}

export const AUTH_SETTINGS = Symbol('AuthSettings');
export const SIGN_IN = Symbol('SignInDatabase');
