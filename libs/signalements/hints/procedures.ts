import { expressions, Phrases } from './phrases.js';
import type { Word } from './read-text.js';

/** A decision or a procedure, named: what it says is a fact of its own. */
const PROCEDURES = new Phrases(expressions(`
  acquitt*, arrêt de la cour, casier, classement sans suite, composition pénale, condamn*, contrôle judiciaire, cour d'assises, enquête*, garde à vue,
  information judiciaire, instruction, jugement*, main courante, mis en examen, mise en examen, ordonnance*, parquet, plainte*, poursuivi*, procès
  verbal, procureur*, rappel à la loi, relaxe, relaxé*, tribunal
`));

export const tellsAProcedure = (words: readonly Word[]): boolean => PROCEDURES.saidIn(words);
