/**
 * A cell of the matrix is decisive in a decision when the answer hangs on it alone: it is the only one that opens, or the only thing missing.
 * Counted from the oracle's side, whose table is the reference.
 */
import { cell } from './oracle/cells.js';
import { type Ground, groundOpens, groundsToRead, groundsToWrite, groundWrites, signedBy } from './oracle/content.js';
import { type Facts, validAt } from './oracle/facts.js';
import { FUNCTIONS, KINDS, ON_CALL } from './oracle/table.js';
import type { Content, Habilitation, Message } from './oracle/world.js';

/** "read AGENT_CRIP IDE S +" opened by this right alone; "-" refused although the relation is there. */
export type Counts = Map<string, number>;

function count(counts: Counts, way: string, actor: Habilitation, row: Content, grounds: Ground[], opens: (g: Ground) => boolean): void {
  const name = (g: Ground): string => `${way} ${g.startsWith('+') ? 'EVALUATEUR' : g.startsWith('*') ? 'ASTREINTE' : actor.function} ${row.kind} ${g.at(-1)}`;
  const add = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  const opened = grounds.filter(opens);
  if (opened.length === 1) add(`${name(opened[0]!)} +`);
  if (opened.length === 0) for (const g of grounds) add(`${name(g)} -`);
}

/** Reading: what else the act asks (taking part in the thread) must hold, or the cell decides nothing. */
export function countReading(counts: Counts, facts: Facts, actor: Habilitation, type: string, row: Content): void {
  if (!validAt(actor, facts.t) || actor.departement !== row.departement) return;
  if (type === 'Thread' && !facts.participates(actor, row.id)) return;
  if ((type === 'Message' || type === 'Revision' || type === 'Mention' || type === 'Piece') && !facts.participates(actor, (row as Message).thread_id, (row as Message).seq)) return;
  count(counts, 'read', actor, row, groundsToRead(facts, actor, row), (g) => groundOpens(g, actor, row));
}

export function countWriting(counts: Counts, facts: Facts, actor: Habilitation, type: string, row: Content): void {
  if (!validAt(actor, facts.t) || actor.departement !== row.departement || !signedBy(actor, row)) return;
  if (type === 'Message' && !facts.participates(actor, (row as Message).thread_id)) return;
  const grounds = groundsToWrite(facts, actor, row).filter((g) => type !== 'Thread' || g !== 'O');
  count(counts, 'write', actor, row, grounds, (g) => groundWrites(g, actor, row));
}

/** Every cell that must have been decisive, with how often it was: one line per right it holds, or one for its emptiness. */
export function cells(counts: Counts): { name: string; times: number }[] {
  const of = (key: string): number => counts.get(key) ?? 0;
  return [...FUNCTIONS, 'EVALUATEUR', 'ASTREINTE'].flatMap((row) => KINDS.flatMap((kind) => {
    const rights = row === 'ASTREINTE' ? cell(ON_CALL, kind).filter((a) => a.right === 'S').map((a) => ({ ...a, right: 'P' })) : cell(row, kind);
    const lines = rights.flatMap((a) => {
      const name = `${row} ${kind} ${a.right}`;
      const read = [{ name: `read ${name}`, times: of(`read ${name} +`) }];
      if (a.summaryOnly || a.source) read.push({ name: `read ${name}${a.summaryOnly ? 'm' : `:${a.source}`}`, times: of(`read ${name} -`) });
      return read;
    });
    if (rights.length === 0) lines.push({ name: `read ${row} ${kind} N`, times: sum(counts, `read ${row} ${kind}`) });
    return [...lines, ...writingLines(counts, row, kind)];
  }));
}

function writingLines(counts: Counts, row: string, kind: string): { name: string; times: number }[] {
  const held = ['S', 'P', 'O'].filter((right) => counts.has(`write ${row} ${kind} ${right} +`));
  if (held.length === 0) return [{ name: `write ${row} ${kind} N`, times: sum(counts, `write ${row} ${kind}`) }];
  return held.map((right) => ({ name: `write ${row} ${kind} ${right}`, times: counts.get(`write ${row} ${kind} ${right} +`) ?? 0 }));
}

function sum(counts: Counts, prefix: string): number {
  return ['S', 'P', 'X', 'O'].reduce((total, right) => total + (counts.get(`${prefix} ${right} -`) ?? 0), 0);
}
