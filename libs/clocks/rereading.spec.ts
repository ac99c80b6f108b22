import { describe, expect, it } from '@jest/globals';
import { rereadingTermOf } from './rereading.js';

const lastDay = (closed: string, departement = 99): string | null => rereadingTermOf(new Date(closed), departement).lastDay;

describe('how long a draft is reread', () => {
  it('is five worked days after the closing, whatever its hour, the last one whole', () => {
    expect(lastDay('2025-02-25T10:30:00+01:00')).toBe('2025-03-04');
    expect(lastDay('2025-02-25T23:50:00+01:00')).toBe('2025-03-04');
    expect(rereadingTermOf(new Date('2025-02-25T10:30:00+01:00'), 99).until.toISOString()).toBe('2025-03-04T23:00:00.000Z');
  });

  it('counts neither week-ends nor the holidays of the place', () => {
    expect([lastDay('2025-04-28T10:00:00+02:00'), lastDay('2025-04-14T10:00:00+02:00'), lastDay('2025-04-14T10:00:00+02:00', 57)]).toEqual(['2025-05-06', '2025-04-22', '2025-04-23']);
    expect(lastDay('2024-12-16T10:00:00+04:00', 974)).toBe('2024-12-24');
  });

  it('is recalled a day before', () => {
    expect(rereadingTermOf(new Date('2025-02-25T10:30:00+01:00'), 99).remindAt.toISOString()).toBe('2025-03-03T23:00:00.000Z');
  });
});
