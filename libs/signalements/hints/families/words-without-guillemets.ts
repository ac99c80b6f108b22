import { spanOf, type Family } from '../family.js';
import { expressions, Phrases } from '../phrases.js';
import { SOURCES } from '../sources.js';

/** Whoever keeps silent is not quoted. */
const SILENT = new Phrases(expressions(`
  a refusé, est resté silencieu*, est restée silencieu*, gardé le silence, n'a pas été, n'a pas parlé, n'a pas pu être, n'a pas répondu, n'a pas
  souhaité, n'a rien dit, n'ont pas été, n'ont pas pu être, n'ont pas répondu, n'ont pas souhaité, ont refusé, resté muet, restée muette
`));

const SAYS = expressions(`
  affirmé, ajouté, avoué, confié, déclaré, dit, expliqué, indiqué, précisé, raconté, rapporté, répété, répondu, révélé
`);
const WHAT = ['que', 'qu\'', 'avoir', 'être', 'ne', 'n\''];
/** « … m'a dit que », « … a raconté qu' » in what the writer saw: those words were heard, and are not given. */
const SAY = expressions(`
  avoue, avouer, confie, confier, dire, dit, explique, expliquer, raconte, raconter, révèle, révéler
`);
export const TOLD = new Phrases([...['me', 'nous', 'lui'].flatMap((to) => SAY.flatMap((verb) => WHAT.map((what) => `${to} ${verb} ${what}`))), ...['a', 'm\' a', 'nous a', 'lui a', 'leur a'].flatMap((to) => SAYS.flatMap((verb) => WHAT.map((what) => `${to} ${verb} ${what}`)))]);

const SPEAKS = new Phrases(expressions(`
  accuse, accusait, accusent, admet*, admis, affirm*, ajout*, assur*, avou*, confie, confié, confirm*, contest*, déclar*, demand*, dénonc*, dire, disait, disant, disent, dit, dément, estim*, expliqu*, indiqu*, insult*, menac*,
  nie, nient, parle, parlé, plain*, précis*, prétend*, promet*, promis, racont*, rappel*, reconnaî*, reconnu*, refus* en disant, répét*, répond*, reproch*, rétorqu*, soutien*, souten*, souhait*
`));

export const wordsWithoutGuillemets: Family = {
  code: 'WORDS_WITHOUT_GUILLEMETS',
  sentence: 'Paroles sans guillemets. Écrire les mots exacts entre « », avec la question posée et les circonstances.',
  source: SOURCES.ECRIRE,
  reads: ['CHILD_QUOTE', 'PARENT_QUOTE', 'OBSERVED'],
  *find({ text, words, sentences, quotes }, { type }) {
    if (type !== 'OBSERVED') {
      // What a parent did is told as it was seen; what they said is given.
      const speaks = type === 'CHILD_QUOTE' || SPEAKS.saidIn(words);
      if (quotes.length === 0 && words.length > 0 && speaks && !SILENT.saidIn(words)) yield { from: 0, to: text.length };
      return;
    }
    for (const { words: said } of sentences) {
      if (said.some(({ quoted }) => quoted)) continue;
      for (const { first, last } of TOLD.in(said)) yield spanOf(said, first, last);
    }
  },
};
