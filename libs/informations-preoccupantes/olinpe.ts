/** Where an information préoccupante comes from, by the codes of the national observatory (OLINPE, annexe 2.8 of CASF, variables ORIGIP and TRANSIP): statistics come with the recueil. */

/** ORIGIP: whose worry it is. */
export const ORIGIP = { MINOR: '10', PARENTS: '20', SOCIAL_STAFF: '31', HEALTH_STAFF: '32', ELECTED: '33', OTHER_INSTITUTION: '34', OTHER_INDIVIDUAL: '40', UNKNOWN: '99' } as const;

/** TRANSIP: who transmitted it. */
export const TRANSIP = {
  MINOR: '100', PARENTS: '200', OTHER_RELATIVE: '300', OTHER_INDIVIDUAL: '400', SNATED: '510', DEPARTEMENT: '520', OPEN_OR_PLACEMENT_SERVICE: '530', PUBLIC_SCHOOL: '541', PRIVATE_SCHOOL: '542',
  EDUCATION: '543', HOSPITAL: '550', PRIVATE_MEDICINE: '560', OTHER_HEALTH_OR_SOCIAL: '570', AFTER_SCHOOL: '580', OTHER_SOCIAL_SERVICE_OR_ASSOCIATION: '590', POLICE: '600', PROCUREUR: '611',
  JUGE_DES_ENFANTS: '612', JUSTICE: '613', OTHER_TERRITORIAL: '620', OTHER: '630', INSTITUTIONAL: '640', UNKNOWN: '999',
} as const;

/** Professionals and elected persons: the parents are informed before they transmit, unless it is contrary to the child's interest (CASF L.226-2-1). Anybody else owes nobody that. */
export const BY_DUTY: readonly string[] = [ORIGIP.SOCIAL_STAFF, ORIGIP.HEALTH_STAFF, ORIGIP.ELECTED, ORIGIP.OTHER_INSTITUTION];
