/** The legal bases of a share, typed from the guide (§ 7), and to whom an item may be shared at all. */
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

/** With whom; whoever shares is bound by secrecy, always. */
const HOLDS: Record<string, (reader: string, sender: string) => boolean> = {
  CASF_226_2_2: (r) => secret(r),
  CASF_221_6: (r) => HEADS.includes(r),
  CSP_1110_4_II: (r, s) => secret(r) && (health(s) || health(r)),
  CSP_1110_4_III: (r, s) => health(s) && health(r),
  CJPM_241_2: (r, s) => YOUTH.includes(s) && (secret(r) || discreet(r)),
  CPP_40: (r) => r === 'PROCUREUR',
  CASF_226_4: (r) => r === 'PROCUREUR',
  CP_226_14: (r) => r === 'PROCUREUR',
  CASF_221_4: (r) => ['JUGE_DES_ENFANTS', 'GREFFIER'].includes(r),
  CASF_223_5: (r) => r === 'MEMBRE_CESSEC',
  JUDICIAL_REQUISITION: (r) => FORMAL.includes(r),
};

/** What may found a share between these two: none at all, for some pairs. */
export const basesFor = (sender: string, reader: string): string[] => Object.keys(HOLDS).filter((basis) => secret(sender) && HOLDS[basis]!(reader, sender));

/** X whole, or X(m) for a summary; to the sworn and the discreet alone. */
export function mayBeAddressed(reader: string, kind: string, detail: string): boolean {
  return (secret(reader) || discreet(reader)) && cell(reader, kind).some((a) => a.right === 'X' && (!a.summaryOnly || detail === 'SUMMARY'));
}
