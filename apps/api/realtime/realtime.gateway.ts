/**
 * Each socket is an habilitation's. No room is joined and none is an authority: at every event the law says, among the connected, who may be told.
 * A socket lives no longer than its session: its end and its expiry close it at once, and a sweep stands beside for what no event told.
 * connectionStateRecovery stays off: it hands a revoked person what they missed.
 */
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Server } from 'socket.io';
import { realNow } from '../../../libs/platform/clock.js';
import { Database } from '../../../libs/platform/database.js';
import type { EventRow } from '../../../libs/platform/event.entity.js';
import { ReceiptCommitter } from '../../../libs/platform/receipt-committer.js';
import { Keys } from '../../../libs/platform/keys.js';
import { Metrics } from '../../../libs/platform/metrics.js';
import { TooMany } from '../../../libs/platform/rate-limits.js';
import { Relay } from '../../../libs/platform/relay.js';
import { SignIn } from '../../../libs/platform/sign-in.js';
import { whoIsTold } from '../../../libs/platform/who-is-told.js';
import { assertSameOrigin, credentialOf } from '../auth/session.js';
import { Visitors } from '../abuse/visitors.js';
import { Platform } from '../platform.js';
import { pointerOf, type ClientToServer, type ServerToClient } from './events.js';
import { Sockets, type ActorSocket, type Held } from './sockets.js';

const SWEEP_MS = 5_000;

/** Why nobody enters, and when to come again, as the client reads it. */
const refusalOf = (e: unknown): Error => (e instanceof TooMany ? Object.assign(new Error('TROP_DE_DEMANDES'), { data: { message: e.message, seconds: e.seconds } }) : new Error('NON_AUTHENTIFIE'));

@Injectable()
export class RealtimeGateway implements OnApplicationBootstrap {
  private server: Server<ClientToServer, ServerToClient, Record<string, never>, Held>;
  private readonly sockets = new Sockets();
  private readonly pool;
  private sweeping: NodeJS.Timeout;

  constructor(private readonly host: HttpAdapterHost, private readonly signIn: SignIn, private readonly relay: Relay, private readonly platform: Platform, private readonly receipts: ReceiptCommitter, private readonly keys: Keys, private readonly metrics: Metrics, private readonly visitors: Visitors, database: Database) {
    this.pool = database.pool('relay', 2);
  }

  async onApplicationBootstrap(): Promise<void> {
    const { config, log } = this.platform;
    this.server = new Server(this.host.httpAdapter.getHttpServer() as never, {
      transports: ['websocket', 'polling'], serveClient: false, maxHttpBufferSize: 16_384, cors: { origin: new URL(config.publicUrl).origin, credentials: true }, allowEIO3: false, connectTimeout: config.patience.connectMs,
      allowRequest: (request, decide) => { this.visitors.limits.take('handshakes', this.visitors.address(request)).then(() => decide(null, true), () => decide('TROP_DE_DEMANDES', false)); },
    });
    this.server.use((socket, next) => { this.admit(socket).then(() => next(), (e: unknown) => {
      const refusal = refusalOf(e);
      log.warn({ operation: 'socket' }, `refused ${refusal.message}`);
      next(refusal);
    }); });
    this.server.on('connection', (socket) => this.keep(socket));
    this.signIn.onEnded((tokenHash) => { for (const socket of this.sockets.all) if (socket.data.tokenHash.equals(tokenHash)) socket.disconnect(true); });
    this.sweeping = setInterval(() => void this.sweep().catch((error: unknown) => log.warn({ error }, 'sockets not swept; they will be')), SWEEP_MS);
    await this.relay.start(async (event) => {
      if (event.type === 'dossier.eliminated') this.keys.wipe();
      if (event.type === 'message.posted') this.metrics.count('cordee_messages_total');
      await this.emit(event);
    });
  }

  private async admit(socket: ActorSocket): Promise<void> {
    const { config } = this.platform;
    const credential = credentialOf(socket.handshake.headers, config, (socket.handshake.auth as { token?: unknown }).token);
    if (credential?.kind === 'BROWSER') assertSameOrigin(socket.handshake.headers, config);
    const actor = await this.visitors.actorOf(credential, socket.request, true, false);
    if (!actor || !credential) throw new Error('signed out');
    await this.visitors.limits.take('sockets', actor.professionnelId);
    socket.data = { actor, tokenHash: credential.tokenHash };
  }

  private keep(socket: ActorSocket): void {
    this.sockets.add(socket);
    // What a client sends is no act: every act is a mutation.
    socket.onAny(() => socket.disconnect(true));
    const expiry = setTimeout(() => socket.disconnect(true), Math.max(0, socket.data.actor.expiresAt.getTime() - realNow()));
    socket.on('disconnect', () => {
      clearTimeout(expiry);
      this.sockets.remove(socket);
    });
    // Its session may have ended between the handshake and here, when nobody would have found it to close it.
    this.check(socket).catch(() => socket.disconnect(true));
  }

  private async emit(event: EventRow): Promise<void> {
    const { actors } = this.sockets;
    if (actors.length === 0) return;
    const pointer = pointerOf(event);
    for (const actor of await whoIsTold(this.pool, event, actors)) {
      for (const socket of this.sockets.of(actor)) {
        if (pointer.type === 'session.ended' || pointer.type === 'habilitation.ended' || socket.data.actor.expiresAt.getTime() <= realNow()) await this.check(socket);
        if (socket.connected) socket.emit('pointer', pointer, () => this.delivered(event, actor));
      }
    }
  }

  private delivered({ type, thread_id: thread, seq }: EventRow, actor: string): void {
    if (type === 'message.posted' && thread !== null && seq !== null) this.receipts.keep({ actor, thread, seq, opened: false });
  }

  /** A session that is over closes its sockets. */
  private async check(socket: ActorSocket): Promise<void> {
    if (!(await this.signIn.readSession(socket.data.tokenHash, true))) socket.disconnect(true);
  }

  private async sweep(): Promise<void> {
    const { all } = this.sockets;
    const over = new Set((await this.signIn.over(all.map((socket) => socket.data.tokenHash))).map((hash) => hash.toString('hex')));
    for (const socket of all) if (over.has(socket.data.tokenHash.toString('hex'))) socket.disconnect(true);
  }

  get connected(): number {
    return this.server?.engine.clientsCount ?? 0;
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.sweeping);
    await this.server?.close();
    await this.pool.end();
  }
}
