/** What the declaration says in figures, from its one file: a criterion not yet tried counts as one that is not met. */
import declaration from './declaration.json';

export const CRITERIA = declaration.criteria;
export const stated = (state: string): typeof CRITERIA => CRITERIA.filter((criterion) => criterion.state === state);

/** Of the criteria that apply, in whole percents, never rounded up. */
export const RATE = Math.floor((100 * stated('C').length) / (stated('C').length + stated('NC').length));
/** The three words of the arrêté du 20 septembre 2019, annexe. */
export const CONFORMITY = RATE === 100 ? 'totalement conforme' : RATE >= 50 ? 'partiellement conforme' : 'non conforme';
