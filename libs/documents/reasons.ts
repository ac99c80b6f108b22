/** Why a piece is refused: a closed list, in the words that its depositor reads. Nothing of the piece itself is in them. */
export const REASONS = {
  NOM: 'Son nom porte un caractère invisible, une barre oblique, ou dépasse 150 caractères : renommez-la.',
  TYPE: 'Seuls les fichiers PDF, JPEG, PNG, DOCX, ODT et TXT sont acceptés.',
  VIDE: 'Le fichier est vide.',
  TROP_GRAND: 'Le fichier dépasse la taille admise.',
  DESACCORD: 'Son contenu n’est pas celui que son nom annonce.',
  DOUBLE_NATURE: 'Il se lit comme deux fichiers de natures différentes.',
  ABIME: 'Le fichier est abîmé ou incomplet : enregistrez-le de nouveau.',
  CHIFFRE: 'Il est protégé par un mot de passe : déposez-le sans protection.',
  ACTIF: 'Il contient un programme, ou une action qui se déclenche à l’ouverture.',
  MACROS: 'Il contient des macros : enregistrez-le sans elles.',
  INCORPORE: 'Il contient un autre fichier : déposez-le séparément.',
  EXTERIEUR: 'Il va chercher un contenu ailleurs à l’ouverture.',
  DEMESURE: 'Une fois ouvert, il serait démesuré.',
  TROP_LONG: 'Son examen a dépassé le temps ou la mémoire permis.',
  INFECTE: 'L’antivirus y a reconnu un programme malveillant.',
  ANTIVIRUS: 'L’antivirus n’a pas pu l’examiner : recommencez plus tard.',
  EXAMEN: 'Son examen n’a pas abouti : recommencez, ou enregistrez-le dans un autre format.',
} as const;
export type Reason = keyof typeof REASONS;

/** Thrown where the reason is found; caught where the verdict is given. */
export class Refused extends Error {
  constructor(readonly reason: Reason) {
    super(reason);
  }
}
