/** Our sessions, in PostgreSQL: opened once the provider has proved who it is, listed, revocable. Only the token's hash is stored. */
import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type pg from 'pg';
import type { Actor } from './actor.js';
import { realNow } from './clock.js';

/** Whoever was proved by the provider, presenting a link; of the link, its hash. */
export interface UseInvitation { issuer: string; subject: string; email: string; linkHash: Buffer }
export interface OpenSession { issuer: string; subject: string; acr: string; tokenHash: Buffer; kind: 'BROWSER' | 'CLIENT'; hours: number; /** Without it, as long as it lives. */ idleMinutes?: number }
interface SessionRow { session_id: string; actor: string; person: string; function: string; departement: number; epoch: number; expires_at: Date }

const actorOf = (r: SessionRow): Actor => ({
  id: r.actor, function: r.function, departement: r.departement, professionnelId: r.person, sessionId: r.session_id, epoch: r.epoch, expiresAt: r.expires_at,
});

/** What is seen is written for all who were, a moment later, and not again of a session within a minute: no read waits for it, and what a crash loses closes a session a minute early. */
const SEEN_AFTER_MS = 1000;
const SEEN_AGAIN_MS = 60_000;

export class SignIn {
  /** Safe to keep: whatever ends a session or a right moves the epoch, and a moved epoch is refused by the database and again at the trace. */
  private readonly known = new LRUCache<string, Actor>({ max: 5000, ttl: 60_000 });
  private readonly seenLately = new LRUCache<string, true>({ max: 20_000, ttl: SEEN_AGAIN_MS });
  private seenNow: Buffer[] = [];
  private seeing: NodeJS.Timeout | undefined;
  private readonly ending: ((tokenHash: Buffer) => void)[] = [];

  constructor(private readonly pool: pg.Pool) {}

  async openSession(s: OpenSession): Promise<Actor | null> {
    const { rows } = await this.pool.query<SessionRow>('select * from app.open_session($1, $2, $3, $4, $5, $6, $7, $8)',
      [randomUUID(), s.issuer, s.subject, s.acr, s.tokenHash, s.kind, s.hours, s.idleMinutes ?? null]);
    return rows[0] ? actorOf(rows[0]) : null;
  }

  /** Whether this link has just linked this person, once and for all. Why not, it does not say. */
  async useInvitation({ linkHash, issuer, subject, email }: UseInvitation): Promise<boolean> {
    const { rows } = await this.pool.query<{ used: boolean }>('select app.use_invitation($1, $2, $3, $4) as used', [linkHash, issuer, subject, email]);
    return rows[0]!.used;
  }

  /** fresh: after a stale context, the session is read again from the database. */
  async readSession(tokenHash: Buffer, fresh = false): Promise<Actor | null> {
    const key = tokenHash.toString('hex');
    const cached = fresh ? undefined : this.known.get(key);
    if (cached && cached.expiresAt.getTime() > realNow()) return cached;
    const { rows } = await this.pool.query<SessionRow>({ name: 'read_session', text: 'select * from app.read_session($1)', values: [tokenHash] });
    const actor = rows[0] ? actorOf(rows[0]) : null;
    if (actor) this.known.set(key, actor);
    else this.known.delete(key);
    return actor;
  }

  /** Somebody is there, by this session. */
  seen(tokenHash: Buffer): void {
    const key = tokenHash.toString('hex');
    if (this.seenLately.has(key)) return;
    this.seenLately.set(key, true);
    if (this.seenNow.push(tokenHash) === 1) this.seeing = setTimeout(() => void this.writeSeen(), SEEN_AFTER_MS).unref();
  }

  /** All that wait, in one statement; what fails is forgotten, and the next question of each says it again. */
  private async writeSeen(): Promise<void> {
    const seen = this.seenNow.splice(0);
    await this.pool.query({ name: 'see_sessions', text: 'select app.see_sessions($1)', values: [seen] })
      .catch(() => seen.forEach((hash) => this.seenLately.delete(hash.toString('hex'))));
  }

  async stop(): Promise<void> {
    clearTimeout(this.seeing);
    if (this.seenNow.length > 0) await this.writeSeen();
  }

  /** Another habilitation of the same person, in force: a new session, until the same hour, and the end of this one. Null leaves this one as it was. */
  async changeHat(tokenHash: Buffer, habilitationId: string, newHash: Buffer): Promise<Actor | null> {
    const { rows } = await this.pool.query<SessionRow>('select * from app.change_hat($1, $2, $3, $4)', [tokenHash, habilitationId, randomUUID(), newHash]);
    if (!rows[0]) return null;
    this.forget(tokenHash);
    return actorOf(rows[0]);
  }

  async endSession(tokenHash: Buffer): Promise<void> {
    await this.pool.query('select app.end_session($1)', [tokenHash]);
    this.forget(tokenHash);
  }

  private forget(tokenHash: Buffer): void {
    this.known.delete(tokenHash.toString('hex'));
    for (const tell of this.ending) tell(tokenHash);
  }

  /** Signing out writes no event: those who hold something by a session are told here, on this node. */
  onEnded(tell: (tokenHash: Buffer) => void): void {
    this.ending.push(tell);
  }

  /** Which of these tokens open nothing any more, in one statement. */
  async over(tokenHashes: readonly Buffer[]): Promise<Buffer[]> {
    if (tokenHashes.length === 0) return [];
    const { rows } = await this.pool.query<{ hash: Buffer }>(
      { name: 'over', text: 'select t.hash from unnest($1::bytea[]) as t(hash) where not exists (select from app.read_session(t.hash))', values: [tokenHashes] });
    return rows.map((r) => r.hash);
  }
}
