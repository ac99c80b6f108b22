/**
 * The access matrix, typed by hand from the table « qui voit quoi » and from the reading fixed in docs/lecture-de-la-loi.md. It must stay ignorant of
 * libs/secrecy: two people who read the same text and agree is what the comparison proves.
 *
 * One column per kind. "+" adds rights, "m" is the summary only, "P:PMI" holds where the row's source is PMI.
 */
export const KINDS = ['IDE', 'FAM', 'SCO', 'SOC', 'MED', 'JUD', 'PAR', 'ENF', 'INF', 'ADO', 'LIE', 'LOG'] as const;
export type Kind = (typeof KINDS)[number];

const CRIP = '                         S   S   S    S   Xm        Sm  S   S    S  N  X  S';
const MEDECIN_PMI = '                  P   P   Pm   P   P         X   P   P    N  N  X  P';
const AUTRE_PMI = '                    P   P   N    X   P:PMI     N   X   O+X  N  N  N  P';
const SANTE_SCOLAIRE = '               P   Pm  P    X   P:SCHOOL_HEALTH+X N X O+X O N N  P';
const ECOLE = '                        Xm  Xm  O    N   N         Xm  N   O    O  N  N  P';
const MEDECIN_AILLEURS = '             Pm  Pm  N    X   O+X       Xm  X   O+X  O  N  X  P';
const JUGE = '                         X   X   X    X   X         O   X   X    X  N  O  N';
const DEFENSE = '                      X   X   N    X   N         X   X   X    N  N  N  N';
const DOMICILE = '                     P   Pm  N    Xm  N         N   N   O    N  N  N  P';
const PETITE_ENFANCE = '               N   N   N    N   N         N   N   N    O  N  N  P';
const MAIRE = '                        N   N   N    N   N         N   N   N    O  N  N  N';
const RIEN = '                         N   N   N    N   N         N   N   N    N  N  N  N';

//                                     IDE FAM SCO  SOC MED       JUD PAR ENF  INF ADO LIE LOG
export const READING: Record<string, string> = {
  AGENT_CRIP: CRIP,
  RESPONSABLE_CRIP: CRIP,
  RESPONSABLE_ASE: '                   S   S   S    S   Xm        S   S   S    X  N  S  S',
  RESPONSABLE_ADOPTION: '              S   S   X    S   X         S   S   X    N  S  X  S',
  EVALUATEUR: '                        P   P   P    P   Xm        X   P   P    N  N  X  P',
  REFERENT_ASE: '                      P   P   P    P   Xm        P   P   P    N  N  P  P',
  ASSISTANT_SOCIAL: '                  P   P   Pm   P   Xm        X   P   X    N  N  X  P',
  MEDECIN_PMI,
  MEDECIN_REFERENT: MEDECIN_PMI,
  PUERICULTRICE_PMI: '                 P   P   Pm   P   P:PMI+X   X   P   P    N  N  X  P',
  PSYCHOLOGUE_ASE: '                   P   P   P    P   X         X   P   P    N  N  X  P',
  ASSISTANT_FAMILIAL: '                Pm  Pm  P    Xm  Xm        Xm  N   P    N  N  O  P',
  EDUCATEUR_ASSOCIATION: '             P   P   P    P   Xm        Pm  P   P    N  N  X  P',
  EDUCATEUR_MECS: '                    P   Pm  P    X   Xm        Pm  X   P    N  N  O  P',
  EDUCATEUR_PJJ: '                     P   P   P    P   X         P   P   P    N  N  X  P',
  ASSISTANT_SOCIAL_SCOLAIRE: '         P   P   P    X   N         Xm  X   O+X  O  N  N  P',
  MEDECIN_SCOLAIRE: SANTE_SCOLAIRE,
  INFIRMIER_SCOLAIRE: SANTE_SCOLAIRE,
  DIRECTEUR_ECOLE: ECOLE,
  ENSEIGNANT: ECOLE,
  CONSEILLER_DSDEN: '                  X   X   X    X   N         Xm  X   X    O  N  N  P',
  MEDECIN_HOSPITALIER: MEDECIN_AILLEURS,
  MEDECIN_TRAITANT: MEDECIN_AILLEURS,
  PROCUREUR: '                         X   X   X    X   X         O   X   X    X  N  X  N',
  JUGE_DES_ENFANTS: JUGE,
  GREFFIER: JUGE,
  ENQUETEUR: RIEN,
  ADMINISTRATEUR_AD_HOC: DEFENSE,
  AVOCAT: DEFENSE,
  MEMBRE_CESSEC: '                     Xm  X   X    X   Xm        Xm  Xm  X    N  N  N  N',
  MAIRE_CCAS: MAIRE,
  PROFESSIONNEL_PETITE_ENFANCE: PETITE_ENFANCE,
  ANALYSTE_ODPE: RIEN,
  PLATFORM_ADMIN: RIEN,
  // Rows that the text does not have: ours, the most restrictive first.
  SECRETARIAT_ASE: '                   P   P   N    N   N         N   N   N    N  N  N  P',
  CESF: DOMICILE,
  TISF: DOMICILE,
  CADRE_ASSOCIATION: '                 P   P   P    P   N         Pm  X   X    N  N  N  P',
  SAGE_FEMME_PMI: AUTRE_PMI,
  PSYCHOLOGUE_PMI: AUTRE_PMI,
  PSYCHOLOGUE_SCOLAIRE: '              Xm  Xm  O    N   N         N   N   O    N  N  N  P',
  MEMBRE_CONSEIL_DE_FAMILLE: RIEN,
  MEMBRE_COMMISSION_AGREMENT: RIEN,
  ECOUTANT_SNATED: RIEN,
  DPO: RIEN,
  ADMINISTRATEUR_DEPARTEMENT: RIEN,
  CORRESPONDANT_ORGANISATION: RIEN,
  AUDITEUR: RIEN,
};

/** Every function that may have an account; EVALUATEUR is a duty on a dossier, added to a function. */
export const FUNCTIONS = Object.keys(READING).filter((row) => row !== 'EVALUATEUR');

const PMI = ['MEDECIN_PMI', 'MEDECIN_REFERENT', 'PUERICULTRICE_PMI', 'SAGE_FEMME_PMI', 'PSYCHOLOGUE_PMI'];
const SCHOOL_HEALTH = ['MEDECIN_SCOLAIRE', 'INFIRMIER_SCOLAIRE'];

/** The health professionals of § 4. */
export const HEALTH = [...PMI, ...SCHOOL_HEALTH, 'MEDECIN_HOSPITALIER', 'MEDECIN_TRAITANT'];

/** Where what a function writes comes from. */
export function sourceOf(fn: string): string {
  return PMI.includes(fn) ? 'PMI' : SCHOOL_HEALTH.includes(fn) ? 'SCHOOL_HEALTH' : 'OTHER';
}

/** Besides holding S, P or O on the kind: who may write MED, INF, ADO, JUD at all. */
export function mayWriteKind(fn: string, kind: string): boolean {
  switch (kind) {
    case 'MED': return HEALTH.includes(fn);
    case 'ADO': return fn === 'RESPONSABLE_ADOPTION';
    case 'INF': case 'JUD': return false;
    default: return true;
  }
}

/** Functions that the third wall lets into their whole territory. */
export const BY_TERRITORY = ['AGENT_CRIP', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', 'RESPONSABLE_ADOPTION'];
/** Those who admit to a dossier and add to a thread. */
export const RESPONSIBLE = ['RESPONSABLE_CRIP', 'RESPONSABLE_ASE'];
/** Who is on call at night, and opens an exceptional access: what they know by territory, they then know as if admitted. */
export const ON_CALL = 'RESPONSABLE_ASE';
/** Those who open a child's dossier: the cell of intake, on qualification, and the head of the ASE. */
export const OPENS_DOSSIERS = ['AGENT_CRIP', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE'];
/** Those who seize the parquet for the département, and those who do so directly, because it is grave. */
export const SEIZES = ['AGENT_CRIP', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE'];
export const SIGNALS_DIRECTLY = ['RESPONSABLE_ADOPTION', 'REFERENT_ASE', 'SECRETARIAT_ASE', 'ASSISTANT_SOCIAL', 'CESF', 'TISF', 'MEDECIN_PMI', 'MEDECIN_REFERENT', 'PUERICULTRICE_PMI', 'SAGE_FEMME_PMI',
  'PSYCHOLOGUE_PMI', 'PSYCHOLOGUE_ASE', 'ASSISTANT_FAMILIAL', 'EDUCATEUR_ASSOCIATION', 'CADRE_ASSOCIATION', 'EDUCATEUR_MECS', 'EDUCATEUR_PJJ', 'ASSISTANT_SOCIAL_SCOLAIRE', 'MEDECIN_SCOLAIRE', 'INFIRMIER_SCOLAIRE',
  'PSYCHOLOGUE_SCOLAIRE', 'DIRECTEUR_ECOLE', 'ENSEIGNANT', 'CONSEILLER_DSDEN', 'MEDECIN_HOSPITALIER', 'MEDECIN_TRAITANT', 'PROFESSIONNEL_PETITE_ENFANCE', 'ECOUTANT_SNATED', 'MAIRE_CCAS'];
/** The terms that a direct author follows. */
export const UNTIL_ACKNOWLEDGED = ['SIGNALEMENT_SENDING', 'SIGNALEMENT_RECEPTION', 'SIGNALEMENT_ACK', 'SIGNALEMENT_ACK_GRAVE'];
/** Those who may be named a child's référent. */
export const FOLLOWS = ['REFERENT_ASE', 'ASSISTANT_SOCIAL', 'EDUCATEUR_ASSOCIATION'];
/** Functions that somebody validates before they are granted: whoever has S somewhere, and those who keep the keys of the house. */
export const NEEDS_VALIDATION = ['AGENT_CRIP', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', 'RESPONSABLE_ADOPTION', 'DPO', 'AUDITEUR', 'CORRESPONDANT_ORGANISATION', 'ADMINISTRATEUR_DEPARTEMENT',
  'PLATFORM_ADMIN'];

/** The cell, for the whole département, and whoever transmits an information préoccupante (§ 5 ter). */
export const RECEIVES = ['AGENT_CRIP', 'RESPONSABLE_CRIP'];
export const TRANSMITS = ['AGENT_CRIP', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', 'RESPONSABLE_ADOPTION', 'REFERENT_ASE', 'SECRETARIAT_ASE', 'ASSISTANT_SOCIAL', 'CESF', 'TISF', 'MEDECIN_PMI', 'MEDECIN_REFERENT',
  'PUERICULTRICE_PMI', 'SAGE_FEMME_PMI', 'PSYCHOLOGUE_PMI', 'PSYCHOLOGUE_ASE', 'ASSISTANT_FAMILIAL', 'EDUCATEUR_ASSOCIATION', 'CADRE_ASSOCIATION', 'EDUCATEUR_MECS', 'EDUCATEUR_PJJ',
  'ASSISTANT_SOCIAL_SCOLAIRE', 'MEDECIN_SCOLAIRE', 'INFIRMIER_SCOLAIRE', 'PSYCHOLOGUE_SCOLAIRE', 'DIRECTEUR_ECOLE', 'ENSEIGNANT', 'CONSEILLER_DSDEN', 'MEDECIN_HOSPITALIER', 'MEDECIN_TRAITANT',
  'PROFESSIONNEL_PETITE_ENFANCE', 'ECOUTANT_SNATED', 'MAIRE_CCAS'];

/** How a signalement goes: here; or handed over as a package, then received. */
export const SENDS = ['SENT', 'DEPOSITED', 'RECEIPT_RECORDED'];

/** What a parquet that does not connect says of a package that it has: the département reports it. */
export const REPORTED = ['ANSWERED', 'COMPLEMENT_ASKED', 'PARENTS_TIMING'];

/** What a judge rules of a signalement: the parquet and the département both record it. */
export const JUDGMENTS = ['PROVISIONAL_RULED', 'PROVISIONAL_EXTENDED', 'MERITS_RULED'];

/** What a dossier's journal tells of acts; the DPO's tells more, and what makes and unmakes rights. */
export const TOLD = ['dossier.opened', 'dossier.closed', 'dossier.reopened', 'dossier.moved', 'dossier.linked', 'dossier.unlinked', 'enfant.written', 'prior-information.recorded', 'admission.granted', 'admission.ended', 'thread.opened', 'participation.added',
  'message.posted', 'message.corrected', 'message.withdrawn', 'message.acknowledged', 'piece.attached', 'child.found', 'prior-information.validated', 'personne.written', 'lien.written', 'lien.ended', 'referent.named', 'referent.ended', 'glass.broken', 'glass.reviewed', 'justification.asked', 'justification.given', 'information-preoccupante.attached',
  'synthese.convened', 'synthese.dated', 'synthese.moved', 'synthese.cancelled', 'convocation.added', 'convocation.ended', 'seance.opened', 'seance.closed', 'minutes.validated'];
export const TOLD_TO_THE_HEADS = ['share.granted', 'share.ended', 'admission.proposed', 'admission-proposal.granted', 'admission-proposal.refused', 'elimination.held', 'elimination.released', 'elimination.listed', 'elimination.struck', 'elimination.visa-recorded'];
export const TOLD_TO_DPO = ['entry.written', 'lieu-protege.declared', 'lieu-protege.ended', 'child.looked-up', 'information-preoccupante.received', 'piece-recueillie.attached', 'information-preoccupante.qualified', 'information-preoccupante.looked-at', 'evaluation.opened', 'contribution.written', 'piece-evaluation.attached', 'piece-synthese.attached', 'rencontre.recorded', 'rapport-evaluation.submitted', 'suite-donnee.decided', 'avis-titulaire.recorded', 'retour.asked', 'retour.given', 'information-preoccupante.closed',
  'person.inscribed', 'invitation.made', 'invitation.used', 'invitation.revoked', 'habilitation.proposed', 'habilitation.validated', 'habilitation.granted', 'habilitation.reviewed', 'habilitation.ended', 'habilitation.bootstrapped', 'astreinte.named', 'astreinte.ended', 'delegation.registered', 'delegation.ended'];
