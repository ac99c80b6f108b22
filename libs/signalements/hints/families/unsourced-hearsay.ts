import { EVERYWHERE, spanOf, type Family } from '../family.js';
import { Phrases } from '../phrases.js';
import { SOURCES } from '../sources.js';
import { anonymousIn } from '../attribution.js';

/** A passive without author has one when somebody is named: « il nous a été signalé par Mme Leroy ». */
const PASSIVE = new Phrases(['il m\' a été', 'il nous a été', 'il a été rapporté', 'il a été signalé', 'il a été dit']);
const BY = new Phrases(['par']);

export const unsourcedHearsay: Family = {
  code: 'UNSOURCED_HEARSAY',
  sentence: 'Ouï-dire sans source. Dire qui l’a rapporté, quand et comment ; sinon, ne pas l’écrire.',
  source: SOURCES.FAITS,
  reads: EVERYWHERE,
  *find({ sentences }) {
    for (const { words } of sentences) {
      for (const { first, last } of anonymousIn(words)) {
        if (PASSIVE.lengthAt(words, first) === 0 || !BY.saidIn(words)) yield spanOf(words, first, last);
      }
    }
  },
};
