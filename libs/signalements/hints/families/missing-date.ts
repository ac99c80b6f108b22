import type { Family } from '../family.js';
import { SOURCES } from '../sources.js';
import { tellsADay } from '../when-and-where.js';
import { VAGUE } from './vague-dates.js';

export const missingDate: Family = {
  code: 'MISSING_DATE',
  sentence: 'Ce constat n’est pas daté. Ajouter le jour et, si possible, l’heure.',
  source: SOURCES.FAITS,
  reads: ['OBSERVED'],
  *find({ text, words }) {
    // A vague date has its own hint.
    if (words.length > 0 && !tellsADay(words) && !VAGUE.saidIn(words)) yield { from: 0, to: text.length };
  },
};
