import { describe, expect, it } from '@jest/globals';
import { dayOf, limitBefore } from './calendar.js';
import { noticeOf } from './notice.js';
import { isWorked, placeOf } from './places.js';

const earliest = (notice: 'ORDINARY' | 'CRISIS', told: string, departement = 99): string => noticeOf(notice, new Date(told), departement).earliest.toISOString();

describe('the notice of a réunion', () => {
  it('is ten worked days: from the morning of the tenth, told at whatever hour', () => {
    expect(earliest('ORDINARY', '2025-02-11T09:00:00+01:00')).toBe('2025-02-24T23:00:00.000Z');
    expect(earliest('ORDINARY', '2025-02-11T23:59:00+01:00')).toBe('2025-02-24T23:00:00.000Z');
  });

  it('told on a worked day, is the same number of days forward, and back from the réunion to the last day when it may be told', () => {
    const where = placeOf(99);
    for (let day = Date.UTC(2025, 0, 2, 12); day < Date.UTC(2026, 0, 2); day += 86_400_000) {
      if (!isWorked(where, dayOf(where, new Date(day)))) continue;
      const { earliest: held } = noticeOf('ORDINARY', new Date(day), 99);
      expect(limitBefore(where, { workingDays: 10 }, held).lastDay).toBe(dayOf(where, new Date(day)).toString());
    }
  });

  it('counts neither week-ends nor the holidays of the place: three in May, one more in Moselle at Easter, one of its own in Réunion', () => {
    expect(earliest('ORDINARY', '2025-04-28T10:00:00+02:00')).toBe('2025-05-13T22:00:00.000Z');
    expect([99, 57].map((departement) => earliest('ORDINARY', '2025-04-14T10:00:00+02:00', departement))).toEqual(['2025-04-28T22:00:00.000Z', '2025-04-29T22:00:00.000Z']);
    expect(earliest('ORDINARY', '2024-12-16T10:00:00+04:00', 974)).toBe('2025-01-01T20:00:00.000Z');
  });

  it('is a day in a crisis, by the hour', () => {
    expect(earliest('CRISIS', '2026-03-28T18:00:00+01:00')).toBe('2026-03-29T17:00:00.000Z');
  });
});
