import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bestSlot, VOTES, weigh, type Candidate, type Vote, type Voter } from './best-slot.js';

const HEAD = { id: 'head', required: true };
const NURSE = { id: 'nurse', required: true };
const SCHOOL = { id: 'school', required: false };
const slot = (id: string, day: number, votes: Record<string, Vote>): Candidate => ({ id, startsAt: new Date(Date.UTC(2025, 1, day, 9)), votes: new Map(Object.entries(votes)) });

describe('the best slot', () => {
  it.each<[string, Candidate[], Voter[], string, string]>([
    ['is one where those required can come, even if fewer do', [slot('a', 3, { head: 'YES', school: 'YES' }), slot('b', 4, { head: 'YES', nurse: 'IF_NEEDED' })], [HEAD, NURSE, SCHOOL],
      'b', 'Toutes les personnes requises peuvent venir ; une personne dit oui, une personne viendrait si nécessaire : aucun autre créneau ne réunit autant de personnes requises.'],
    ['then has most yes', [slot('a', 3, { head: 'IF_NEEDED', school: 'IF_NEEDED' }), slot('b', 4, { head: 'YES', school: 'NO' })], [HEAD, SCHOOL],
      'b', 'La personne requise peut venir ; une personne dit oui : aucun autre créneau ne reçoit autant de oui.'],
    ['then fewest « si nécessaire »', [slot('a', 3, { head: 'YES', school: 'IF_NEEDED' }), slot('b', 4, { head: 'YES', school: 'NO' })], [HEAD, SCHOOL],
      'b', 'La personne requise peut venir ; une personne dit oui : aucun autre créneau ne demande moins d’efforts.'],
    ['then is the earliest', [slot('a', 4, { head: 'YES' }), slot('b', 3, { head: 'YES' })], [HEAD], 'b', 'La personne requise peut venir ; une personne dit oui : d’autres créneaux conviennent autant, c’est le plus proche.'],
    ['is still the one that misses fewest', [slot('a', 3, { head: 'NO', nurse: 'NO', school: 'YES' }), slot('b', 4, { head: 'YES', nurse: 'NO', school: 'YES' })], [HEAD, NURSE, SCHOOL],
      'b', 'Il y manque une personne requise sur 2 ; 2 personnes disent oui : aucun autre créneau ne réunit autant de personnes requises.'],
    ['where nobody is required, is the one of most', [slot('a', 3, { school: 'YES' })], [SCHOOL], 'a', 'Une personne dit oui.'],
  ])('%s', (_, slots, voters, slotId, because) => {
    expect(bestSlot(slots, voters)).toEqual({ slotId, because });
  });

  it('is none when nobody can, nor when nobody answered: silence is not a yes', () => {
    expect(bestSlot([], [HEAD])).toBeNull();
    expect(bestSlot([slot('a', 3, {}), slot('b', 4, { head: 'NO' })], [HEAD])).toBeNull();
  });

  const world = fc.record({
    voters: fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }).map((required) => required.map((one, n) => ({ id: `v${n}`, required: one }))),
    slots: fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.array(fc.constantFrom(undefined, ...VOTES), { minLength: 6, maxLength: 6 })), { minLength: 1, maxLength: 6 })
      .map((made) => made.map(([day, votes], n) => slot(`s${n}`, day, Object.fromEntries(votes.flatMap((vote, v) => (vote ? [[`v${v}`, vote]] : [])))))),
  });

  it('is never bettered by another, whatever the votes, and does not depend on the order in which they are given', () => {
    fc.assert(fc.property(world, ({ slots, voters }) => {
      const best = bestSlot(slots, voters);
      expect(bestSlot([...slots].reverse(), [...voters].reverse())).toEqual(best);
      const comes = (of: Candidate, required: boolean): number => voters.filter((v) => (!required || v.required) && ['YES', 'IF_NEEDED'].includes(of.votes.get(v.id) ?? 'NO')).length;
      if (!best) {
        expect(slots.every((one) => comes(one, false) === 0)).toBe(true);
        return;
      }
      const chosen = slots.find(({ id }) => id === best.slotId)!;
      const yes = (of: Candidate): number => weigh(of, voters).yes;
      for (const other of slots) {
        expect(comes(other, true)).toBeLessThanOrEqual(comes(chosen, true));
        if (comes(other, true) < comes(chosen, true)) continue;
        expect(yes(other)).toBeLessThanOrEqual(yes(chosen));
        // All the required, and as many yes: no earlier one asks less of whoever would come only if needed.
        if (yes(other) === yes(chosen) && comes(other, false) === comes(chosen, false) && other.startsAt < chosen.startsAt) throw new Error('an earlier one was as good');
      }
    }), { seed: 5, numRuns: 2000 });
  });

  it('is not moved by one more yes to it', () => {
    fc.assert(fc.property(world, fc.nat(), (made, n) => {
      const best = bestSlot(made.slots, made.voters);
      const voter = made.voters[n % made.voters.length]!;
      if (!best) return;
      const cheered = made.slots.map((one) => (one.id === best.slotId ? { ...one, votes: new Map([...one.votes, [voter.id, 'YES' as const]]) } : one));
      expect(bestSlot(cheered, made.voters)?.slotId).toBe(best.slotId);
    }), { seed: 5, numRuns: 2000 });
  });
});
