import { shortDayOf } from './dates.js';
import { count } from './plural.js';

/** As the server gives it. */
export interface Term { name: string; years: number | null; notBeforeAge: number | null; measured: boolean; article: string; usage: boolean }

/** « Dix ans après… »: how long, from what, in a sentence. */
export function durationOf({ years, notBeforeAge, measured }: Term): string {
  if (years === null) return 'gardé sans limite, jamais détruit';
  const from = measured ? 'la clôture, ou de la fin de la dernière mesure si elle vient après' : 'la clôture';
  return `${count(years, 'an')} à partir de ${from}${notBeforeAge === null ? '' : `, et jamais avant ses ${notBeforeAge} ans`}`;
}
/** « [D…] » marks in the data what is ours and no text's: said in words. */
export const articleOf = ({ article, usage }: Term): string =>
  `${article.replaceAll(/ \[D(?:, ([^\]]+))?\]/g, (_, how?: string) => (how ? `, ${how}` : ''))}${usage ? ' · usage : aucun texte ne fixe cette durée pour ce dossier' : ''}`;

export const FACTS: Readonly<Record<string, string>> = {
  CLOSED: 'Clos', REOPENED: 'Rouvert', HELD: 'Gelé pour la justice', RELEASED: 'Gel levé', LISTED: 'Proposé à l’élimination', STRUCK: 'Retiré du bordereau', VISA: 'Visé par les archives départementales',
};

interface Standing { past: boolean; closed: { dueOn: string | null } | null; held: unknown; listed: { bordereau: string | null } | null; visa: { visaOn: string | null } | null }

/** Where it stands, the gravest first: what is certain, then what comes. */
export function standingIn({ past, closed, held, listed, visa }: Standing): string {
  if (!closed) return held ? 'Ouvert, et gelé pour la justice : rien n’en sera détruit.' : 'Ouvert : aucune durée ne court.';
  if (held) return 'Gelé pour la justice : rien n’en est détruit tant que le gel n’est pas levé.';
  if (visa) return `Au bordereau ${listed?.bordereau}, visé le ${shortDayOf(visa.visaOn!)} : sa destruction est permise.`;
  if (listed) return `Au bordereau ${listed.bordereau} : rien n’est détruit sans le visa des archives départementales.`;
  if (closed.dueOn === null) return 'Clos, et gardé sans limite : jamais détruit.';
  return past ? `Terme passé depuis le ${shortDayOf(closed.dueOn)} : il peut être proposé à l’élimination.` : `Clos : gardé au moins jusqu’au ${shortDayOf(closed.dueOn)}.`;
}
