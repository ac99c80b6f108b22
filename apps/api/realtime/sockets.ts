import type { Socket } from 'socket.io';
import type { Actor } from '../../../libs/platform/actor.js';
import type { ClientToServer, ServerToClient } from './events.js';

/** What a socket is: an habilitation's, by a session. */
export interface Held { actor: Actor; tokenHash: Buffer }
export type ActorSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, Held>;

/** Who is connected here. Under each actor because that is how they are told; it is no authority on what they may be told. */
export class Sockets {
  private readonly byActor = new Map<string, Set<ActorSocket>>();

  add(socket: ActorSocket): void {
    const { id } = socket.data.actor;
    this.byActor.set(id, (this.byActor.get(id) ?? new Set()).add(socket));
  }

  remove(socket: ActorSocket): void {
    const { id } = socket.data.actor;
    const own = this.byActor.get(id);
    own?.delete(socket);
    if (own?.size === 0) this.byActor.delete(id);
  }

  get actors(): string[] {
    return [...this.byActor.keys()];
  }

  of(actor: string): ActorSocket[] {
    return [...(this.byActor.get(actor) ?? [])];
  }

  get all(): ActorSocket[] {
    return this.actors.flatMap((actor) => this.of(actor));
  }
}
