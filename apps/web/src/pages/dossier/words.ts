export const NATURES: Readonly<Record<string, string>> = { PARENTAL_AUTHORITY: 'titulaire de l’autorité parentale', GUARDIAN: 'tuteur', HOUSEHOLD: 'vit au foyer', RELATIVE: 'famille', TRUSTED_THIRD_PARTY: 'tiers digne de confiance', VOLUNTEER_THIRD_PARTY: 'tiers durable et bénévole', OTHER: 'autre lien' };
export const ACCESS: Readonly<Record<string, string>> = { READS: 'oui', EMITS_ONLY: 'émet', ITEM_BY_ITEM: 'partage', NO: 'non' };
export const OUTCOMES: Readonly<Record<string, string>> = { READ: 'a lu', REFUSED: 'a été refusé', NOTICED: 'a remarqué', EXPORTED: 'a exporté' };
