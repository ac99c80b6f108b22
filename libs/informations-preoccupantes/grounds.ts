/**
 * Why the procureur is seized (CASF L.226-4, I; codes of the OLINPE nomenclature, variable MOTIFSIG, décret of annexe 2-8). « Ne sait pas » (9) is a
 * code of statistics, never the ground of a letter.
 */
export const GROUNDS = {
  ACTIONS_WITHOUT_REMEDY: { motifsig: 1, label: 'L’action ou les actions mises en œuvre précédemment n’ont pas permis de remédier à la situation' },
  FAMILY_REFUSAL: { motifsig: 2, label: 'Refus explicite ou implicite de la famille d’accepter l’intervention proposée' },
  COLLABORATION_IMPOSSIBLE: { motifsig: 3, label: 'Impossibilité de collaboration avec la famille' },
  EVALUATION_IMPOSSIBLE: { motifsig: 4, label: 'Impossibilité d’évaluer cette situation' },
  GRAVE_AND_IMMEDIATE_DANGER: { motifsig: 5, label: 'Danger grave et immédiat, notamment dans les situations de maltraitance' },
} as const;
export type Ground = keyof typeof GROUNDS;
