import type { Family } from '../family.js';
import { SOURCES } from '../sources.js';
import { tellsAPlace } from '../when-and-where.js';

export const missingPlace: Family = {
  code: 'MISSING_PLACE',
  sentence: 'Ce constat n’est pas situé. Dire où il a été fait.',
  source: SOURCES.FAITS,
  reads: ['OBSERVED'],
  *find(read) {
    if (read.words.length > 0 && !tellsAPlace(read)) yield { from: 0, to: read.text.length };
  },
};
