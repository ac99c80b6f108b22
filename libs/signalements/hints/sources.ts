/** The guides that the hints repeat: none of them is a law that forbids a word. */
export const SOURCES = {
  /** Style: direct for what I saw, guillemets for exact words, indirect for what I was told, conditional for hypotheses. */
  ECRIRE: 'Guide de rédaction du signalement, inspection académique et PJJ de l’Ardèche',
  /** « En aucun cas, la personne signalante ne peut mettre en cause ou viser une personne comme auteur des faits. » */
  AUTEUR: 'Ministère de la Justice, modèle de signalement, 2004',
  FAITS: 'Guide du signalement, département de la Charente-Maritime : faits datés, situés, observés ou rapportés',
  CONSTATS: 'Conseil national de l’Ordre des médecins : s’en tenir aux faits et à ce qui a été constaté',
  EVALUER: 'HAS, Évaluation globale de la situation des enfants en danger ou risque de danger, 2021 : distinguer faits, paroles et analyses',
  NECESSAIRE: 'CASF, art. L. 226-2-2 : ce qui est strictement nécessaire',
} as const;
export type Source = (typeof SOURCES)[keyof typeof SOURCES];
