import type { Source } from './kinds.js';

/**
 * The functions that an habilitation may hold, with the secrecy that binds them and its article (CASF and others, consolidated end of 2023).
 * health: a health professional (CSP L.1110-4), who alone writes MED. pmi, schoolHealth: whose file they write in.
 */
export type Regime = 'BY_PROFESSION' | 'BY_MISSION' | 'BY_FUNCTION' | 'DISCRETION' | 'MAGISTRATE' | 'NONE';
export interface FunctionSheet {
  name: string;
  regime: Regime;
  article: string;
  source: Source;
  health: boolean;
}

const sheet = (name: string, regime: Regime, article: string, more: Partial<FunctionSheet> = {}): FunctionSheet => ({
  name, regime, article, source: 'OTHER', health: false, ...more,
});
const pmi = { source: 'PMI', health: true } as const;
const schoolHealth = { source: 'SCHOOL_HEALTH', health: true } as const;

export const FUNCTIONS = {
  AGENT_CRIP: sheet('agent de la CRIP', 'BY_MISSION', 'CASF L.221-6'),
  RESPONSABLE_CRIP: sheet('responsable de la CRIP', 'BY_MISSION', 'CASF L.221-6'),
  RESPONSABLE_ASE: sheet('responsable de l’ASE', 'BY_MISSION', 'CASF L.221-6'),
  RESPONSABLE_ADOPTION: sheet('responsable adoption, correspondant du CNAOP', 'BY_MISSION', 'CASF L.223-7'),
  REFERENT_ASE: sheet('référent ASE', 'BY_MISSION', 'CASF L.221-6'),
  SECRETARIAT_ASE: sheet('secrétariat de l’ASE', 'BY_MISSION', 'CASF L.221-6'),
  ASSISTANT_SOCIAL: sheet('assistant de service social', 'BY_PROFESSION', 'CASF L.411-3'),
  CESF: sheet('conseiller en économie sociale et familiale', 'BY_MISSION', 'CASF L.221-6'),
  TISF: sheet('technicien de l’intervention sociale et familiale', 'BY_MISSION', 'CASF L.221-6'),
  MEDECIN_PMI: sheet('médecin de PMI', 'BY_PROFESSION', 'CSP L.2112-9', pmi),
  MEDECIN_REFERENT: sheet('médecin référent protection de l’enfance', 'BY_PROFESSION', 'CASF L.221-2', pmi),
  PUERICULTRICE_PMI: sheet('puéricultrice de PMI', 'BY_PROFESSION', 'CSP L.2112-9', pmi),
  SAGE_FEMME_PMI: sheet('sage-femme de PMI', 'BY_PROFESSION', 'CSP L.2112-9', pmi),
  PSYCHOLOGUE_PMI: sheet('psychologue de PMI', 'BY_PROFESSION', 'CSP L.2112-9', pmi),
  PSYCHOLOGUE_ASE: sheet('psychologue de l’ASE', 'BY_MISSION', 'CASF L.221-6'),
  ASSISTANT_FAMILIAL: sheet('assistant familial', 'BY_MISSION', 'CASF L.221-6'),
  EDUCATEUR_ASSOCIATION: sheet('éducateur d’association habilitée', 'BY_MISSION', 'CASF L.313-8'),
  CADRE_ASSOCIATION: sheet('cadre d’association habilitée', 'BY_MISSION', 'CASF L.313-8'),
  EDUCATEUR_MECS: sheet('éducateur en MECS', 'BY_MISSION', 'CASF L.313-8'),
  EDUCATEUR_PJJ: sheet('éducateur de la PJJ', 'BY_MISSION', 'CJPM L.241-1'),
  ASSISTANT_SOCIAL_SCOLAIRE: sheet('assistant social scolaire', 'BY_PROFESSION', 'CASF L.411-3'),
  MEDECIN_SCOLAIRE: sheet('médecin scolaire', 'BY_PROFESSION', 'CSP R.4127-4', schoolHealth),
  INFIRMIER_SCOLAIRE: sheet('infirmier scolaire', 'BY_PROFESSION', 'CSP L.4314-3', schoolHealth),
  PSYCHOLOGUE_SCOLAIRE: sheet('psychologue scolaire', 'DISCRETION', 'CGFP L.121-7'),
  DIRECTEUR_ECOLE: sheet('directeur d’école', 'DISCRETION', 'CGFP L.121-7'),
  ENSEIGNANT: sheet('enseignant', 'DISCRETION', 'CGFP L.121-7'),
  CONSEILLER_DSDEN: sheet('conseiller technique de la DSDEN', 'BY_PROFESSION', 'CASF L.411-3'),
  MEDECIN_HOSPITALIER: sheet('médecin hospitalier', 'BY_PROFESSION', 'CSP R.4127-4', { health: true }),
  MEDECIN_TRAITANT: sheet('médecin traitant', 'BY_PROFESSION', 'CSP R.4127-4', { health: true }),
  PROCUREUR: sheet('procureur de la République', 'MAGISTRATE', 'CPP 11'),
  JUGE_DES_ENFANTS: sheet('juge des enfants', 'MAGISTRATE', 'CPC 1187'),
  GREFFIER: sheet('greffier', 'MAGISTRATE', 'CPC 1187'),
  ENQUETEUR: sheet('enquêteur', 'NONE', 'CSI R.434-8'),
  ADMINISTRATEUR_AD_HOC: sheet('administrateur ad hoc', 'NONE', 'CPC 1187'),
  AVOCAT: sheet('avocat', 'NONE', 'CPC 1187'),
  MEMBRE_CESSEC: sheet('membre de la CESSEC', 'NONE', 'CASF L.223-1'),
  MEMBRE_CONSEIL_DE_FAMILLE: sheet('membre du conseil de famille', 'NONE', 'CASF L.224-2'),
  MEMBRE_COMMISSION_AGREMENT: sheet('membre de la commission d’agrément', 'NONE', 'CASF R.225-11'),
  ECOUTANT_SNATED: sheet('écoutant du 119', 'NONE', 'CASF L.226-9'),
  PROFESSIONNEL_PETITE_ENFANCE: sheet('professionnel de la petite enfance', 'DISCRETION', 'CASF L.226-2-1'),
  MAIRE_CCAS: sheet('maire ou CCAS', 'NONE', 'CASF L.121-6-2'),
  ANALYSTE_ODPE: sheet('analyste de l’observatoire', 'NONE', 'CASF D.226-3-4'),
  ADMINISTRATEUR_DEPARTEMENT: sheet('administrateur du département', 'NONE', 'CASF R.221-8'),
  CORRESPONDANT_ORGANISATION: sheet('correspondant de l’organisation', 'NONE', 'CASF R.221-8'),
  PLATFORM_ADMIN: sheet('administrateur de la plateforme', 'NONE', 'CSP L.1111-8'),
  DPO: sheet('délégué à la protection des données', 'NONE', 'RGPD 39'),
  AUDITEUR: sheet('auditeur', 'NONE', 'RGPD 32'),
} satisfies Record<string, FunctionSheet>;

export type Function = keyof typeof FUNCTIONS;
export const FUNCTION_NAMES = Object.keys(FUNCTIONS) as Function[];

/** Bound to be silent under C. pén. 226-13; a magistrate by oath, which is another thing. */
export const subjectToSecrecy = (fn: Function): boolean => FUNCTIONS[fn].regime.startsWith('BY_');

/** Seized or acting with full knowledge by statute (CASF L.226-3, L.221-6): the only ones who admit and who open a dossier. */
export const WHO_ADMITS: readonly Function[] = ['RESPONSABLE_CRIP', 'RESPONSABLE_ASE'];
/** Who convenes a réunion de synthèse: no text says so; who decides of the measure, for the président du conseil départemental (CASF L.221-6). */
export const WHO_CONVENES: Function = 'RESPONSABLE_ASE';
export const WHO_OPENS_A_DOSSIER: readonly Function[] = ['AGENT_CRIP', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE'];
/** Whoever follows a child may be named its référent (CASF L.223-1-1). */
export const WHO_FOLLOWS: readonly Function[] = ['REFERENT_ASE', 'ASSISTANT_SOCIAL', 'EDUCATEUR_ASSOCIATION'];
/** Who opens a perimeter, or keeps the keys of the house: a third person validates before it is granted (CASF R.221-8). */
export const NEEDS_VALIDATION: readonly Function[] = ['AGENT_CRIP', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', 'RESPONSABLE_ADOPTION', 'DPO', 'AUDITEUR', 'CORRESPONDANT_ORGANISATION',
  'ADMINISTRATEUR_DEPARTEMENT', 'PLATFORM_ADMIN'];
export const NEEDS_NO_VALIDATION: readonly Function[] = FUNCTION_NAMES.filter((fn) => !NEEDS_VALIDATION.includes(fn));
/** Who is on call, and opens to themselves a dossier of another territory, for a day. */
export const WHO_IS_ON_CALL: Function = 'RESPONSABLE_ASE';
/** Who receives, of the whole département, what worries somebody about a child (CASF L.226-3). */
export const WHO_RECEIVES: readonly Function[] = ['AGENT_CRIP', 'RESPONSABLE_CRIP'];
/** Who transmits it: a duty of each (CASF L.221-6, L.226-2-1, L.226-9, CSP L.2112-6). Magistrates are seized otherwise; those who keep the house know no child. */
export const WHO_TRANSMITS: readonly Function[] = [...WHO_RECEIVES, 'RESPONSABLE_ASE', 'RESPONSABLE_ADOPTION', 'REFERENT_ASE', 'SECRETARIAT_ASE', 'ASSISTANT_SOCIAL', 'CESF', 'TISF',
  'MEDECIN_PMI', 'MEDECIN_REFERENT', 'PUERICULTRICE_PMI', 'SAGE_FEMME_PMI', 'PSYCHOLOGUE_PMI', 'PSYCHOLOGUE_ASE', 'ASSISTANT_FAMILIAL', 'EDUCATEUR_ASSOCIATION', 'CADRE_ASSOCIATION', 'EDUCATEUR_MECS',
  'EDUCATEUR_PJJ', 'ASSISTANT_SOCIAL_SCOLAIRE', 'MEDECIN_SCOLAIRE', 'INFIRMIER_SCOLAIRE', 'PSYCHOLOGUE_SCOLAIRE', 'DIRECTEUR_ECOLE', 'ENSEIGNANT', 'CONSEILLER_DSDEN', 'MEDECIN_HOSPITALIER',
  'MEDECIN_TRAITANT', 'PROFESSIONNEL_PETITE_ENFANCE', 'ECOUTANT_SNATED', 'MAIRE_CCAS'];
/** Who seizes the parquet in the name of the département (CASF L.226-4 I); whoever else transmits seizes it directly, because it is grave (L.226-4 II). */
export const WHO_SEIZES: readonly Function[] = [...WHO_RECEIVES, 'RESPONSABLE_ASE'];
/** To whom the signature may be delegated: those who answer for a service (CGCT L.3221-3). */
export const WHO_SIGNS: readonly Function[] = ['RESPONSABLE_CRIP', 'RESPONSABLE_ASE'];
/** To whom a signalement is addressed: any magistrate of the parquet seized (COJ L.122-4). */
export const WHO_IS_SEIZED: Function = 'PROCUREUR';
/** Who observes child protection in a département, in numbers (CASF L.226-3-1), with those who answer for it. */
export const WHO_COUNTS: readonly string[] = ['ANALYSTE_ODPE', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE'];
/** Who answers for the journal as such (RGPD 32, 39): for its proof, and for what it says of who knew what, each of their own territory but the DPO. */
export const WHO_VERIFIES: readonly string[] = ['DPO', 'RESPONSABLE_ASE', 'RESPONSABLE_CRIP'];
/** Functions that know by themselves the dossiers of a perimeter: those with a right S. */
export const WITH_PERIMETER: readonly Function[] = ['AGENT_CRIP', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', 'RESPONSABLE_ADOPTION'];
