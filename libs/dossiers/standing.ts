/** How one person stands before one dossier, as its rows say, told to the law's object reading: what may they do with a piece of this kind? */
import { decide } from '../secrecy/decide.js';
import type { Facts } from '../secrecy/facts.js';
import type { Detail, Kind, Source } from '../secrecy/kinds.js';
import type { RelationName, Rule, Who } from '../secrecy/language.js';
import { sourceOf } from '../secrecy/source-of.js';

/** In force, and of the person's own département. `kinds` are those of the admissions that are known: a kind that was not asked for holds nothing. */
export interface Standing {
  who: Who;
  dossierId: string;
  inScope: boolean;
  duties: readonly string[];
  kinds: readonly { kind: string; duty: string }[];
}

export interface Sight {
  access: 'READS' | 'ITEM_BY_ITEM' | 'EMITS_ONLY' | 'NO';
  /** S or P. */
  right: string | null;
  detail: Detail | null;
  /** Only what comes from this file of care. */
  source: Source | null;
  /** What is shared one by one, besides or only: whole, or its summary. */
  itemByItem: Detail | null;
  writes: boolean;
}

const ITEM = '00000000-0000-4000-8000-000000000002';
const SOMEBODY_ELSE = '00000000-0000-4000-8000-000000000003';
/** From the widest: whatever it comes from, one file of care, the summary alone. */
const PIECES: readonly { detail: Detail; source: Source }[] = [
  { detail: 'FULL', source: 'OTHER' }, { detail: 'FULL', source: 'PMI' }, { detail: 'FULL', source: 'SCHOOL_HEALTH' }, { detail: 'SUMMARY', source: 'OTHER' },
];

export function factsOf({ dossierId, inScope, duties, kinds }: Standing, shared = false): Facts {
  const evaluates = duties.includes('EVALUATEUR');
  const pairs = (duty?: string): string[] => kinds.filter((k) => !duty || k.duty === duty).map((k) => `${dossierId}|${k.kind}`);
  const members: [RelationName, string[]][] = [
    ['scope', inScope ? [dossierId] : []], ['admitted', duties.length > 0 ? [dossierId] : []], ['evaluated', evaluates ? [dossierId] : []],
    ['admissionKind', pairs()], ['evaluatorKind', pairs('EVALUATEUR')], ['brokenKind', pairs('ASTREINTE')], ['broken', duties.includes('ASTREINTE') ? [dossierId] : []], ['share', shared ? [ITEM] : []],
  ];
  return { members: new Map(members.map(([name, keys]) => [name, new Set(keys)])), bounds: new Map() };
}

/** Whether this person may see that others are admitted to the dossier, and for this kind. */
export const seesAdmissions = (standing: Standing, kind?: string): boolean => {
  const row = { departement: standing.who.departement, dossierId: standing.dossierId, habilitationId: SOMEBODY_ELSE, kind };
  return decide(standing.who, 'read', kind ? 'AdmissionKind' : 'Admission', row, factsOf(standing)) !== null;
};

/** The answer of the law for a piece of this kind that somebody else wrote, and for one that they would write. */
export function sightOf(standing: Standing, kind: Kind): Sight {
  const { who, dossierId } = standing;
  const own = factsOf(standing);
  const shared = factsOf(standing, true);
  const ask = (action: 'read' | 'write', authorId: string, piece: { detail: Detail; source: Source }, facts: Facts): Rule | null =>
    decide(who, action, 'Entry', { id: ITEM, departement: who.departement, dossierId, kind, authorId, ...piece }, facts);
  const read = PIECES.map((piece) => ({ piece, rule: ask('read', SOMEBODY_ELSE, piece, own) })).find(({ rule }) => rule);
  const besides = PIECES.find((piece) => !ask('read', SOMEBODY_ELSE, piece, own) && ask('read', SOMEBODY_ELSE, piece, shared));
  const writes = ask('write', who.id, { detail: 'FULL', source: sourceOf(who.function) }, own) !== null;
  return {
    access: read ? 'READS' : besides ? 'ITEM_BY_ITEM' : writes ? 'EMITS_ONLY' : 'NO',
    right: read?.rule?.right ?? null, detail: read?.piece.detail ?? null, source: read && read.piece.source !== 'OTHER' ? read.piece.source : null,
    itemByItem: besides?.detail ?? null, writes,
  };
}
