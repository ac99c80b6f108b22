import type { Otherwise } from './language.js';
import type { Kind } from './kinds.js';

/** What is said to whom may notice a thing and not open it. Each: a code, a sentence, the article, the ways out. Never more than the placeholder told. */
const otherwise = (code: string, phrase: string, article: string, ...ways: string[]): Otherwise => ({ code, phrase, article, ways });

export const NOT_A_PARTICIPANT = otherwise('HORS_PARTICIPATION', 'Vous ne participez pas à cet échange.', 'CASF L.226-2-2', 'Demander à rejoindre');
export const NOT_TAKING_PART = otherwise('HORS_PARTICIPATION', 'Ne participe pas à cet échange : une mention n’ouvre rien.', 'CASF L.226-2-2', 'Demander son ajout');
export const BEFORE_YOUR_ARRIVAL = otherwise('HORS_PARTICIPATION', 'Ce message précède votre arrivée dans l’échange.', 'CASF L.226-2-2', 'Demander l’ouverture du passé');
export const NOT_ADMITTED = otherwise('HORS_ADMISSION', 'Votre admission ne couvre pas, pour cet enfant, ce genre d’élément.', 'CASF L.226-2-2', 'Demander l’extension de l’admission au responsable');
export const NOT_IN_SCOPE = otherwise('HORS_TERRITOIRE', 'Ce dossier n’est pas de votre territoire.', 'CASF L.221-6', 'Contacter le responsable du territoire');
export const NOT_ADDRESSED = otherwise('DESTINATAIRES_NOMMES', 'Adressé nominativement.', 'CASF L.226-2-2', 'Demander à l’auteur');
export const NOT_THE_AUTHOR = otherwise('AUTEUR_SEUL', 'Seul son auteur le peut.', 'CASF L.226-2-2', 'Demander à l’auteur');
export const SUMMARY_ONLY = otherwise('RESUME_SEULEMENT', 'Votre fonction reçoit un résumé, non l’élément entier.', 'CSP R.1110-1', 'Demander un résumé à l’auteur');
export const OTHER_FILE = otherwise('AUTRE_DOSSIER_DE_SOIN', 'Cet élément vient d’un autre dossier de soin que le vôtre.', 'CSP R.1110-1', 'Écrire au médecin');
export const OTHER_DEPARTEMENT = otherwise('HORS_DEPARTEMENT', 'Ce dossier relève d’un autre département.', 'CASF L.221-3', 'Contacter la CRIP du département');
export const NOT_EVALUATOR = otherwise('HORS_EVALUATION', 'Ceci est réservé à l’équipe d’évaluation de cet enfant.', 'CASF D.226-2-5', 'Contacter le responsable de la CRIP');
export const NOT_THIS_KIND = otherwise('GENRE_FERME', 'La loi n’ouvre pas ce genre d’élément à votre fonction.', 'CASF L.226-2-2', 'Contacter le référent');
export const NOT_BY_YOU = otherwise('FONCTION_NON_COMPETENTE', 'Cet acte n’appartient pas à votre fonction.', 'CASF L.226-2-1', 'Proposer au responsable');
export const OTHER_ORGANISATION = otherwise('AUTRE_ORGANISATION', 'Cet acte appartient au correspondant de cette organisation.', 'CASF R.221-8', 'Contacter son correspondant');
export const OTHER_PARQUET = otherwise('AUTRE_PARQUET', 'Le tour de permanence d’un parquet est tenu par ses magistrats.', 'COJ L.122-4', 'Appeler ce parquet');
export const NOT_TO_VALIDATE = otherwise('VALIDATION_PAR_UN_AUTRE', 'Seule une exception motivée se valide, et par une autre personne que son auteur.', 'CASF L.226-2-2', 'Demander à un autre responsable');
export const OWN_PROPOSAL = otherwise('MEME_PERSONNE', 'Proposer, valider et accorder sont de personnes différentes, et jamais pour soi.', 'CASF R.221-8', 'Demander à une autre personne');
export const NOT_VALIDATED = otherwise('NON_VALIDEE', 'Cette fonction demande la validation d’un responsable, qui soit une troisième personne.', 'CASF R.221-8', 'Demander la validation');
export const ALREADY_OPEN = otherwise('ECHANGE_DEJA_OUVERT', 'On ne change plus les enfants dont parle un échange où l’on a déjà écrit.', 'CASF L.226-2-2', 'Ouvrir un autre échange');
export const NOT_JOURNALLED = otherwise('HORS_JOURNAL', 'Cet acte n’est pas de ceux que dit le journal d’un dossier.', 'RGPD 32', 'Contacter le délégué à la protection des données');
export const NOT_A_FOLLOWER = otherwise('FONCTION_NE_SUIT_PAS', 'Cette fonction ne suit pas les enfants : elle n’est pas celle d’un référent.', 'CASF L.223-1-1', 'Nommer une autre personne admise');
export const NOT_THE_REFERENT = otherwise('HORS_REFERENCE', 'Vous n’êtes pas le référent de cet enfant.', 'CASF L.223-1-1', 'Contacter le responsable');
export const NOT_AN_ADDRESSEE = otherwise('HORS_MATRICE', 'La loi n’ouvre pas cet élément par partage à cette fonction.', 'CASF L.226-2-2', 'Écrire un résumé', 'Faire admettre la personne au dossier');
export const NOT_TRANSMITTED_BY_YOU = otherwise('INFORMATION_TRANSMISE', 'Une information préoccupante se transmet en une fois, par son auteur.', 'CASF L.226-2-1', 'En transmettre une autre');
export const ALREADY_QUALIFIED = otherwise('DEJA_QUALIFIEE', 'Cette information préoccupante a déjà été qualifiée.', 'CASF L.226-3', 'Contacter le responsable de la CRIP');
export const ONE_LOOK_EACH = otherwise('SECOND_REGARD', 'Le second regard est d’une autre personne que celle qui a proposé.', 'CASF D.226-2-5', 'Demander à un autre professionnel de la cellule');
export const NOT_OF_THIS_EVALUATION = otherwise('HORS_EVALUATION', 'Cet enfant n’est pas de cette évaluation.', 'CASF D.226-2-3', 'Le faire rattacher par la cellule');
export const NOT_ON_CALL = otherwise('HORS_ASTREINTE', 'L’accès exceptionnel appartient au responsable de l’ASE d’astreinte, pour lui-même.', 'CASF L.221-6', 'Appeler l’astreinte de l’ASE');
export const NOT_BY_THE_SAME = otherwise('REVUE_PAR_UN_AUTRE', 'Un accès exceptionnel est revu par une autre personne que celle qui l’a ouvert.', 'RGPD 32', 'Demander à un autre responsable');
export const NOT_ASKED = otherwise('DESTINATAIRES_NOMMES', 'Une justification est donnée par la personne à qui elle est demandée.', 'RGPD 32', 'Contacter qui répond du dossier');
export const NOT_ONESELF = otherwise('POUR_SOI', 'Cet acte ne se fait pas pour soi, sous quelque casquette que ce soit.', 'CASF R.221-8', 'Demander à une autre personne');
export const NOT_TO_LIFT = otherwise('LEVEE_PAR_UN_AUTRE', 'Un conflit est levé par un autre que la personne écartée et que son auteur.', 'CASF D.226-2-5', 'Demander à un autre responsable');
export const NOT_YOUR_SIGNALEMENT = otherwise('AUTEUR_SEUL', 'Ce signalement n’est ni de vous, ni d’un dossier de votre territoire.', 'CASF L.226-4', 'Contacter la CRIP');
export const OTHER_ROUTE = otherwise('AUTRE_VOIE', 'Ce signalement est de l’autre voie : celle du département, ou l’avis direct pour gravité.', 'CASF L.226-4', 'Contacter la CRIP');
export const NOT_SEALED = otherwise('NON_SCELLE', 'Ce signalement n’est pas scellé : il n’est encore qu’à son auteur.', 'CASF L.226-4', 'Attendre sa transmission');
export const NOT_SENT_TO_YOU = otherwise('AUTRE_PARQUET', 'Ce signalement n’est pas adressé à votre parquet.', 'CASF L.226-4', 'Contacter la CRIP');
export const NOT_RECEIVED_ELSEWHERE = otherwise('AUTRE_AUTORITE', 'Le parquet répond ici lui-même, sauf de ce qui lui a été remis en paquet et dont la réception est constatée.', 'CASF L.226-4', 'Constater d’abord la réception du paquet');
export const NOT_YOUR_STEP = otherwise('AUTRE_AUTORITE', 'Cette suite appartient à l’autre autorité : le parquet accuse réception, demande et répond ; l’auteur ou le département transmet et complète.', 'CASF L.226-4', 'Contacter le parquet ou la CRIP');
export const NOT_FOR_THE_AUTHOR = otherwise('SUITE_RESERVEE', 'Cette suite est donnée au département ; le parquet informe lui-même l’auteur.', 'CASF L.226-4 II', 'Attendre l’information du parquet');
export const NO_DELEGATION = otherwise('SANS_DELEGATION', 'Signer pour le département demande une délégation de signature en vigueur.', 'CGCT L.3221-3', 'Demander à qui tient une délégation');
export const NOT_CONVOKED = otherwise('HORS_CONVOCATION', 'Vous n’êtes pas convoqué à cette réunion de synthèse.', 'CASF L.226-2-2', 'Demander à qui la convoque');
export const NOT_THE_SCRIBE = otherwise('SANS_LA_PLUME', 'Une seule personne écrit pour la table : vous ne tenez pas la plume.', 'CASF L.226-2-2', 'La prendre quand elle est rendue', 'La demander à qui la tient');
export const NOT_YOURS_TO_DECIDE = otherwise('DECIDER', 'Les partenaires constatent et proposent : décider est à qui convoque.', 'CASF L.221-6', 'Écrire une proposition');
export const NOT_IN_YOUR_HANDS = otherwise('PAS_A_VOUS', 'Dire ce que devient une action est à qui elle est confiée, ou à qui convoque.', 'CASF L.226-2-2', 'Le dire à qui elle est confiée', 'Écrire à qui convoque');
export const TOLD_IN_SUMMARY = otherwise('DIT_EN_RESUME', 'Ce point se dit en résumé : un fichier dirait l’élément entier.', 'CSP R.1110-1', 'Le joindre à un message entre soignants');
export const NOT_THIS_STEP = otherwise('AUTRE_ACTE', 'Cet acte de la séance appartient à qui la convoque, ou à qui tient la plume.', 'CASF L.226-2-2', 'Demander à qui convoque');
export const NEVER_CONVOKED = otherwise('JAMAIS_CONVOQUE', 'Cette fonction ne siège pas à une réunion de synthèse : on s’adresse à elle par acte.', 'CPC 1187', 'Lui adresser un écrit par la voie qui lui est propre');
const MEDICAL = otherwise('SECRET_MEDICAL', 'Secret médical : réservé aux professionnels de santé désignés.', 'CSP L.1110-4', 'Écrire au médecin', 'Demander un résumé utile à votre mission');
const JUDICIAL = otherwise('PROCEDURE_JUDICIAIRE', 'Réservé à l’autorité judiciaire et aux personnes qu’elle désigne.', 'CPC 1187', 'Contacter le référent');
const DISCRETION = otherwise('NON_SOUMIS_AU_SECRET', 'Échange couvert par le secret partagé. Votre fonction peut transmettre, pas recevoir.', 'CASF L.226-2-2', 'Transmettre une information');

/** Why a kind is closed when the row of the function has no cell for it. */
export function closedKind(kind: Kind, discretion: boolean): Otherwise {
  if (discretion) return DISCRETION;
  if (kind === 'MED') return MEDICAL;
  if (kind === 'JUD') return JUDICIAL;
  return NOT_THIS_KIND;
}

/** An item shared one by one: said with the reason proper to its kind. */
export const notShared = (kind: Kind): Otherwise => (kind === 'MED' ? MEDICAL : kind === 'JUD' ? JUDICIAL : NOT_ADDRESSED);
