import { OUT_OF_ANALYSIS, saying, type Family } from '../family.js';
import { SOURCES } from '../sources.js';
import { expressions } from '../phrases.js';

/** Words by which a writer lends certainty, or feeling, to a fact. */
const WORDS = expressions(`
  à coup sûr, à l'évidence, à ma grande surprise, à n'en pas douter, à notre grande surprise, absolument, apparemment, assurément, aucun doute, avec
  certitude, bel et bien, bien entendu, bien évidemment, bien sûr, bizarrement, c'est certain, c'est clair, c'est évident, c'est sûr, carrément,
  certainement, clairement, comme il fallait s'y attendre, comme on pouvait s'y attendre, comme par hasard, complètement, curieusement, de façon
  certaine, de façon évidente, de façon flagrante, de manière certaine, de manière évidente, de toute évidence, décidément, étonnamment, étrangement,
  évidemment, extrêmement, fatalement, flagrant*, forcément, fort heureusement, franchement, gravement, hélas, heureusement, il est certain, il est
  clair, il est évident, il est incontestable, il est indéniable, il est notoire, il est patent, il ne fait aucun doute, il ne fait pas de doute, il
  va de soi, il va sans dire, incontestablement, indéniablement, indiscutablement, indubitablement, inévitablement, invraisemblablement,
  littéralement, malheureusement, manifestement, naturellement, nécessairement, nettement, nul doute, objectivement, on ne peut que, parfaitement,
  parlent d'eux mêmes, particulièrement, prétendument, profondément, proprement, purement, purement et simplement, réellement, sans aucun doute, sans
  conteste, sans hésitation, sans l'ombre d'un doute, sans le moindre doute, sans nul doute, sans surprise, sautait aux yeux, saute aux yeux, sautent
  aux yeux, scandaleusement, soi disant, sûrement, terriblement, totalement, tout simplement, véritablement, visiblement, vraiment
`);

export const evaluativeAdverbs: Family = {
  code: 'EVALUATIVE_ADVERB',
  sentence: 'Cet adverbe donne une certitude ou un sentiment à la place du fait. Le retirer, ou dire ce qui a été vu.',
  source: SOURCES.ECRIRE,
  reads: OUT_OF_ANALYSIS,
  find: saying(WORDS),
};
