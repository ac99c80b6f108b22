/** The legal bases of a share and of an admission, typed from the guide (§ 7), and to whom an item may be shared at all. */
import { cell } from './cells.js';

const SECRET = ['AGENT_CRIP', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', 'RESPONSABLE_ADOPTION', 'REFERENT_ASE', 'SECRETARIAT_ASE', 'ASSISTANT_SOCIAL', 'CESF', 'TISF', 'MEDECIN_PMI', 'MEDECIN_REFERENT',
  'PUERICULTRICE_PMI', 'SAGE_FEMME_PMI', 'PSYCHOLOGUE_PMI', 'PSYCHOLOGUE_ASE', 'ASSISTANT_FAMILIAL', 'EDUCATEUR_ASSOCIATION', 'CADRE_ASSOCIATION', 'EDUCATEUR_MECS', 'EDUCATEUR_PJJ',
  'ASSISTANT_SOCIAL_SCOLAIRE', 'MEDECIN_SCOLAIRE', 'INFIRMIER_SCOLAIRE', 'CONSEILLER_DSDEN', 'MEDECIN_HOSPITALIER', 'MEDECIN_TRAITANT'];
const DISCRETION = ['PSYCHOLOGUE_SCOLAIRE', 'DIRECTEUR_ECOLE', 'ENSEIGNANT', 'PROFESSIONNEL_PETITE_ENFANCE'];
const FORMAL = ['PROCUREUR', 'JUGE_DES_ENFANTS', 'GREFFIER', 'ENQUETEUR', 'ADMINISTRATEUR_AD_HOC', 'AVOCAT'];
const HEALTH = ['MEDECIN_PMI', 'MEDECIN_REFERENT', 'PUERICULTRICE_PMI', 'SAGE_FEMME_PMI', 'PSYCHOLOGUE_PMI', 'MEDECIN_SCOLAIRE', 'INFIRMIER_SCOLAIRE', 'MEDECIN_HOSPITALIER', 'MEDECIN_TRAITANT'];
const HEADS = ['AGENT_CRIP', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', 'RESPONSABLE_ADOPTION'];
const YOUTH = ['EDUCATEUR_PJJ', 'EDUCATEUR_ASSOCIATION', 'CADRE_ASSOCIATION', 'EDUCATEUR_MECS'];

const discreet = (fn: string): boolean => DISCRETION.includes(fn);
const secret = (fn: string): boolean => SECRET.includes(fn);
const health = (fn: string): boolean => HEALTH.includes(fn);

/** Of what kinds. */
const CARE = ['IDE', 'FAM', 'SOC', 'MED', 'PAR', 'ENF', 'LOG'];
const CARE_TEAM = ['IDE', 'MED', 'PAR', 'ENF', 'LOG'];
const JUVENILE = ['IDE', 'FAM', 'SCO', 'SOC', 'JUD', 'PAR', 'ENF', 'LOG'];

/** With whom, of what kind; whoever shares is bound by secrecy, always. */
const HOLDS: Record<string, (reader: string, sender: string, kind: string) => boolean> = {
  CASF_226_2_2: (r, _, k) => secret(r) && k !== 'INF' && k !== 'ADO',
  CASF_221_6: (r, _, k) => HEADS.includes(r) && k !== 'ADO',
  CSP_1110_4_II: (r, s, k) => secret(r) && (health(s) || health(r)) && CARE.includes(k),
  CSP_1110_4_III: (r, s, k) => health(s) && health(r) && CARE_TEAM.includes(k),
  CJPM_241_2: (r, s, k) => YOUTH.includes(s) && (secret(r) || discreet(r)) && JUVENILE.includes(k),
  CPP_40: (r) => r === 'PROCUREUR',
  CASF_226_4: (r) => r === 'PROCUREUR',
  CP_226_14: (r) => r === 'PROCUREUR',
  CASF_221_4: (r) => ['JUGE_DES_ENFANTS', 'GREFFIER'].includes(r),
  CASF_223_5: (r) => r === 'MEMBRE_CESSEC',
  JUDICIAL_REQUISITION: (r) => FORMAL.includes(r),
};

/** What may found a share of this kind between these two: none at all, for some pairs. */
export const basesFor = (sender: string, reader: string, kind: string): string[] => Object.keys(HOLDS).filter((basis) => secret(sender) && HOLDS[basis]!(reader, sender, kind));

const OF_THE_ASE = ['AGENT_CRIP', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', 'REFERENT_ASE', 'SECRETARIAT_ASE', 'CESF', 'TISF', 'PSYCHOLOGUE_ASE', 'ASSISTANT_FAMILIAL'];
const ADMITS: Record<string, (reader: string, kind: string) => boolean> = {
  CASF_226_2_2: (r, k) => secret(r) && k !== 'INF' && k !== 'ADO',
  CASF_221_6: (r, k) => OF_THE_ASE.includes(r) && k !== 'ADO',
  CSP_1110_4_II: (r, k) => health(r) && CARE.includes(k),
  CJPM_241_2: (r, k) => YOUTH.includes(r) && JUVENILE.includes(k),
};
/** Logistics are no secret: whatever is said founds them. */
export const admitsBy = (basis: string, reader: string, kind: string): boolean => kind === 'LOG' || (ADMITS[basis]?.(reader, kind) ?? false);

/** X whole, or X(m) for a summary; to the sworn and the discreet alone. */
export function mayBeAddressed(reader: string, kind: string, detail: string): boolean {
  return (secret(reader) || discreet(reader)) && cell(reader, kind).some((a) => a.right === 'X' && (!a.summaryOnly || detail === 'SUMMARY'));
}
