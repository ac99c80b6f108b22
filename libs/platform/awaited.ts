/** What awaits somebody, as each context tells it: an item leaves when its fact is recorded, not when it was seen. Nothing of its content: the page opens it. */
import type { Node } from './node.js';

/** In the order in which they are done, among those without a date. */
export const VERBS = ['MEET', 'DUE', 'QUALIFY', 'LOOK', 'ACKNOWLEDGE', 'ANSWER', 'VOTE', 'DECIDE', 'TELL', 'GRANT', 'VALIDATE', 'PREPARE', 'ATTEND', 'REVIEW', 'REPAIR', 'READ'] as const;
export type Verb = (typeof VERBS)[number];

export interface Awaited {
  verb: Verb;
  /** Before when; null when nothing sets a date. */
  dueAt: Date | null;
  dossierId: string | null;
  /** Of an exchange: which, and which message. */
  threadId?: string;
  seq?: number;
  /** How many messages are not read, of an exchange to read; 100 means a hundred or more. */
  count?: number;
  /** What is to be granted, validated, reviewed or repaired. */
  about?: Node;
}

/** As many of one source as a worklist looks at: past them it says that there are more. */
export const MOST_AWAITED = 100;
