import { isAttributed } from '../attribution.js';
import { isConditional } from '../conditional.js';
import type { Family } from '../family.js';
import { SOURCES } from '../sources.js';

export const directReports: Family = {
  code: 'DIRECT_REPORT',
  sentence: 'Propos de tiers écrits comme un constat. Dire qui les a tenus, au style indirect : « l’enseignante m’a dit que… ».',
  source: SOURCES.ECRIRE,
  reads: ['REPORTED'],
  *find({ sentences }) {
    // One source may stand for the paragraph: « Mme Leroy m'a dit… L'enfant était seul. »
    if (sentences.some(({ words }) => isAttributed(words) || words.some(({ quoted }) => quoted))) return;
    for (const { from, to, words } of sentences) {
      if (words.length > 1 && !words.some(isConditional)) yield { from, to };
    }
  },
};
