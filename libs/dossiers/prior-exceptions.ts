/** Why somebody was not informed beforehand. The interest of the child is reasoned by one and validated by another; that they could not be reached is an attempt, and no exception (CASF L.226-2-2). */
export const REASONED = ['DANGER_AGGRAVATION', 'PENAL_EVIDENCE_RISK', 'PRESSURE_ON_CHILD', 'ABDUCTION_RISK', 'MINOR_OBJECTION'] as const;
export const PRIOR_EXCEPTIONS = ['NONE', 'UNREACHABLE', ...REASONED] as const;

export const isReasoned = (exception: string): boolean => (REASONED as readonly string[]).includes(exception);
