/** The sockets of several people at once: what each was told, and every frame that came, as it came. */
import type { Socket } from 'socket.io-client';
import type { Pointer } from '../../../apps/api/realtime/events.js';
import type { RunningServer } from '../../../apps/api/server.js';
import type { Product } from '../../support/product.js';

export interface Listener { socket: Socket; told: Pointer[]; frames: string[] }

export async function listen(product: Product, who: string, server?: Pick<RunningServer, 'url'>): Promise<Listener> {
  const frames: string[] = [];
  const { socket, told } = await product.socket(who, server);
  socket.io.engine.on('packet', ({ data }: { data?: unknown }) => frames.push(String(data)));
  return { socket, told, frames };
}

export const listenAll = async (product: Product, people: readonly string[]): Promise<Record<string, Listener>> =>
  Object.fromEntries(await Promise.all(people.map(async (who) => [who, await listen(product, who)] as const)));

const SHORT: Record<Pointer['type'], string> = {
  'message.posted': 'message', 'message.corrected': 'corrected', 'message.withdrawn': 'withdrawn', 'message.acknowledged': 'acknowledged', 'message.mentioned': 'mentioned', 'piece.attached': 'piece',
  'thread.opened': 'thread', 'access.changed': 'access', 'session.ended': 'session', 'habilitation.ended': 'habilitation', 'invitation.used': 'invitation',
  'deadline.reminded': 'reminder', 'deadline.overdue': 'overdue', 'watch.silent': 'silence',
};
/** « message 1 · message 2 », in the order it came. */
export const inWords = (told: readonly Pointer[]): string => told.map((p) => (p.type.startsWith('message.') ? `${SHORT[p.type]} ${p.version}` : SHORT[p.type])).join(' · ');
