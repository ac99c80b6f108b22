import { describe, expect, it } from '@jest/globals';
import { CLOCKS, type ClockCode } from '../clocks/clocks.js';
import { ANSWERS, type Answer } from './answers.js';
import { MOVES, STEP_FACTS, stateOf, type StepFact, type Taken } from './states.js';

const taken = (...facts: (StepFact | Answer)[]): Taken[] => facts.map((one) => (one in ANSWERS ? { fact: 'ANSWERED', answer: one } : { fact: one as StepFact, answer: 'NONE' }));

describe('how far a signalement went', () => {
  it.each([
    ['DRAFT', false, taken()], ['SEALED', true, taken()], ['SENT', true, taken('SENT')], ['RECEIVED', true, taken('SENT', 'RECEIVED')], ['ACKNOWLEDGED', true, taken('SENT', 'RECEIVED', 'ACKNOWLEDGED', 'COMPLEMENT_ASKED')],
    ['ACKNOWLEDGED', true, taken('SENT', 'ACKNOWLEDGED')], ['ANSWERED', true, taken('SENT', 'ACKNOWLEDGED', 'OPP', 'ENQUETE')], ['CLOSED', true, taken('SENT', 'ACKNOWLEDGED', 'ENQUETE', 'CLASSEMENT', 'PARENTS_TOLD')],
  ])('is read from which facts exist: %s', (state, sealed, steps) => {
    expect(stateOf(sealed, steps)).toBe(state);
  });

  it('is led to, fact after fact, from the seal', () => {
    const reached = new Set<string>(['SEALED']);
    STEP_FACTS.forEach(() => STEP_FACTS.filter((fact) => MOVES[fact].after.some((one) => reached.has(one))).forEach((fact) => reached.add(fact)));
    expect(STEP_FACTS.filter((fact) => !reached.has(fact))).toEqual([]);
  });

  it('never waits without a clock: whoever holds it is watched, until it is answered', () => {
    const starts = (fact: StepFact): readonly ClockCode[] => MOVES[fact].starts;
    expect([starts('SENT'), starts('ACKNOWLEDGED'), starts('RECEIPT_RECORDED'), starts('COMPLEMENT_ASKED')]).toEqual([['SIGNALEMENT_RECEPTION', 'PARENTS_WRITTEN_NOTICE'], ['SIGNALEMENT_OUTCOME'], ['SIGNALEMENT_FOLLOW_UP'], ['SIGNALEMENT_COMPLEMENT']]);
    for (const code of [...STEP_FACTS.flatMap(starts), ...Object.values(ANSWERS).flatMap((a) => [...a.starts])]) expect(CLOCKS[code].answers).not.toBe(CLOCKS[code].second);
  });

  it('has an end to each clock that it starts, or says where it is', () => {
    const met = new Set<string>([...STEP_FACTS.flatMap((fact) => MOVES[fact].meets.map(([, code]) => code)), ...Object.values(ANSWERS).flatMap((a) => [...a.meets])]);
    const started = [...STEP_FACTS.flatMap((fact) => MOVES[fact].starts), ...Object.values(ANSWERS).flatMap((a) => [...a.starts, ...Object.values(a.startsAfter).flat()])];
    // A complement meets the clock of what it answers (take-step.ts).
    expect(started.filter((code) => !met.has(code))).toEqual(['SIGNALEMENT_COMPLEMENT']);
  });
});
