/** What is printed, before any page: numbered sections of blocks. An empty one says so, and never vanishes. */
export type Block =
  | { kind: 'text'; lead: string; text: string }
  /** Words given as they were said. */
  | { kind: 'quote'; lead: string; text: string }
  | { kind: 'fields'; title: string; fields: [string, string][] }
  | { kind: 'list'; items: string[] };
export interface Section { heading: string; blocks: Block[] }

export const UNTOLD = 'Non renseigné';
/** Left for a pen. */
export const BY_HAND = '. . . . . . . . . . . . . . . .';
export const told = (text: string): string => text.trim() || UNTOLD;
export const text = (value: string, lead = ''): Block => ({ kind: 'text', lead, text: told(value) });
