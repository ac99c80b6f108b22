/**
 * ★ The legal bases: what founds a share or an admission, between whom, of what kinds, since when (docs/lecture-de-la-loi.md, § 7). The database holds the
 * same, typed apart (migration 0092). A basis that is not here founds neither: formal acts have their own verbs. Logistics are no secret, and need none.
 */
import { FUNCTIONS, type Function } from './functions.js';
import { KINDS, type Kind } from './kinds.js';

export interface LegalBasis {
  article: string;
  /** In force, as it was read, since: nothing is founded on it before. */
  from: string;
  kinds: readonly Kind[];
  /** Of an item, by its sender, with its reader. */
  shares: (sender: Function, reader: Function) => boolean;
  /** To a dossier, by the designated responsable, who is bound by mission and no health professional. */
  admits: (reader: Function) => boolean;
}

export const bound = (fn: Function): boolean => ['BY_PROFESSION', 'BY_MISSION', 'BY_FUNCTION'].includes(FUNCTIONS[fn].regime);
export const discreet = (fn: Function): boolean => FUNCTIONS[fn].regime === 'DISCRETION';
const health = (fn: Function): boolean => FUNCTIONS[fn].health;
/** Those who take part in the missions of the ASE, bound as such. */
const ofTheAse = (fn: Function): boolean => FUNCTIONS[fn].article === 'CASF L.221-6';

const UP_THE_LINE: readonly Function[] = ['AGENT_CRIP', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', 'RESPONSABLE_ADOPTION'];
const YOUTH_JUSTICE: readonly Function[] = ['EDUCATEUR_PJJ', 'EDUCATEUR_ASSOCIATION', 'CADRE_ASSOCIATION', 'EDUCATEUR_MECS'];
const but = (...without: Kind[]): readonly Kind[] => KINDS.filter((kind) => !without.includes(kind));

export const LEGAL_BASES: Readonly<Record<string, LegalBasis>> = {
  CASF_226_2_2: { article: 'CASF L.226-2-2', from: '2007-03-06', kinds: but('INF', 'ADO'), shares: (sender, reader) => bound(sender) && bound(reader), admits: bound },
  CASF_221_6: { article: 'CASF L.221-6', from: '2007-03-06', kinds: but('ADO'), shares: (sender, reader) => bound(sender) && UP_THE_LINE.includes(reader), admits: ofTheAse },
  CSP_1110_4_II: { article: 'CSP L.1110-4 II', from: '2016-01-28', kinds: ['IDE', 'FAM', 'SOC', 'MED', 'PAR', 'ENF', 'LOG'], shares: (sender, reader) => bound(sender) && bound(reader) && (health(sender) || health(reader)), admits: health },
  CSP_1110_4_III: { article: 'CSP L.1110-4 III', from: '2016-01-28', kinds: ['IDE', 'MED', 'PAR', 'ENF', 'LOG'], shares: (sender, reader) => health(sender) && health(reader), admits: () => false },
  CJPM_241_2: { article: 'CJPM L.241-2', from: '2021-09-30', kinds: ['IDE', 'FAM', 'SCO', 'SOC', 'JUD', 'PAR', 'ENF', 'LOG'],
    shares: (sender, reader) => YOUTH_JUSTICE.includes(sender) && (bound(reader) || discreet(reader)), admits: (reader) => YOUTH_JUSTICE.includes(reader) },
};

const of = (basis: string, kind: Kind, at: Date): LegalBasis | undefined => {
  const found = LEGAL_BASES[basis];
  return found && found.from <= at.toISOString().slice(0, 10) && found.kinds.includes(kind) ? found : undefined;
};

export const foundsShare = (basis: string, sender: Function, reader: Function, kind: Kind, at: Date): boolean => of(basis, kind, at)?.shares(sender, reader) ?? false;
export const foundsAdmission = (basis: string, reader: Function, kind: Kind, at: Date): boolean => kind === 'LOG' || (of(basis, kind, at)?.admits(reader) ?? false);
