import type { KnewCode, KnewData, PersonThen, WrittenThen } from './queries.js';

/** The strongest first. */
export const STRENGTHS: readonly KnewCode[] = ['WROTE', 'OPENED', 'OPENED_KIND', 'COULD'];
export const SAID: Readonly<Record<KnewCode, string>> = { WROTE: 'écrit', OPENED: 'ouvert', OPENED_KIND: 'genre ouvert', COULD: 'pouvait' };
const BASES: Readonly<Record<NonNullable<WrittenThen['knew'][number]['basis']>, string>> = { AUTHOR: 'auteur', FUNCTION: 'par sa fonction', ADMISSION: 'admis', SHARE: 'partagé' };

/** What may be said of what one person knew of one kind, the strongest first, each of how many of that kind. */
export interface Cell { parts: readonly (readonly [KnewCode, number])[]; of: number }
export function cellOf({ written }: KnewData, { n }: PersonThen, kind: string): Cell | null {
  const ofKind = written.filter((w) => w.kind === kind);
  const own = ofKind.flatMap((w) => w.knew.filter(({ person }) => person === n));
  const parts = STRENGTHS.map((code) => [code, own.filter((k) => k.knew === code).length] as const).filter(([, n]) => n > 0);
  return parts.length > 0 ? { parts, of: ofKind.length } : null;
}

export const nameOf = ({ by, functionName }: PersonThen): string => by?.professionnel?.displayName ?? functionName;

/** « par sa fonction », « partagé (CASF 226-2-2) »; nothing for who could no longer. */
export function rightOf({ basis, legalBasis, could }: WrittenThen['knew'][number]): string {
  if (!basis) return could ? '' : 'ne pouvait plus le lire';
  return legalBasis ? `${BASES[basis]} (${legalBasis.replace('_', ' ').replaceAll('_', '-')})` : BASES[basis];
}
