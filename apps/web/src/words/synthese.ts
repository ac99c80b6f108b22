/** The closed lists of a réunion de synthèse, in the words of the trade. */
type Named = readonly (readonly [string, string])[];

export const TYPES = [['EVALUATION', 'Évaluation'], ['DECISION', 'Décision'], ['PPE', 'Projet pour l’enfant'], ['FOLLOW_UP', 'Suivi'], ['CRISIS', 'Situation de crise'], ['END_OF_MEASURE', 'Fin de mesure']] as const;
export const HEADINGS = [['LOGISTIQUE', 'Organisation'], ['SCOLARITE', 'Scolarité'], ['FAITS_RECENTS', 'Faits récents'], ['SANTE', 'Santé, en résumé'], ['EVALUATION', 'Évaluation'], ['VIE_FAMILIALE', 'Vie familiale'],
  ['AVIS_FAMILLE', 'Avis de la famille'], ['PAROLE_ENFANT', 'Parole de l’enfant'], ['MESURE_JUDICIAIRE', 'Mesure judiciaire'], ['PROJET', 'Projet pour l’enfant'], ['DECISIONS', 'Décisions']] as const;
export const PARTS = [['PROFESSIONALS', 'Entre professionnels'], ['FAMILY', 'Avec la famille'], ['DECISION', 'Décision']] as const;
export const ANSWERS = [['COMING', 'Je viens'], ['REMOTE', 'À distance'], ['NOT_COMING', 'Je ne viens pas']] as const;
export const VOTES = [['YES', 'oui'], ['IF_NEEDED', 'si besoin'], ['NO', 'non']] as const;
export const LINES = [['CONSTAT', 'Constat'], ['POINT_DE_VUE', 'Point de vue'], ['DESACCORD', 'Désaccord'], ['PROPOSITION', 'Proposition'], ['DECISION', 'Décision'], ['ACTION', 'Action']] as const;
/** What was asked before the meeting is written by another act: it is no choice of who holds the pen. */
export const LINES_AND_OPINIONS = [['AVIS', 'Avis recueilli avant la réunion'], ...LINES] as const;
export const STATES = [['OPEN', 'à faire'], ['DONE', 'faite'], ['NOT_DONE', 'non faite'], ['WITHDRAWN', 'retirée']] as const;
export const VOICES = [['PROFESSIONNEL', 'Un professionnel'], ['ENFANT', 'L’enfant'], ['PARENTS', 'Les parents']] as const;
export const GUESTS = [['PARENT', 'Parent'], ['CHILD', 'Enfant'], ['SUPPORT_PERSON', 'Personne de leur choix'], ['INTERPRETER', 'Interprète'], ['OTHER', 'Autre personne']] as const;

export const MEANS = [['INTERVIEW', 'en entretien'], ['CALL', 'par téléphone'], ['VISIT', 'à domicile'], ['LETTER', 'par courrier']] as const;

export const nameIn = (list: Named, code: string): string => list.find(([one]) => one === code)?.[1] ?? code;
