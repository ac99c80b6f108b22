/**
 * How the matrix judges one row of content. `grounds` says which relations tie the actor to the row, whatever the matrix says; `opened` which of them
 * the matrix lets open it. Both are lists of named grounds, so that a test can tell by which single one a decision hangs.
 */
import { type Alternative, cell, holds } from './cells.js';
import type { Facts } from './facts.js';
import { mayWriteKind, ON_CALL, sourceOf } from './table.js';
import type { PieceEvaluation } from './piece-rows.js';
import type { Content, Habilitation, Mention, MinuteLine, Piece, Revision } from './world.js';

/** A right of the actor's own function, of the duty of evaluator ("+P", "+X"), or of an exceptional access ("*P"). */
export type Ground = 'S' | 'P' | 'X' | 'O' | '+P' | '+X' | '*P';

/** A version, a mention and a piece are shared with their message, or the contribution that it joins; a line of minutes, and what joins it, with its point; not by themselves. */
const sharedAs = (row: Content): string => ('message_id' in row ? (row as Revision | Mention | Piece).message_id : 'point_id' in row ? (row as MinuteLine).point_id : 'contribution_id' in row ? (row as PieceEvaluation).contribution_id : row.id);

export function groundsToRead(facts: Facts, actor: Habilitation, row: Content): Ground[] {
  const grounds: Ground[] = [];
  if (facts.inScope(actor, row.dossier_id)) grounds.push('S');
  if (facts.isAdmitted(actor, row.dossier_id, row.kind)) grounds.push('P');
  if (facts.isAdmitted(actor, row.dossier_id, row.kind, 'EVALUATEUR')) grounds.push('+P');
  if (facts.isAdmitted(actor, row.dossier_id, row.kind, 'ASTREINTE')) grounds.push('*P');
  if (facts.isShared(actor, sharedAs(row))) {
    grounds.push('X');
    if (facts.isAdmitted(actor, row.dossier_id, undefined, 'EVALUATEUR')) grounds.push('+X');
  }
  if (row.author_id === actor.id) grounds.push('O');
  return grounds;
}

/** The duty adds its row to functions that may be admitted to the child's identity: a magistrate, or a teacher admitted for the logistics alone, is never an evaluator. */
function cellFor(ground: Ground, actor: Habilitation, kind: string): Alternative[] {
  // What the function on call holds by territory, and nothing else of its row.
  if (ground === '*P') return actor.function === ON_CALL ? cell(ON_CALL, kind).filter((a) => a.right === 'S').map((a) => ({ ...a, right: 'P' })) : [];
  if (!ground.startsWith('+')) return cell(actor.function, kind);
  return holds(actor.function, 'P', 'IDE') ? cell('EVALUATEUR', kind) : [];
}

export function groundOpens(ground: Ground, actor: Habilitation, row: Pick<Content, 'kind' | 'detail' | 'source'>): boolean {
  return cellFor(ground, actor, row.kind).some((a) => ground.endsWith(a.right)
    && (!a.summaryOnly || row.detail === 'SUMMARY') && (a.source === null || a.source === row.source));
}

/** `besides`: what a ground asks more than the matrix. */
export function opensContent(facts: Facts, actor: Habilitation, row: Content, besides: (ground: Ground) => boolean = () => true): boolean {
  return groundsToRead(facts, actor, row).some((ground) => besides(ground) && groundOpens(ground, actor, row));
}

/** Shared by who reads it whole and by themselves: never by a share, never from a summary right; their own, only where they are still admitted. */
export function sharesContent(facts: Facts, actor: Habilitation, row: Content, besides: (ground: Ground) => boolean = () => true): boolean {
  return groundsToRead(facts, actor, row).some((ground) => besides(ground) && !ground.endsWith('X') && (ground !== 'O' || facts.isAdmitted(actor, row.dossier_id))
    && cellFor(ground, actor, row.kind).some((a) => ground.endsWith(a.right) && !a.summaryOnly && (a.source === null || a.source === row.source)));
}

export function groundsToWrite(facts: Facts, actor: Habilitation, row: Content): Ground[] {
  const grounds: Ground[] = [];
  if (facts.inScope(actor, row.dossier_id)) grounds.push('S');
  if (facts.isAdmitted(actor, row.dossier_id, row.kind)) grounds.push('P');
  if (facts.isAdmitted(actor, row.dossier_id, row.kind, 'EVALUATEUR')) grounds.push('+P');
  if (facts.isAdmitted(actor, row.dossier_id, row.kind, 'ASTREINTE')) grounds.push('*P');
  if (facts.isAdmitted(actor, row.dossier_id)) grounds.push('O');
  return grounds;
}

/** Nobody writes by a summary right, by a share, or where the kind is closed to the function. */
export function groundWrites(ground: Ground, actor: Habilitation, row: Content): boolean {
  return mayWriteKind(actor.function, row.kind) && cellFor(ground, actor, row.kind).some((a) => a.right !== 'X' && ground.endsWith(a.right)
    && !a.summaryOnly && (a.source === null || a.source === row.source));
}

/** The row says who wrote it and on whose behalf. */
export function signedBy(actor: Habilitation, row: Content): boolean {
  return row.author_id === actor.id && row.source === sourceOf(actor.function);
}

export function writesContent(facts: Facts, actor: Habilitation, row: Content, by: Ground[] = ['S', 'P', '+P', '*P', 'O']): boolean {
  return signedBy(actor, row) && writesUnsigned(facts, actor, row, by);
}

/** Whoever signed the row. */
export function writesUnsigned(facts: Facts, actor: Habilitation, row: Content, by: Ground[]): boolean {
  return groundsToWrite(facts, actor, row).some((g) => by.includes(g) && groundWrites(g, actor, row));
}
