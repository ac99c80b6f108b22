/**
 * Each socket is an habilitation's. No room is joined and none is an authority: at every event the law says, among the connected, who may be told.
 * connectionStateRecovery stays off: it hands a revoked person what they missed.
 */
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Server, type Socket } from 'socket.io';
import type { Actor } from '../../../libs/platform/actor.js';
import { realNow } from '../../../libs/platform/clock.js';
import { Database } from '../../../libs/platform/database.js';
import type { EventRow } from '../../../libs/platform/event.entity.js';
import { Relay } from '../../../libs/platform/relay.js';
import { SignIn } from '../../../libs/platform/sign-in.js';
import { whoIsTold } from '../../../libs/platform/who-is-told.js';
import { assertSameOrigin, credentialOf } from '../auth/session.js';
import { Platform } from '../platform.js';
import type { ClientToServer, Pointer, ServerToClient } from './events.js';

interface Held { actor: Actor; tokenHash: Buffer }
type ActorSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, Held>;

@Injectable()
export class RealtimeGateway implements OnApplicationBootstrap {
  private server: Server<ClientToServer, ServerToClient, Record<string, never>, Held>;
  private readonly sockets = new Map<string, Set<ActorSocket>>();
  private readonly pool;

  constructor(private readonly host: HttpAdapterHost, private readonly signIn: SignIn, private readonly relay: Relay, private readonly platform: Platform, database: Database) {
    this.pool = database.pool('relay', 2);
  }

  async onApplicationBootstrap(): Promise<void> {
    const { config } = this.platform;
    this.server = new Server(this.host.httpAdapter.getHttpServer() as never, {
      transports: ['websocket', 'polling'], serveClient: false, maxHttpBufferSize: 16_384, cors: { origin: new URL(config.publicUrl).origin, credentials: true }, allowEIO3: false,
    });
    this.server.use((socket, next) => { this.admit(socket).then(() => next(), () => next(new Error('NON_AUTHENTIFIE'))); });
    this.server.on('connection', (socket) => this.keep(socket));
    await this.relay.start((event) => this.emit(event));
  }

  private async admit(socket: ActorSocket): Promise<void> {
    const { config } = this.platform;
    const credential = credentialOf(socket.handshake.headers, config, (socket.handshake.auth as { token?: unknown }).token);
    if (!credential) throw new Error('signed out');
    if (credential.kind === 'BROWSER') assertSameOrigin(socket.handshake.headers, config);
    const actor = await this.signIn.readSession(credential.tokenHash, true);
    if (!actor) throw new Error('signed out');
    socket.data = { actor, tokenHash: credential.tokenHash };
  }

  private keep(socket: ActorSocket): void {
    const { id } = socket.data.actor;
    const own = this.sockets.get(id) ?? new Set();
    this.sockets.set(id, own.add(socket));
    // What a client sends is no act: every act is a mutation.
    socket.onAny(() => socket.disconnect(true));
    socket.on('disconnect', () => {
      own.delete(socket);
      if (own.size === 0) this.sockets.delete(id);
    });
  }

  private async emit(event: EventRow): Promise<void> {
    if (this.sockets.size === 0) return;
    const told = await whoIsTold(this.pool, event, [...this.sockets.keys()]);
    const pointer = pointerOf(event);
    for (const actor of told) {
      for (const socket of this.sockets.get(actor) ?? []) {
        if (pointer.type === 'session.ended' || socket.data.actor.expiresAt.getTime() <= realNow()) await this.check(socket);
        if (socket.connected) socket.emit('pointer', pointer);
      }
    }
  }

  /** A session that is over closes its sockets. */
  private async check(socket: ActorSocket): Promise<void> {
    if (!(await this.signIn.readSession(socket.data.tokenHash, true))) socket.disconnect(true);
  }

  get connected(): number {
    return this.server?.engine.clientsCount ?? 0;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.server?.close();
    await this.pool.end();
  }
}

const OF_A_RIGHT = new Set(['admission.granted', 'admission.ended', 'participation.added']);

function pointerOf(event: EventRow): Pointer {
  const type = OF_A_RIGHT.has(event.type) ? 'access.changed' : event.type;
  return { type: type as Pointer['type'], id: event.subject_id, threadId: event.thread_id, version: event.seq };
}
