/** How the login page names each function: what one reads on a door, not an identifier. */
const labels: Record<string, string> = {
  DIRECTEUR_ECOLE: "Directrice, directeur d'école",
  ASSISTANT_SOCIAL_SCOLAIRE: 'Service social en faveur des élèves',
  MEDECIN_SCOLAIRE: 'Médecin scolaire',
  RESPONSABLE_CRIP: 'Responsable de la CRIP',
  ASSISTANT_SOCIAL: 'Assistant social, assistante sociale',
  PUERICULTRICE_PMI: 'Puéricultrice de PMI',
  MEDECIN_PMI: 'Médecin de PMI',
  RESPONSABLE_ASE: "Responsable de l'aide sociale à l'enfance",
  PROCUREUR: 'Parquet, section des mineurs',
  JUGE_DES_ENFANTS: 'Juge des enfants',
  EDUCATEUR_ASSOCIATION: "Éducateur, éducatrice d'association",
  ASSISTANT_FAMILIAL: 'Assistant familial, assistante familiale',
  MEDECIN_HOSPITALIER: 'Médecin hospitalier',
  MEDECIN_TRAITANT: 'Médecin traitant',
  AVOCAT: "Avocat, avocate de l'enfant",
  ADMINISTRATEUR_AD_HOC: 'Administrateur ad hoc',
  REFERENT_ASE: 'Référente, référent ASE',
  EDUCATEUR_PJJ: 'Éducateur, éducatrice PJJ',
  ANALYSTE_ODPE: "Observatoire départemental de la protection de l'enfance",
  ENSEIGNANT: 'Enseignant, enseignante',
  ADMINISTRATEUR_DEPARTEMENT: 'Administration départementale de Cordée',
  CORRESPONDANT_ORGANISATION: "Correspondant, correspondante d'organisation",
  PLATFORM_ADMIN: 'Exploitation de la plateforme',
  DPO: 'Délégué, déléguée à la protection des données',
};

export const functionLabel = (identifier: string): string => labels[identifier] ?? identifier;
