/** From lines of who came and left, in the order of their hours, the stays at the table. */
import type { Presence } from './minutes.js';

export interface Move { presentId: string; fact: string; at: Date }

export function staysOf<M extends Move>(moves: readonly M[], named: (move: M) => Pick<Presence, 'who' | 'quality'>): Presence[] {
  const stays: Presence[] = [];
  const there = new Map<string, Presence>();
  for (const move of moves) {
    const stay = there.get(move.presentId);
    if (move.fact === 'LEFT' && stay) {
      stay.leftAt = move.at;
      there.delete(move.presentId);
    } else if (move.fact === 'ARRIVED' && !stay) {
      const begun = { ...named(move), arrivedAt: move.at, leftAt: null };
      stays.push(begun);
      there.set(move.presentId, begun);
    }
  }
  return stays;
}
