import { randomUUID } from 'node:crypto';
import { cast } from '../../../apps/identity/cast.js';
import type { InvitationUse, OpenedSession, SessionRequest, SignInDatabase } from '../../../apps/api/auth/settings.js';

/** Stands for the database, which is outside of these tests: the accounts are the cast's, the sessions a list. */
export class MemorySignIn implements SignInDatabase {
  readonly opened: SessionRequest[] = [];
  readonly presented: InvitationUse[] = [];
  readonly ended: string[] = [];
  down = false;

  async openSession(request: SessionRequest): Promise<OpenedSession | null> {
    if (this.down) throw Object.assign(new Error(`could not insert ${request.tokenHash.toString('hex')}`), { code: 'ECONNREFUSED' });
    if (!cast.some((person) => person.account && person.email === request.email)) return null;
    this.opened.push(request);
    return { sessionId: randomUUID(), expiresAt: new Date('2026-06-15T18:00:00Z') };
  }

  /** What is presented is kept, and serves nobody. */
  async useInvitation(use: InvitationUse): Promise<boolean> {
    this.presented.push(use);
    return false;
  }

  async endSession(tokenHash: Buffer): Promise<void> {
    this.ended.push(tokenHash.toString('hex'));
  }

  /** The cast wears one hat each. */
  async changeHat(): Promise<null> {
    return null;
  }

  isOpen(tokenHash: Buffer): boolean {
    const hex = tokenHash.toString('hex');
    return this.opened.some((one) => one.tokenHash.toString('hex') === hex) && !this.ended.includes(hex);
  }
}
