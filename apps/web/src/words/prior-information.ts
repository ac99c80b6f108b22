/** How somebody was informed, or why not (CASF L.226-2-1, L.226-2-2), in words. */
export const MEANS = [['LETTER', 'par courrier'], ['INTERVIEW', 'en entretien'], ['CALL', 'par téléphone'], ['INTERPRETER', 'avec un interprète']] as const;
export const WHY_NOT = [['DANGER_AGGRAVATION', 'le danger s’aggraverait'], ['PRESSURE_ON_CHILD', 'pression sur l’enfant'], ['PENAL_EVIDENCE_RISK', 'preuves d’une infraction en péril'], ['ABDUCTION_RISK', 'risque d’enlèvement'], ['UNREACHABLE', 'injoignable'], ['MINOR_OBJECTION', 'le mineur s’y oppose']] as const;
export type Means = (typeof MEANS)[number][0];
export type WhyNot = (typeof WHY_NOT)[number][0];
