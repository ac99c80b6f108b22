import { EVERYWHERE, saying, type Family } from '../family.js';
import { SOURCES } from '../sources.js';
import { expressions } from '../phrases.js';

/** An aim or a lie lent to somebody: nobody saw it. */
const WORDS = expressions(`
  à des fins, à dessein, a l'intention, à la seule fin, achèt* le silence, achèt* son silence, affabul*, afin d'échapper, afin d'obtenir, afin de ne
  pas, afin de nuire, afin de se soustraire, afin de tromper, arrière pensée*, avec l'intention, cache la vérité, cachent la vérité, calculat*,
  chantage, cherchaient à, cherchait à, cherche à, cherche une excuse, cherchent à, comédie, dans l'espoir de, dans le but de, dans le seul but, de
  façade, délibérément, détourne l'attention, dissimul*, double jeu, en façade, en profite, essaie de tromper, évite soigneusement, exprès, faire
  croire, faire semblant, faire traîner, faisait semblant, fait croire, fait du chantage, fait mine, fait pression, fait semblant, fait tout pour,
  fait traîner, feignait, feignent, feint, font croire, font mine, font pression, font semblant, font tout pour, font traîner, histoire de,
  insidieusement, instrumentalis*, intentionnellement, inventait, invente, inventé, inventée, inventent, joue l', joue un rôle, jouent l', laisse
  croire, manipul*, manoeuvre*, manœuvre*, mauvaise foi, mauvaise volonté, menait en bateau, mène* en bateau, mensong*, ment, mentaient, mentait,
  mentent, menti, mentir, mise en scène, monte l'enfant contre, monte les enfants, monte sa, monte ses, monte son, ne cherche qu', ont l'intention,
  par calcul, par intérêt, par jalousie, par malveillance, par méchanceté, par paresse, par provocation, par vengeance, pour attendrir, pour attirer
  l'attention, pour cacher, pour couvrir, pour échapper, pour éviter, pour faire pression, pour fuir, pour gagner du temps, pour impressionner, pour
  ne pas avoir, pour nuire, pour obtenir, pour provoquer, pour punir, pour qu'on, pour se soustraire, pour tromper, prend plaisir, prend prétexte,
  prend un malin plaisir, prétend, prétendait, prétendent, prétexte*, profite de, profite du, profitent de, raconte* des histoires, refuse
  obstinément, refuse sciemment, retourne l'enfant contre, ruse*, s'acharn*, s'arrange pour, s'arrangeait pour, s'arrangent pour, s'évertu*,
  s'ingéni*, sciemment, se cache derrière, se débarrass*, se dédouane*, se déresponsabilis*, se fait passer pour, se fait plaindre, se joue de, se
  jouent de, se pose en victime, se sert de, se servent de, se venge*, se victimis*, semblant de, simulait, simule, simulent, sournoisement, sous
  prétexte, stratagème*, stratégie*, subterfuge*, tactique*, tente d'échapper, tente de se soustraire, tentent d'échapper, tire profit, trompait,
  trompe, trompent, use de, utilise l'enfant, utilise sa fille, utilise ses enfants, utilise son enfant, utilise son fils, volontairement
`);

export const intentions: Family = {
  code: 'INTENTION',
  sentence: 'Une intention ne se constate pas. Écrire l’acte, les paroles entre guillemets, et ce qui les contredit.',
  source: SOURCES.EVALUER,
  reads: EVERYWHERE,
  find: saying(WORDS),
};
