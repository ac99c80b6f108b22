import { isConditional } from '../conditional.js';
import type { Family } from '../family.js';
import { expressions, Phrases } from '../phrases.js';
import { SOURCES } from '../sources.js';

/** Turns that say, without a conditional, that one does not know. */
const DOUBT = new Phrases(expressions(`
  à confirmer, à déterminer, à écarter, à éclaircir, à établir, à préciser, à vérifier, compatible*, craignons, crains, crainte*, dont on ne sait,
  doute*, envisag*, éventualité, éventuel*, évoqu*, fait penser, font penser, hypothèse*, hypothétique*, ignorons, il n'est pas certain, impossible*,
  incertain*, inconnu*, interroge, interrogeons, je me demande, je pense, laisse penser, laisse supposer, laissent penser, m'interroge*, n'est pas à
  écarter, n'est pas établi, n'est pas exclu*, ne peut être écarté*, ne peut être exclu*, ne peut exclure, ne pouvons exclure, ne sais, ne savons,
  nous demandons, nous interroge*, nous pensons, on ignore, peut être, piste*, possibilité*, possible*, présum*, probable*, probablement, question*,
  reste à, reste à vérifier, reste inconnu*, risque*, s'interroge*, se demander, selon nous, semble*, si, suppos*, vraisembl*
`));

export const indicativeHypotheses: Family = {
  code: 'INDICATIVE_HYPOTHESIS',
  sentence: 'Hypothèse écrite comme un fait. L’écrire au conditionnel, ou dire qu’il s’agit d’une possibilité.',
  source: SOURCES.ECRIRE,
  reads: ['HYPOTHESIS'],
  *find({ text, sentences }) {
    for (const { from, to, words } of sentences) {
      const asks = /^[\s»”"]*\?/.test(text.slice(to, to + 5));
      if (!asks && words.length > 1 && !words.some(isConditional) && !DOUBT.saidIn(words)) yield { from, to };
    }
  },
};
