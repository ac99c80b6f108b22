/** What practice asks of a réunion de synthèse, as dated data: no text of child protection does. It warns, and refuses nothing. */
export interface Quorum { from: string; function: 'RESPONSABLE_ASE'; institutions: number; source: string }

const QUORUMS: readonly Quorum[] = [{ from: '2007-03-06', function: 'RESPONSABLE_ASE', institutions: 2, source: 'usage des départements' }];

export const quorumAt = (now: Date): Quorum | undefined => QUORUMS.findLast((q) => q.from <= now.toISOString().slice(0, 10));
