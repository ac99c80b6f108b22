import { EVERYWHERE, saying, type Family } from '../family.js';
import { SOURCES } from '../sources.js';
import { expressions } from '../phrases.js';

/** An aim or a lie lent to somebody: nobody saw it. */
const WORDS = expressions(`
  à des fins, à dessein, à la seule fin, achèt* le silence, achèt* son silence, affabul*, afin d'échapper, afin de nuire, afin de se soustraire, afin
  de tromper, cache la vérité, cachent la vérité, chantage, cherchaient à, cherchait à, cherche à, cherche une excuse, cherchent à, dans l'espoir de,
  dans le but de, dans le seul but, de façade, délibérément, détourne l'attention, dissimul*, en façade, en profite, essaie de tromper, évite
  soigneusement, exprès, faire semblant, faire traîner, faisait semblant, fait du chantage, fait mine, fait pression, fait semblant, fait tout pour,
  fait traîner, feignait, feignent, feint, font mine, font pression, font semblant, font tout pour, font traîner, histoire de, insidieusement,
  instrumentalis*, intentionnellement, inventait, invente, inventé, inventée, inventent, jouait la comédie, joue double jeu, joue la comédie, joue un
  rôle, jouent la comédie, jouer la comédie, manipul*, mauvaise foi, mauvaise volonté, mensong*, ment, mentaient, mentait, mentent, menti, mentir,
  monte l'enfant contre, monte les enfants, monte sa, monte ses, monte son, ne cherche qu', par calcul, par intérêt, par jalousie, par malveillance,
  par méchanceté, par paresse, par provocation, par vengeance, pour attirer l'attention, pour cacher, pour échapper, pour éviter, pour faire pression,
  pour gagner du temps, pour nuire, pour obtenir, pour provoquer, pour punir, pour se soustraire, pour tromper, prend plaisir, prend prétexte, prend
  un malin plaisir, prétend, prétendait, prétendent, prétexte*, profite de, profite du, profitent de, refuse obstinément, refuse sciemment, retourne
  l'enfant contre, ruse*, s'acharn*, s'arrange pour, s'arrangeait pour, s'arrangent pour, s'évertu*, s'ingéni*, sciemment, se cache derrière, se
  dédouane*, se déresponsabilis*, se fait passer pour, se joue de, se jouent de, se moque de, se moquent de, se pose en victime, se sert de, se
  servent de, se venge*, se victimis*, semblant de, simulait, simule, simulent, sournoisement, sous prétexte, stratagème*, stratégie*, tente
  d'échapper, tente de se soustraire, tentent d'échapper, tire profit, trompait, trompe, trompent, use de, utilise l'enfant, utilise sa fille, utilise
  ses enfants, utilise son enfant, utilise son fils, volontairement
`);

export const intentions: Family = {
  code: 'INTENTION',
  sentence: 'Une intention ne se constate pas. Écrire l’acte, les paroles entre guillemets, et ce qui les contredit.',
  source: SOURCES.EVALUER,
  reads: EVERYWHERE,
  find: saying(WORDS),
};
