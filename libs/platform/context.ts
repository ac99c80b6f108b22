import { createHash, createHmac } from 'node:crypto';
import { realNow } from './clock.js';

/** How long one transaction's context holds: longer than transaction_timeout, too short to be worth stealing. */
const LIFE_SECONDS = 30;

/** "actor.epoch.exp.hmac", verified by app.actor(): SQL injected as app_rt cannot become somebody else. Safe to write in a statement: [0-9a-f.-] only. */
export function signContext(contextKey: Buffer, actor: string, epoch: number, seconds = LIFE_SECONDS): string {
  if (!/^[0-9a-f-]{36}$/.test(actor) || !Number.isInteger(epoch)) throw new Error('context: not an actor');
  const head = `${actor}.${epoch}.${Math.floor(realNow() / 1000) + seconds}`;
  return `${head}.${createHmac('sha256', contextKey).update(head).digest('hex')}`;
}

/** The two padded halves of the HMAC key (RFC 2104), so that SQL verifies with its built-in sha256. */
export function contextPads(contextKey: Buffer): { inner: Buffer; outer: Buffer } {
  const key = Buffer.alloc(64);
  // A key longer than a block is hashed first, as createHmac does: cut short, it would verify nothing that we sign.
  (contextKey.length > 64 ? createHash('sha256').update(contextKey).digest() : contextKey).copy(key);
  return { inner: Buffer.from(key.map((b) => b ^ 0x36)), outer: Buffer.from(key.map((b) => b ^ 0x5c)) };
}
