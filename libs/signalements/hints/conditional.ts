import type { Word } from './read-text.js';
import { expressions } from './phrases.js';

/** -rait, -raient…: the conditional, or the imperfect of a verb in -rer, which is told apart by its stem. */
const ENDING = /^(\p{L}+)r(ais|ait|aient|ions|iez)$/u;
const IMPERFECT_STEMS = expressions(`
  accapa, admi, administ, ado, aspi, assu, attenti, atti, compa, concent, conspi, cou, couv, déchi, décla, découv, délibé, demeu, démont, dési, du,
  éclai, effleu, égare, empa, enregist, ent, entou, er, ér, espé, expi, feut, figu, filt, gé, géné, igno, illust, inspi, ju, libé, liv, livr, mesu,
  mont, mou, mu, mûr, off, offr, opé, ouv, pa, parcou, péné, pleu, préfé, prépa, procu, rassu, récupé, régéné, rencont, rent, répa, respi, ret, reti,
  sacr, secou, sépa, ser, serr, souff, soupi, suggé, tempé, ti, tolé, toléré, tortu, torturé, vi
`);
const IMPERFECT = new Set(IMPERFECT_STEMS);

export function isConditional({ plain }: Word): boolean {
  const stem = ENDING.exec(plain)?.[1];
  return stem !== undefined && !IMPERFECT.has(stem);
}
