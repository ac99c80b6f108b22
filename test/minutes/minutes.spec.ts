import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NOTICEABLE, type Kind } from '../../libs/secrecy/kinds.js';
import { commitmentOf, minutesHash } from '../../libs/syntheses/minutes/commitment.js';
import { Altered, minutesFor, type Minutes } from '../../libs/syntheses/minutes/minutes.js';
import { sectionsOfMinutes } from '../../libs/syntheses/minutes/minutes-sections.js';
import { LINES, meeting, written } from './meeting.js';

const kinds = fc.subarray([...NOTICEABLE] as Kind[]);
const textOf = (minutes: Minutes): string => JSON.stringify(sectionsOfMinutes(minutes));

describe('minutes for one reader', () => {
  it('have the same number, header, commitments and hash whoever reads', () => {
    const whole = minutesFor(meeting(NOTICEABLE));
    fc.assert(fc.property(kinds, (some) => {
      const { header, commitments, hash, decisions, points } = minutesFor(meeting(some));
      expect({ header, commitments, hash }).toEqual({ header: whole.header, commitments: whole.commitments, hash: whole.hash });
      expect(decisions.map(({ seq }) => seq)).toEqual([6, 7]);
      expect(points.map(({ heading, lines }) => [heading, lines.length])).toEqual(whole.points.map(({ heading, lines }) => [heading, lines.length]));
    }));
  });

  it('hold every word of the kinds that are theirs and none of any other', () => {
    fc.assert(fc.property(kinds, (some) => {
      const minutes = minutesFor(meeting(some));
      for (const text of [JSON.stringify(minutes), textOf(minutes)]) {
        for (const { body, salt, kind } of LINES) {
          expect(text.includes(body)).toBe(some.includes(kind as Kind));
          if (!some.includes(kind as Kind)) expect(text).not.toContain(salt);
        }
      }
    }));
  });

  it('let a reader find the hash of the whole again, from their own lines and the commitments of the others', () => {
    fc.assert(fc.property(kinds, (some) => {
      const { facts, points, decisions, commitments, hash } = minutesFor(meeting(some));
      const own = new Map([...points.flatMap(({ lines }) => lines), ...decisions].map((line) => [line.seq - 1, line.said]));
      const again = commitments.map((commitment, at) => (own.get(at) ? commitmentOf(own.get(at)!.salt, own.get(at)!.committed) : commitment));
      expect(minutesHash(facts, again)).toBe(hash);
    }));
  });

  it('say what is reserved, of what kind, by which rule; once for lines that follow each other', () => {
    const text = textOf(minutesFor(meeting(['SCO', 'ENF', 'PAR', 'SOC'])));
    expect(text).toContain('2 lignes réservées (médical)');
    expect(text).toContain('Décision 2, réservée (médical)');
    expect(text).toContain('Votre fonction reçoit un résumé, non l’élément entier (CSP R.1110-1).');
    expect(textOf(minutesFor(meeting(['MED'])))).toContain('Ligne réservée (scolarité)');
  });

  it('say of an action who does it, until when and by what it is known, to its readers alone', () => {
    const action = written(8, 2, 'SOC', 'Voir le père.', { type: 'ACTION', ownerId: LINES[0]!.authorId, dueAt: new Date('2025-05-01T22:00:00Z'), indicator: 'Deux visites.' });
    const whole = meeting(NOTICEABLE, [...LINES, action]);
    const last = whole.lines.at(-1)!;
    const lines = [...whole.lines.slice(0, -1), { ...last, said: { ...last.said!, typeName: 'Action', charge: { owner: 'Karim BELLANGEAU', dueOn: '2025-05-01' } }, reserved: null }];
    const text = textOf(minutesFor({ ...whole, lines }));
    expect(text).toContain('Action, Karim BELLANGEAU, pour le 1er mai 2025');
    expect(text).toContain('Voir le père. Indicateur : Deux visites.');
    const reserved = textOf(minutesFor(meeting(['SCO'], [...LINES, action])));
    for (const word of ['Voir le père', 'Deux visites', '1er mai']) expect(reserved).not.toContain(word);
  });

  it('show a corrected line where it stood, and no withdrawn one; neither leaves the hash', () => {
    const corrected = written(8, 0, 'SCO', 'Noé vient en classe : trois demi-journées.', { nature: 'CORRECTED', supersedesId: LINES[0]!.id });
    const later = written(9, 0, 'SCO', 'La maîtresse le trouve plus calme.');
    const withdrawn = written(10, 2, 'ENF', '', { nature: 'WITHDRAWN', supersedesId: LINES[3]!.id });
    const minutes = minutesFor(meeting(NOTICEABLE, [...LINES, corrected, later, withdrawn]));
    expect(minutes.points.map(({ lines }) => lines.map(({ seq }) => seq))).toEqual([[8, 9], [2, 3], [5]]);
    expect(minutes.commitments).toHaveLength(LINES.length + 3);
    expect(textOf(minutes)).not.toContain(LINES[3]!.body);
  });

  it('are refused when a line was changed, lost or numbered again under its commitment', () => {
    const whole = meeting(NOTICEABLE);
    expect(minutesFor(whole).hash).toMatch(/^[0-9a-f]{64}$/);
    const [first, ...rest] = whole.lines;
    const changed = { ...first!, said: { ...first!.said!, committed: { ...first!.said!.committed, body: 'Noé ne vient plus.' } }, reserved: null };
    for (const lines of [[changed, ...rest], rest, [...whole.lines, { ...first!, seq: 9 }]]) expect(() => minutesFor({ ...whole, lines })).toThrow(Altered);
  });
});
