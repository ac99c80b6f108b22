/**
 * ★ The slot that suits best: the persons required first, then whoever says yes, then as few « si nécessaire » as can be, then the earliest. Whoever has not answered is
 * counted as nobody: silence is not a yes. It proposes and says why; a person decides.
 */
export const VOTES = ['YES', 'IF_NEEDED', 'NO'] as const;
export type Vote = (typeof VOTES)[number];
export interface Voter { id: string; required: boolean }
/** votes: the last of each who answered. */
export interface Candidate { id: string; startsAt: Date; votes: ReadonlyMap<string, Vote> }
export interface Weighed { id: string; yes: number; ifNeeded: number; no: number; silent: number; /** Of those required, how many can. */ requiredWhoCan: number; required: number }

export const weigh = ({ id, votes }: Candidate, voters: readonly Voter[]): Weighed => {
  const said = voters.map((voter) => ({ ...voter, vote: votes.get(voter.id) }));
  const saying = (vote: Vote | undefined): number => said.filter((one) => one.vote === vote).length;
  const required = said.filter((one) => one.required);
  return { id, yes: saying('YES'), ifNeeded: saying('IF_NEEDED'), no: saying('NO'), silent: saying(undefined), required: required.length,
    requiredWhoCan: required.filter(({ vote }) => vote === 'YES' || vote === 'IF_NEEDED').length };
};

/** Null when nobody can come to any. */
export function bestSlot(slots: readonly Candidate[], voters: readonly Voter[]): { slotId: string; because: string } | null {
  const weighed = slots.map((slot) => ({ slot, of: weigh(slot, voters) })).filter(({ of }) => of.yes + of.ifNeeded > 0);
  const [best, ...others] = weighed.sort((a, b) => b.of.requiredWhoCan - a.of.requiredWhoCan || b.of.yes - a.of.yes || a.of.ifNeeded - b.of.ifNeeded
    || a.slot.startsAt.getTime() - b.slot.startsAt.getTime() || (a.slot.id < b.slot.id ? -1 : 1));
  if (!best) return null;
  return { slotId: best.slot.id, because: `${saysWhoComes(best.of)}${saysWhy(best.of, others[0]?.of)}` };
}

const people = (n: number, required = ''): string => (n > 1 ? `${n} personnes${required && `${required}s`}` : `une personne${required}`);
const REQUIRED = ' requise';

function saysWhoComes({ yes, ifNeeded, required, requiredWhoCan }: Weighed): string {
  const missing = required - requiredWhoCan;
  const heads = required === 0 ? '' : missing > 0 ? `Il y manque ${people(missing, REQUIRED)} sur ${required} ; ` : required > 1 ? 'Toutes les personnes requises peuvent venir ; ' : 'La personne requise peut venir ; ';
  const counts = [yes > 0 && `${people(yes)} ${yes > 1 ? 'disent' : 'dit'} oui`, ifNeeded > 0 && `${people(ifNeeded)} ${ifNeeded > 1 ? 'viendraient' : 'viendrait'} si nécessaire`].filter(Boolean).join(', ');
  const sentence = `${heads}${counts}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** What tells it from the next best. */
function saysWhy(best: Weighed, next: Weighed | undefined): string {
  if (!next) return '.';
  if (best.requiredWhoCan > next.requiredWhoCan) return ' : aucun autre créneau ne réunit autant de personnes requises.';
  if (best.yes > next.yes) return ' : aucun autre créneau ne reçoit autant de oui.';
  return best.ifNeeded < next.ifNeeded ? ' : aucun autre créneau ne demande moins d’efforts.' : ' : d’autres créneaux conviennent autant, c’est le plus proche.';
}
