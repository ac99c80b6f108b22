/**
 * How much one person, or one address, may ask of each door. Dated: 2026-11-23, ours, no text asks for a figure. Per node and in its memory: nobody is followed from one node to another, nothing is written
 * of who asked. A département goes out by one address: an address pays only for who has no session, and a person is never refused for what a neighbour does.
 */
import { randomInt } from 'node:crypto';
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { z } from 'zod';
import { sleep } from './clock.js';
import type { Metrics } from './metrics.js';

/** « 5/1+200/60 »: five a second, and two hundred more each minute. */
const DEFAULTS = {
  // Of a person. A screen asks six things at most, at once.
  operations: '5/1+200/60',
  // What speaks of a signalement, of an information préoccupante or of an acknowledgement: its own measure, four times as large, that nothing else empties. A child waits at the other end.
  urgent: '20/1+1200/60',
  // « Is this child known? », one by one: whoever receives asks it some times a day.
  lookups: '30/600',
  files: '5/1+300/60',
  sockets: '1/1+30/60',
  // Of an address. Two thousand five hundred agents of a département come in by one, in the morning.
  signIn: '5/1+600/60',
  handshakes: '20/1+1200/60',
  // Without a session, or with one that is none: counted when it fails, so that whoever has one pays nothing.
  strangers: '600/60',
} as const;
export type LimitedDoor = keyof typeof DEFAULTS;
export const LIMITED_DOORS = Object.keys(DEFAULTS) as readonly LimitedDoor[];
export type RateLimitRules = Record<LimitedDoor, string>;

const RULE = /^[1-9]\d{0,8}\/[1-9]\d{0,4}(\+[1-9]\d{0,8}\/[1-9]\d{0,4})?$/;
/** Of the environment: « operations=10/1+600/60,lookups=60/600 ». */
export const rateLimits = z.string().default('').transform((text, context): RateLimitRules => {
  const rules: RateLimitRules = { ...DEFAULTS };
  for (const [door = '', rule = ''] of text.split(',').filter(Boolean).map((one) => one.trim().split('='))) {
    if (!(door in DEFAULTS) || !RULE.test(rule) || door === 'strangers' && rule.includes('+')) context.addIssue({ code: 'custom', message: `${door} : porte=nombre/secondes, ou porte=nombre/secondes+nombre/secondes ; les portes sont ${LIMITED_DOORS.join(', ')}` });
    else rules[door as LimitedDoor] = rule;
  }
  return rules;
});

/** How long is waited for whoever sends slowly, or reads slowly. */
export interface Patience { headMs: number; /** Of a connection that is kept, with nothing to say: longer than a balancer keeps it, or what it sends at that instant is lost. */ idleMs: number; bodyMs: number; depositMs: number; answerMs: number; connectMs: number; perAddress: number }
export const PATIENCE: Patience = { headMs: 10_000, idleMs: 65_000, bodyMs: 20_000, depositMs: 300_000, answerMs: 120_000, connectMs: 10_000, perAddress: 5000 };

export class TooMany extends Error {
  constructor(readonly seconds: number) {
    super(`Trop de demandes en peu de temps : celle-ci n’a pas été faite, et rien n’a été enregistré. Réessayez dans ${seconds} seconde${seconds > 1 ? 's' : ''}. Un signalement, une information préoccupante ou un accusé de réception peuvent partir sans attendre.`);
  }
}

/** A refusal is held for a moment, not always the same: whoever asks again at each answer is slowed to that, and a crowd does not come back all at once. Past so many, it leaves at once: what is held costs memory. */
const HELD_MS = 1000;
const APART_MS = 1000;
const MOST_HELD = 500;

/** Those of an address are spread over their minute, rather than all at once: nobody there is known, and they wait among themselves. */
const SPREAD: ReadonlySet<string> = new Set<LimitedDoor>(['signIn', 'handshakes', 'strangers']);

const memory = (rule: string, execEvenly = false): RateLimiterMemory => {
  const [points, duration] = rule.split('/').map(Number) as [number, number];
  return new RateLimiterMemory({ points, duration, execEvenly });
};
function limiterOf(door: LimitedDoor, rule: string): RateLimiterMemory | BurstyRateLimiter {
  const [sustained, burst] = rule.split('+') as [string, string | undefined];
  return burst ? new BurstyRateLimiter(memory(sustained), memory(burst, SPREAD.has(door))) : memory(sustained, SPREAD.has(door));
}

export class RateLimits {
  private readonly limiters: Record<LimitedDoor, RateLimiterMemory | BurstyRateLimiter>;
  private readonly strangers: RateLimiterMemory;
  private held = 0;

  constructor(rules: RateLimitRules, private readonly metrics: Metrics) {
    this.limiters = Object.fromEntries(LIMITED_DOORS.map((door) => [door, limiterOf(door, rules[door])])) as never;
    this.strangers = this.limiters.strangers as RateLimiterMemory;
  }

  /** Throws TooMany, a moment later, when this key has taken what it may. */
  async take(door: LimitedDoor, key: string, points = 1): Promise<void> {
    await this.limiters[door].consume(key, points).catch((e: unknown) => this.refused(door, e));
  }

  /** Whether somebody at this address may still be nobody: who is somebody takes nothing. */
  async mayFail(address: string): Promise<void> {
    const taken = await this.strangers.get(address);
    if (taken && taken.consumedPoints >= this.strangers.points) await this.refused('strangers', taken);
  }

  private async refused(door: LimitedDoor, e: unknown): Promise<never> {
    if (!(e instanceof RateLimiterRes)) throw e;
    this.metrics.count('cordee_limited_total', { door });
    if (this.held < MOST_HELD) {
      this.held += 1;
      await sleep(HELD_MS + randomInt(APART_MS)).finally(() => { this.held -= 1; });
    }
    throw new TooMany(Math.max(1, Math.ceil(e.msBeforeNext / 1000)));
  }
}
