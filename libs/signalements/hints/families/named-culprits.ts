import { spanOf, type Family } from '../family.js';
import { expressions, Phrases } from '../phrases.js';
import { tellsAProcedure } from '../procedures.js';
import { SOURCES } from '../sources.js';
import type { Word } from '../read-text.js';
import type { Span } from '../quotes.js';

const PERSONS = new Phrases(expressions(`
  assistant familial, assistante familiale, compagne, compagnon, concubin, concubine, conjoint, conjointe, cousin, demi frère, éducateur, elle, elles,
  entraîneur, frère, grands parents, il, ils, m, madame, maman, mari, mère, mlle, mme, monsieur, mr, nourrice, oncle, papa, parent, parents, père,
  professeur, tante, tonton, voisin, voisine
`));
const VIOLENCE = new Phrases(expressions(`
  a touché, abus*, affame, affamé*, agress*, asséné*, assène*, aurait touché, bat, battait, battent, battu*, blessé*, bouscul*, brûle, brûlé*,
  brutalis*, cogne, cogné*, corrigé, corrige, donnait des coups, donne des claques, donné des coups, donne des coups, donne des fessées, donne des
  gifles, empoign*, enfermait, enferme, enfermé*, étrangl*, exploite*, fouett*, frappait, frappe, frappé*, frappent, giflait, gifle, giflé*, griffé*,
  humili*, impose des rapports, inflige*, infligé*, insult*, laisse sans soins, levé la main, lève la main, maltraitait, maltraite*, maltraité*,
  martyris*, molest*, mordu*, porte des coups, porté* des coups, prive, privé, prive de, privent, rabaiss*, roue de coups, roué* de coups, secouait,
  secoue, secoué*, séquestr*, tapait, tape, tapé*, terrorise, tire les cheveux, tortur*, touche sexuellement, violait, viole, violé*, violenté*
`));
/** A blow on a thing, or at a door, names nobody's victim; a passive names no author before it. */
const ON_A_THING = new Set(['à', 'du', 'sur', 'contre', 'au', 'des']);
const BLAMES = new Phrases(expressions(`
  a fait du mal, à l'origine de, à l'origine des, accusons, agresseur*, auteur de ces, auteur de l', auteur des coups, auteur des faits, auteur des
  violences, auteur du, auteur est, auteur présumé, bourreau*, causé* par, comme l'auteur*, commis par, commise* par, dénonçons, est à l'origine, est
  la coupable, est la responsable, est le coupable, est le responsable, fait subir, geste déplacé, gestes déplacés, infligé* par, j'accuse, l'auteur,
  l'auteure, la responsable est, le responsable est, met en cause, mets en cause, mettons en cause, par la faute de, pédophile*, perpétré* par,
  prédateur*, provoqué* par, responsable* de ces, responsable* de l'état, responsable* de la fracture, responsable* des blessures, responsable* des
  brûlures, responsable* des coups, responsable* des faits, responsable* des lésions, responsable* des marques, s'est livré*, se livrait à, se livre
  à, se serait livré*, sont à l'origine, sont responsables de, victime de sa mère, victime de son beau père, victime de son père, violeur*
`));
/** How far from the person the verb may stand, in words. */
const NEAR = 5;

export const namedCulprits: Family = {
  code: 'NAMED_CULPRIT',
  sentence: 'Une personne est désignée comme auteur. Écrire les constats et les paroles citées ; l’enquête dira qui.',
  source: SOURCES.AUTEUR,
  reads: ['CONTEXT', 'HYPOTHESIS', 'ANALYSIS'],
  *find({ sentences }) {
    for (const { words } of sentences) {
      if (tellsAProcedure(words)) continue;
      for (const { first, last } of BLAMES.in(words)) yield spanOf(words, first, last);
      yield* actsOfSomebody(words);
    }
  },
};

function* actsOfSomebody(words: readonly Word[]): Generator<Span> {
  let person = -Infinity;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    if (word.quoted) continue;
    if (PERSONS.lengthAt(words, at) > 0 || isName(words, at)) person = person + NEAR >= at ? person : at;
    const taken = VIOLENCE.lengthAt(words, at);
    if (taken === 0 || person + NEAR < at || person === at) continue;
    const passive = ['été', 'est', 'sont', 'être', 'était'].includes(words[at - 1]?.plain ?? '');
    if (!passive && !ON_A_THING.has(words[at + taken]?.plain ?? '')) yield spanOf(words, person, at + taken - 1);
  }
}

/** A capital inside a sentence, or at its head when another follows: « Kylian Dormond ». */
function isName(words: readonly Word[], at: number): boolean {
  const capital = (place: number): boolean => /^\p{Lu}\p{Ll}/u.test(words[place]?.typed ?? '');
  return capital(at) && (at > 0 || capital(at + 1) || VIOLENCE.lengthAt(words, at + 1) > 0);
}
