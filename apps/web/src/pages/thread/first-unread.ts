import type { Shown } from './queries.js';

/** The number of the first of the last `unread` messages of others; undefined when all are read. */
export function firstUnread(messages: readonly Shown[], mine: string, unread: number): number | undefined {
  if (unread === 0) return undefined;
  const others = messages.filter((m) => m.__typename === 'Withheld' || m.author.id !== mine);
  return others.at(-Math.min(unread, others.length))?.seq;
}
