import { valueOf } from '../clocks/limit-of.js';
import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';
import { WHO_COUNTS } from '../secrecy/functions.js';
import type { Observatoire, Plot, PlotCode } from './observatoire.type.js';

const FIRST_YEAR = 2000;
const CODES: readonly PlotCode[] = ['RECEIVED', 'ORIGIN', 'OUTCOME', 'DELAY'];

/** A year in figures, for whoever observes child protection in this département; null for anybody else. @throws ANNEE */
export async function observatoire(tx: Tx, year: number): Promise<Observatoire | null> {
  if (!WHO_COUNTS.includes(tx.actor.function)) return null;
  if (year < FIRST_YEAR || year > tx.now.getUTCFullYear() + 1) throw new UserError('ANNEE', 'Il n’y a rien à compter de cette année.', 'year');
  const rows = await tx.countsOfYear(year);
  const { span, article } = valueOf('IP_EVAL', tx.now.toISOString().slice(0, 10));
  return { year, until: rows[0]?.until ?? null, legalMonths: 'months' in span ? span.months : null, article, plots: CODES.map((code): Plot => ({ code, cells: rows.filter(({ plot }) => plot === code).map(({ key, n }) => ({ key, n })) })) };
}
