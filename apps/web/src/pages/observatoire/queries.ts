import { shortDayOf } from '../../words/dates.js';
import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const YEAR = graphql('query Observatoire($year: Int!) { observatoire(year: $year) { year until legalMonths article plots { code cells { key n } } } }');
export type Year = NonNullable<ResultOf<typeof YEAR>['observatoire']>;
export type Code = Year['plots'][number]['code'];

/** A figure to be drawn and said: null is « less than five », what the server does not say is nothing. */
export interface Figure { key: string; label: string; n: number | null }
type Labels = readonly (readonly [string, string])[];

const MONTHS: Labels = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'].map((name, i) => [String(i + 1).padStart(2, '0'), name] as const);
const LABELS: Readonly<Record<Code, Labels>> = {
  RECEIVED: MONTHS,
  ORIGIN: [['31', 'Travailleurs sociaux'], ['32', 'Santé'], ['34', 'Autre institution, dont école'], ['33', 'Élus'], ['20', 'Parents'], ['10', 'L’enfant'], ['40', 'Autres particuliers'], ['99', 'Inconnue']],
  OUTCOME: [['RUNNING', 'En cours'], ['ADMIN_HELP_PROPOSED', 'Aide proposée'], ['JUDICIAL_REFERRAL', 'Autorité judiciaire saisie'], ['CLOSED_NO_ACTION', 'Sans suite'], ['COMPLEMENT', 'Complément d’une autre'], ['NOT_IP', 'N’en était pas une'], ['FORWARDED', 'Autre département']],
  DELAY: [['1', '1 mois'], ['2', '2 mois'], ['3', '3 mois'], ['4', '4 mois'], ['5', '5 mois'], ['6', '6 mois'], ['LATER', 'Au-delà']],
};

/** Months that are not over have no figure: they are not nothing. */
export function figuresOf({ plots, year, until }: Year, code: Code): Figure[] {
  const [, month, ofYear] = until ? shortDayOf(until).split('/') : [];
  const cells = plots.find((plot) => plot.code === code)?.cells ?? [];
  return LABELS[code].filter(([key]) => code !== 'RECEIVED' || ofYear !== String(year) || key < (month ?? '')).map(([key, label]) => { const cell = cells.find((c) => c.key === key); return { key, label, n: cell ? cell.n : 0 }; });
}
export const said = (n: number | null): string => (n === null ? 'moins de 5' : n === 0 ? '0' : `environ ${n}`);
