/** Codes of an evaluation, in words: what its authors say, never a score. */
export const VOICES = [['EVALUATOR', 'Évaluateur'], ['PARTNER', 'Partenaire'], ['CHILD', 'L’enfant'], ['PARENT', 'Un parent']] as const;
export const APPRAISALS = [['NONE', 'sans avis'], ['MET', 'besoin satisfait'], ['TO_WATCH', 'à surveiller'], ['NOT_MET', 'besoin non satisfait'], ['IN_DANGER', 'en danger']] as const;
export const MEETINGS = [['ALONE', 'Rencontré seul'], ['WITH_PARENTS', 'Rencontré avec ses parents'], ['OBSERVED', 'Observé'], ['IMPOSSIBLE', 'N’a pu être rencontré'], ['LEFT_OUT', 'Laissé hors de l’évaluation, avec son motif']] as const;
export const CONCLUSIONS = [['RISK', 'Risque de danger'], ['DANGER', 'Danger'], ['NEITHER', 'Ni l’un ni l’autre']] as const;
export const LIMBS = [['SANTE', 'santé'], ['SECURITE', 'sécurité'], ['MORALITE', 'moralité'], ['CONDEDUC', 'conditions d’éducation'], ['CONDEDEV', 'conditions de développement']] as const;
export const PROPOSALS = [['ACTIONS', 'Actions adaptées'], ['SAISINE', 'Saisir l’autorité judiciaire'], ['CLASSEMENT', 'Classement']] as const;
export const OUTCOMES = [['ADMIN_HELP_PROPOSED', 'Aide proposée à la famille'], ['CLOSED_NO_ACTION', 'Sans suite'], ['JUDICIAL_REFERRAL', 'Saisine de l’autorité judiciaire'], ['COMPLEMENTS', 'Compléments demandés à l’équipe']] as const;
export const STAGES = [['OPENING', 'La mise en place de l’évaluation'], ['CONCLUSION', 'Le rapport, et la suite donnée']] as const;
export const RETOUR_MEANS = [['PLATFORM', 'Ici, à qui l’a transmise'], ['LETTER', 'Par lettre'], ['CALL', 'Par téléphone'], ['INTERVIEW', 'De vive voix']] as const;
/** The three cases in which whoever is neither a professional nor elected is not answered (CASF D.226-2-8). */
export const REFUSALS = [['', 'Non'], ['CHILD_INTEREST', 'Contraire à l’intérêt de l’enfant'], ['DANGER_FOR_CHILD', 'Danger pour l’enfant'], ['RISK_FOR_INFORMANT_AT_HOME', 'Risque pour qui vit au foyer']] as const;
