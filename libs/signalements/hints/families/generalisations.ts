import { OUT_OF_ANALYSIS, saying, type Family } from '../family.js';
import { expressions, Phrases } from '../phrases.js';
import { SOURCES } from '../sources.js';
import { isAttributed } from '../attribution.js';

const WORDS = expressions(`
  à chaque fois, a l'habitude de, à longueur d'année, à longueur de journée, à tout bout de champ, c'est l'habitude, ce genre de famille*, ce genre de
  personne*, ce type de famille*, ce type de parent*, ces familles, ces gens, ces jeunes, chaque fois, classique dans, comme à chaque fois, comme à
  leur habitude, comme à son habitude, comme d'habitude, comme tous les, comme tout dans, comme toute la famille, comme toutes les, constamment,
  continuellement, dans ce milieu, dans cette communauté, dans cette famille, dans leur culture, de tout temps, depuis sa naissance, depuis toujours,
  du matin au soir, en permanence, en toute circonstance, en toutes circonstances, encore une fois, éternellement, finissent tous, gens du voyage,
  immanquablement, inlassablement, invariablement, jamais, jour après jour, les familles comme, les femmes comme, les gens comme, les hommes comme,
  les jeunes comme, les parents comme, n'a jamais, ne fait rien, ne font rien, ont l'habitude de, pas une fois, pas une seule fois, perpétuellement,
  personne n'ignore, qu'on leur connaît, qu'on lui connaît, quoi qu'on fasse, quotidiennement, rien n'est fait, rien ne change, sans arrêt, sans
  cesse, sans exception, sans relâche, systématiquement, toujours, tous les mêmes, tous pareils, tout le monde, tout le temps, toute sa vie, toutes
  pareilles, typique de, une fois de plus, une fois encore
`);

/** « Toujours » that means « still », « jamais » that is a record. */
const STILL = new Phrases(expressions(`
  jamais été, jamais eu, jamais fait l'objet, jamais reçu, jamais rencontré*, jamais vu, toujours à ce jour, toujours accueilli*, toujours au,
  toujours chez, toujours confié*, toujours détenu*, toujours domicile, toujours domicilié*, toujours en attente, toujours en cours, toujours en
  vigueur, toujours enceinte, toujours hébergé*, toujours hospitalisé*, toujours incarcéré*, toujours inscrit*, toujours la même, toujours le même,
  toujours les mêmes, toujours ouvert*, toujours pas, toujours placé*, toujours pris*, toujours sans, toujours scolarisé*, toujours suivi*, toujours
  titulaire*
`));

export const generalisations: Family = {
  code: 'GENERALISATION',
  sentence: 'Cette généralisation ne peut être vérifiée. Dire combien de fois, et à quelles dates.',
  source: SOURCES.FAITS,
  reads: OUT_OF_ANALYSIS,
  find: saying(WORDS, ({ words }, first, _last, { type }) => STILL.lengthAt(words, first) > 0 || (type === 'REPORTED' && isAttributed(words))),
};
