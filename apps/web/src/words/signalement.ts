/** Codes of a signalement, in the words of the letter. */
export const PARAGRAPHS = [
  ['OBSERVED', 'Constaté', 'Ce que j’ai vu ou entendu moi-même'], ['CHILD_QUOTE', 'Paroles de l’enfant', 'Mot pour mot, entre « »'], ['PARENT_QUOTE', 'Paroles et attitude des parents', 'Mot pour mot, entre « »'],
  ['REPORTED', 'Rapporté par un tiers', 'De qui je le tiens'], ['HYPOTHESIS', 'Hypothèse', 'Au conditionnel'], ['CONTEXT', 'Contexte', 'Ce qui entoure les faits'], ['ANALYSIS', 'Appréciation professionnelle', 'Une opinion, dite comme telle'],
] as const;
export const DANGERS = [['HEALTH', 'santé'], ['SAFETY', 'sécurité'], ['MORALITY', 'moralité'], ['EDUCATION', 'conditions d’éducation'], ['DEVELOPMENT', 'conditions de développement']] as const;
export const REQUESTS = [
  ['ORDONNANCE_DE_PLACEMENT_PROVISOIRE', 'ordonnance de placement provisoire'], ['JUGE_DES_ENFANTS', 'saisine du juge des enfants'], ['ADMINISTRATEUR_AD_HOC', 'administrateur ad hoc'], ['INTERDICTION_DE_SORTIE_DU_TERRITOIRE', 'interdiction de sortie du territoire'],
] as const;
export const GROUNDS = [
  ['GRAVE_AND_IMMEDIATE_DANGER', 'Danger grave et immédiat'], ['ACTIONS_WITHOUT_REMEDY', 'Les actions menées n’ont pas remédié à la situation'], ['FAMILY_REFUSAL', 'La famille refuse l’intervention proposée'],
  ['COLLABORATION_IMPOSSIBLE', 'La collaboration avec la famille est impossible'], ['EVALUATION_IMPOSSIBLE', 'La situation ne peut être évaluée'],
] as const;
export const ANSWERS = [
  ['OPP', 'Ordonnance de placement provisoire'], ['SAISINE_JUGE_DES_ENFANTS', 'Saisine du juge des enfants'], ['ENQUETE', 'Enquête'], ['RENVOI_DEPARTEMENT', 'Renvoi au département pour évaluation'],
  ['ADMINISTRATEUR_AD_HOC', 'Administrateur ad hoc'], ['INTERDICTION_DE_SORTIE', 'Interdiction de sortie du territoire'], ['CLASSEMENT', 'Classement'],
] as const;
export const STATES: Readonly<Record<string, string>> = { DRAFT: 'brouillon', SEALED: 'scellé, à transmettre', SENT: 'transmis', RECEIVED: 'reçu', ACKNOWLEDGED: 'réception accusée', ANSWERED: 'réponse donnée', CLOSED: 'classé' };
export const FACTS: Readonly<Record<string, string>> = {
  SENT: 'Transmis au parquet', RECEIVED: 'Reçu', ACKNOWLEDGED: 'Réception accusée', ANSWERED: 'Réponse du parquet', AUTHOR_TOLD: 'L’auteur est informé', COMPLEMENT_ASKED: 'Complément demandé', COMPLEMENT_SENT: 'Complément transmis',
  DEPOSITED: 'Paquet remis au parquet', RECEIPT_RECORDED: 'Réception du paquet constatée', PROVISIONAL_RULED: 'Mesure provisoire du juge', PROVISIONAL_EXTENDED: 'Mesure provisoire prolongée', MERITS_RULED: 'Décision du juge au fond',
  PARENTS_TIMING: 'Information des parents : à partir de', PARENTS_TOLD: 'Parents informés par écrit',
};
export const nameIn = (list: readonly (readonly [string, string, ...string[]])[], code: string): string => list.find(([key]) => key === code)?.[1] ?? code;
