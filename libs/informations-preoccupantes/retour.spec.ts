import { describe, expect, it } from '@jest/globals';
import { closes, REFUSALS, REPORTERS, retourTo, STAGES } from './retour.js';

const CONSIDERED = 'Votre information a été prise en considération.';

describe('what whoever transmitted is told', () => {
  it('to a professional, what became of it, and nothing of how', () => {
    expect(Object.fromEntries(STAGES.map((stage) => [stage, retourTo('PROFESSIONAL', stage, null)]))).toEqual({
      RECEIVED: 'Votre information a été reçue. Elle est en cours d’analyse.',
      NOT_IP: `${CONSIDERED} Elle ne donne pas lieu à une évaluation au titre de la protection de l’enfance.`,
      COMPLEMENT: `${CONSIDERED} Une évaluation est en cours.`,
      FORWARDED: `${CONSIDERED} Elle est suivie par le service compétent.`,
      IN_EVALUATION: `${CONSIDERED} Une évaluation est en cours.`,
      NO_ACTION: 'La situation a été évaluée. Il n’y est pas donné suite au titre de la protection de l’enfance.',
      HELP: 'La situation a été évaluée. Un accompagnement est en place.',
      JUDICIAL: 'La situation a été évaluée. L’autorité judiciaire est saisie.',
    });
    for (const stage of STAGES) expect(retourTo('ELECTED', stage, null)).toBe(retourTo('PROFESSIONAL', stage, null));
  });

  it('to anybody else who asks, that it was considered, whatever followed', () => {
    expect(new Set(STAGES.filter((s) => s !== 'RECEIVED').map((stage) => retourTo('PRIVATE', stage, null)))).toEqual(new Set([CONSIDERED]));
    for (const stage of STAGES) expect(retourTo('ANONYMOUS', stage, null)).toBeNull();
  });

  it('is the same where two cases must not be told apart: an information joined to another, the three refusals', () => {
    for (const reporter of REPORTERS) expect(retourTo(reporter, 'COMPLEMENT', null)).toBe(retourTo(reporter, 'IN_EVALUATION', null));
    for (const stage of STAGES) expect(new Set(REFUSALS.map((refusal) => retourTo('PRIVATE', stage, refusal))).size).toBe(1);
    expect(retourTo('PRIVATE', 'HELP', 'CHILD_INTEREST')).not.toBe(retourTo('PRIVATE', 'HELP', null));
  });

  it('is never refused to a professional, and does not close a file before something followed', () => {
    for (const stage of STAGES) for (const refusal of REFUSALS) expect(retourTo('PROFESSIONAL', stage, refusal)).toBe(retourTo('PROFESSIONAL', stage, null));
    expect(STAGES.filter(closes)).toEqual(['NOT_IP', 'FORWARDED', 'NO_ACTION', 'HELP', 'JUDICIAL']);
  });
});
