/** The keys, as the help lists them: what each does, and from where. None of them acts for anybody: it moves, opens a page or a form; an act is done by its own button. */
export interface KeyLine { keys: string; does: string }

export const ALWAYS: readonly KeyLine[] = [
  { keys: 'Ctrl + K', does: 'Aller à une page, ou faire une commande' },
  { keys: 'F8', does: 'Mode discret : masquer les noms et les textes' },
  { keys: 'Ctrl + Entrée', does: 'Dans un message : envoyer' },
  { keys: 'Échap', does: 'Dans un message : revenir à la liste ; le brouillon est conservé' },
];
/** Arrows and Entrée are no single letters: they stay when these are switched off. */
export const IN_LISTS: readonly KeyLine[] = [
  { keys: '↓ et ↑', does: 'Élément suivant, élément précédent' },
  { keys: '→ et ←', does: 'Dans un tableau à colonnes : colonne suivante, colonne précédente' },
  { keys: 'Entrée', does: 'Ouvrir' },
];
export const SINGLE: readonly KeyLine[] = [
  { keys: '?', does: 'Ouvrir cette aide' },
  { keys: 'j et k', does: 'Élément suivant, élément précédent' },
  { keys: 'e', does: 'Dans une liste : traiter l’élément' },
  { keys: 'u', does: 'Sur un échange : aller à « Marquer non lu »' },
  { keys: '1 à 4', does: 'Dans ma journée : n’afficher qu’une échéance' },
  { keys: 'r', does: 'Dans un échange : répondre' },
  { keys: 'n', does: 'Dans un échange : échange non lu suivant' },
  { keys: 'a', does: 'Sur un message ou un signalement : aller au bouton « Accuser réception »' },
  { keys: 'Maj + V', does: 'Sur un message : aller à ses accusés de réception' },
  { keys: 'd et c', does: 'Sur un signalement reçu : aller à « Répondre », à « Demander un complément »' },
];
