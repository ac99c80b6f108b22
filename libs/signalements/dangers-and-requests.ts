/** In what the minor is in danger (Code civil, art. 375; OLINPE). */
export const DANGERS = {
  HEALTH: { olinpe: 'SANTE', label: 'santé' },
  SAFETY: { olinpe: 'SECURITE', label: 'sécurité' },
  MORALITY: { olinpe: 'MORALITE', label: 'moralité' },
  EDUCATION: { olinpe: 'CONDEDUC', label: 'conditions d’éducation' },
  DEVELOPMENT: { olinpe: 'CONDEDEV', label: 'conditions de développement' },
} as const;
export type Danger = keyof typeof DANGERS;

/** What the letter may ask, always argued (CASF D.226-2-7, 3°). */
export const REQUESTS = {
  ORDONNANCE_DE_PLACEMENT_PROVISOIRE: 'ordonnance de placement provisoire',
  JUGE_DES_ENFANTS: 'saisine du juge des enfants',
  ADMINISTRATEUR_AD_HOC: 'désignation d’un administrateur ad hoc',
  INTERDICTION_DE_SORTIE_DU_TERRITOIRE: 'interdiction de sortie du territoire',
} as const;
export type Request = keyof typeof REQUESTS;
