/** Who comes: a session that was recognised once is read freely; the others are, while their address may still be wrong. */
import type { IncomingMessage } from 'node:http';
import type { BlockList } from 'node:net';
import { LRUCache } from 'lru-cache';
import type { Actor } from '../../../libs/platform/actor.js';
import { RateLimits } from '../../../libs/platform/rate-limits.js';
import { SignIn } from '../../../libs/platform/sign-in.js';
import { attended, type Credential } from '../auth/session.js';
import { Turns } from './turns.js';
import { addressOf } from './address-of.js';

export class Visitors {
  /** By the hash of their token: no right, only the benefit of the doubt, that a busy neighbour does not take away. */
  private readonly recognised = new LRUCache<string, true>({ max: 20_000, ttl: 12 * 3_600_000 });

  constructor(private readonly signIn: SignIn, readonly limits: RateLimits, readonly turns: Turns, private readonly proxies: BlockList) {}

  address(request: IncomingMessage): string {
    return addressOf(request, this.proxies);
  }

  /** Null for nobody: which their address has paid for. A question that somebody asks keeps their session open; a line that comes back, or a page that nobody looks at, does not. */
  async actorOf(credential: Credential | null, request: IncomingMessage, fresh: boolean, there = attended(request.headers)): Promise<Actor | null> {
    const actor = await this.read(credential, request, fresh);
    if (actor && credential && there) this.signIn.seen(credential.tokenHash);
    return actor;
  }

  private async read(credential: Credential | null, request: IncomingMessage, fresh: boolean): Promise<Actor | null> {
    const known = credential?.tokenHash.toString('hex');
    if (credential && this.recognised.has(known!)) return await this.signIn.readSession(credential.tokenHash, fresh);
    const address = this.address(request);
    await this.limits.mayFail(address);
    const actor = credential && await this.signIn.readSession(credential.tokenHash, fresh);
    if (actor) this.recognised.set(known!, true);
    else await this.limits.take('strangers', address);
    return actor;
  }
}
