/**
 * ★ Who sees what: the access matrix in normal form. Each cell is a list of alternatives { right, detail, when }.
 *
 * S sees by function within its perimeter · P while admitted, for that dossier and kind · X an item shared with them · O their own · N never.
 * Suffix m: the summary only. A condition after « / » holds on the row. The law never says « profession X sees everything »: it lets
 * persons bound by secrecy share, per situation, what is necessary (CASF L.226-2-2); hence P and X, and S only for intake and decision
 * (L.226-3, L.221-6). The exact reading of each cell written in prose: docs/lecture-de-la-loi.md.
 */
import type { Function } from './functions.js';
import { FUNCTION_NAMES, FUNCTIONS } from './functions.js';
import { KINDS, type Detail, type Kind, type Source } from './kinds.js';

export type Right = 'S' | 'P' | 'X' | 'O';
export interface Alternative { right: Right; detail: Detail; when?: { source: Source } }
export type Row = Record<Kind, readonly Alternative[]>;
/** EVALUATEUR is a duty held on a dossier, not a function: its row adds to that of the function (CASF D.226-2-5). */
export type RowName = Function | 'EVALUATEUR';
export type Matrix = Record<RowName, Row>;

const CONDITIONS: Record<string, { source: Source }> = { pmi: { source: 'PMI' }, school: { source: 'SCHOOL_HEALTH' } };

/** "P/pmi+X" → [{ P, FULL, when PMI }, { X, FULL }]; "Xm" → [{ X, SUMMARY }]; "N" → []. */
export function cell(text: string): Alternative[] {
  if (text === 'N') return [];
  return text.split('+').map((part) => {
    const [held = '', condition] = part.split('/');
    const when = condition === undefined ? undefined : CONDITIONS[condition];
    if (!/^[SPXO]m?$/.test(held) || (condition !== undefined && !when)) throw new Error(`matrix: cell "${text}" is not in normal form`);
    return { right: held[0] as Right, detail: held.endsWith('m') ? 'SUMMARY' : 'FULL', ...(when && { when }) };
  });
}

function row(text: string): Row {
  const cells = text.trim().split(/\s+/);
  if (cells.length !== KINDS.length) throw new Error(`matrix: ${cells.length} cells in "${text}"`);
  return Object.fromEntries(KINDS.map((kind, i) => [kind, cell(cells[i]!)])) as unknown as Row;
}

//                          IDE FAM SCO SOC MED     JUD PAR ENF INF ADO LIE LOG
const crip        = row('   S   S   S   S   Xm      Sm  S   S   S   N   X   S ');
const doctorPmi   = row('   P   P   Pm  P   P       X   P   P   N   N   X   P ');
const schoolCare  = row('   P   Pm  P   X   P/school+X N X  O+X O   N   N   P ');
const school      = row('   Xm  Xm  O   N   N       Xm  N   O   O   N   N   P ');
const doctorCare  = row('   Pm  Pm  N   X   O+X     Xm  X   O+X O   N   X   P ');
const judge       = row('   X   X   X   X   X       O   X   X   X   N   O   N ');
const counsel     = row('   X   X   N   X   N       X   X   X   N   N   N   N ');
const homeHelp    = row('   P   Pm  N   Xm  N       N   N   O   N   N   N   P ');
const otherPmi    = row('   P   P   N   X   P/pmi   N   X   O+X N   N   N   P ');
const emitter     = row('   N   N   N   N   N       N   N   N   O   N   N   N ');
const nothing     = row('   N   N   N   N   N       N   N   N   N   N   N   N ');

const WRITTEN: Partial<Record<RowName, Row>> = {
  AGENT_CRIP: crip,
  RESPONSABLE_CRIP: crip,
  RESPONSABLE_ASE:          row('S  S   S   S   Xm      S   S   S   X   N   S   S'),
  RESPONSABLE_ADOPTION:     row('S  S   X   S   X       S   S   X   N   S   X   S'),
  EVALUATEUR:               row('P  P   P   P   Xm      X   P   P   N   N   X   P'),
  REFERENT_ASE:             row('P  P   P   P   Xm      P   P   P   N   N   P   P'),
  ASSISTANT_SOCIAL:         row('P  P   Pm  P   Xm      X   P   X   N   N   X   P'),
  MEDECIN_PMI: doctorPmi,
  MEDECIN_REFERENT: doctorPmi,
  PUERICULTRICE_PMI:        row('P  P   Pm  P   P/pmi+X X   P   P   N   N   X   P'),
  PSYCHOLOGUE_ASE:          row('P  P   P   P   X       X   P   P   N   N   X   P'),
  ASSISTANT_FAMILIAL:       row('Pm Pm  P   Xm  Xm      Xm  N   P   N   N   O   P'),
  EDUCATEUR_ASSOCIATION:    row('P  P   P   P   Xm      Pm  P   P   N   N   X   P'),
  EDUCATEUR_MECS:           row('P  Pm  P   X   Xm      Pm  X   P   N   N   O   P'),
  EDUCATEUR_PJJ:            row('P  P   P   P   X       P   P   P   N   N   X   P'),
  ASSISTANT_SOCIAL_SCOLAIRE: row('P P   P   X   N       Xm  X   O+X O   N   N   P'),
  MEDECIN_SCOLAIRE: schoolCare,
  INFIRMIER_SCOLAIRE: schoolCare,
  DIRECTEUR_ECOLE: school,
  ENSEIGNANT: school,
  CONSEILLER_DSDEN:         row('X  X   X   X   N       Xm  X   X   O   N   N   P'),
  MEDECIN_HOSPITALIER: doctorCare,
  MEDECIN_TRAITANT: doctorCare,
  PROCUREUR:                row('X  X   X   X   X       O   X   X   X   N   X   N'),
  JUGE_DES_ENFANTS: judge,
  GREFFIER: judge,
  ADMINISTRATEUR_AD_HOC: counsel,
  AVOCAT: counsel,
  MEMBRE_CESSEC:            row('Xm X   X   X   Xm      Xm  Xm  X   N   N   N   N'),
  MAIRE_CCAS: emitter,
  // Rows of ours, the most restrictive first: the texts give these functions no row.
  PROFESSIONNEL_PETITE_ENFANCE: row('N N N N  N         N   N   N   O   N   N   P'),
  SECRETARIAT_ASE:          row('P  P   N   N   N       N   N   N   N   N   N   P'),
  CESF: homeHelp,
  TISF: homeHelp,
  CADRE_ASSOCIATION:        row('P  P   P   P   N       Pm  X   X   N   N   N   P'),
  SAGE_FEMME_PMI: otherPmi,
  PSYCHOLOGUE_PMI: otherPmi,
  PSYCHOLOGUE_SCOLAIRE:     row('Xm Xm  O   N   N       N   N   O   N   N   N   P'),
};

/** A function without a row sees nothing. */
export const MATRIX: Matrix = Object.fromEntries(
  (['EVALUATEUR', ...FUNCTION_NAMES] as RowName[]).map((name) => [name, WRITTEN[name] ?? nothing]),
) as Matrix;

/**
 * Who writes which kind: what one reads in full by S or P, and one's O cells. MED by health professionals alone; ADO by the adoption duty alone;
 * INF at recueil only and JUD from a registered act only: neither is written in a dossier yet.
 */
export function writing(matrix: Matrix, name: RowName, kind: Kind): readonly Alternative[] {
  if (kind === 'INF' || kind === 'JUD') return [];
  if (kind === 'ADO' && name !== 'RESPONSABLE_ADOPTION') return [];
  if (kind === 'MED' && (name === 'EVALUATEUR' || !FUNCTIONS[name].health)) return [];
  return matrix[name][kind].filter(({ right, detail }) => detail === 'FULL' && right !== 'X');
}

/** Who may hold the duty of evaluator: a function that may be admitted to know who the child is, not one admitted to its logistics alone. */
export const mayEvaluate = (row: Row): boolean => row.IDE.some((c) => c.right === 'P');

/** Who may sit at a synthèse: a function that the logistics of a dossier are open to. A magistrate, an investigator, counsel are not. */
export const mayBeConvoked = (row: Row): boolean => row.LOG.some((c) => c.right === 'S' || c.right === 'P');

/** What the function knows by its territory, as P: under an exceptional access, and for nothing else. */
export const asAdmitted = (cells: readonly Alternative[]): readonly Alternative[] => cells.filter((c) => c.right === 'S').map((c) => ({ ...c, right: 'P' }));

/** Cells that the texts make conditional on what we cannot yet express: closed, and listed in law.md under « à ouvrir ». */
export const TO_OPEN: readonly { row: RowName; kind: Kind; text: string; article: string }[] = [
  { row: 'EVALUATEUR', kind: 'INF', text: 'si c’est nécessaire et consenti', article: 'CASF D.226-2-5' },
  { row: 'MEDECIN_PMI', kind: 'ADO', text: 'santé des parents de naissance', article: 'CASF L.224-7' },
  { row: 'ASSISTANT_SOCIAL_SCOLAIRE', kind: 'MED', text: 'nécessité de santé scolaire', article: 'CSP R.1110-1' },
  { row: 'ASSISTANT_SOCIAL_SCOLAIRE', kind: 'LIE', text: 'si l’école de l’enfant en a besoin', article: 'C. civ. 375-7' },
  { row: 'CONSEILLER_DSDEN', kind: 'MED', text: 'si médecin', article: 'CSP R.4127-4' },
  { row: 'PROCUREUR', kind: 'ADO', text: 'voie pénale seule', article: 'CASF L.221-8' },
  { row: 'RESPONSABLE_ASE', kind: 'JUD', text: 'écrire : depuis un acte enregistré', article: 'CPC 1187' },
  { row: 'RESPONSABLE_CRIP', kind: 'INF', text: 'écrire : au recueil seulement', article: 'CASF L.226-3' },
  { row: 'ANALYSTE_ODPE', kind: 'SCO', text: 'jeu pseudonymisé seulement', article: 'CASF D.226-3-4' },
];
