import { EVERYWHERE, saying, type Family } from '../family.js';
import { expressions, Phrases } from '../phrases.js';
import { SOURCES } from '../sources.js';

/** What somebody would be, morally. */
const WORDS = expressions(`
  agitateu*, alcoolique*, asocial*, assisté, assistée, assistés, autoritaire*, bon à rien, bon père, bon père de famille, bonne à rien, bonne mère,
  bons à rien, brutal, brutale, brutaux, brute, brutes, capricieu*, caractériel*, carencé*, cas social, cas sociaux, colérique*, compagnon violent,
  complice*, conjoint violent, crédule*, cupide*, de mauvaises moeurs, de mauvaises mœurs, débauché*, défaillant*, démissionnaire*, dépensi*,
  dépourvu* d', dépravé*, dévergondé*, drogué*, effronté*, égoïste*, est violent, est violente, fainéant*, fantôme, feignant*, femme facile, femme
  violente, fille facile, folle, fou, fous, frivole*, fuyant*, grossier personnage, homme violent, hypocrite*, idiot*, immature*, imprévisible*,
  impulsi*, inapte*, incapable*, incompétent*, inconscient, inconsciente, inconscients, inconséquent*, indigne de, indignes, infantile*,
  influençable*, ingrat*, insolent*, insouciant*, instable*, irresponsable*, ivrogne*, lâche, laxiste*, lunatique*, mal éduqué*, mal famé*,
  malhonnête*, maltraitant, maltraitante, maltraitantes, maltraitants, malveillant*, marginal, marginale, marginaux, mauvais parent*, mauvais père,
  mauvaise fréquentation, mauvaise mère, mauvaises fréquentations, mauvaises mères, méchant*, menteu*, mère absente, mère indigne, mère toxique, mère
  violente, monstre*, mœurs légères, négligent, négligente, négligentes, négligents, nocif, nocive, nuisible*, orgueilleu*, parent toxique, parents
  toxiques, parents violents, paresseu*, pauvre type, père absent, père indigne, père toxique, père violent, perfide*, personne toxique, peu capable*,
  peu coopérati*, peu fiable*, peu fréquentable*, peu intelligent*, peu recommandable*, possessi*, procédurier*, procédurière*, profiteu*,
  provocatrice*, puéril*, relation toxique, sale type, sans aucune volonté, sans autorité, sans coeur, sans cœur, sans éducation, sans morale, sans
  parole, sans principes, sans repères, sans scrupule*, sans volonté, sont violents, sournois*, stupide*, toxique pour, triste individu, tyran*,
  vénal*, vicieu*, volage*, voyou*, vraie mère
`);

/** A capacity is not a person: « incapable de marcher ». */
const CAPACITY = new Phrases(['incapable* de', 'incapable* d\'']);

export const moralLabels: Family = {
  code: 'MORAL_LABEL',
  sentence: 'Cette étiquette porte sur ce qu’est la personne. Écrire ce qu’elle a fait ou dit, quand et où.',
  source: SOURCES.EVALUER,
  reads: EVERYWHERE,
  find: saying(WORDS, ({ words }, first) => CAPACITY.lengthAt(words, first) > 0),
};
