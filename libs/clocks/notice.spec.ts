import { describe, expect, it } from '@jest/globals';
import { noticeOf } from './notice.js';

const earliest = (notice: 'ORDINARY' | 'CRISIS', told: string, departement = 99): string => noticeOf(notice, new Date(told), departement).earliest.toISOString();

describe('the notice of a réunion', () => {
  it('is ten whole worked days: from the morning after the tenth', () => {
    expect(earliest('ORDINARY', '2025-01-15T10:00:00+01:00')).toBe('2025-01-29T23:00:00.000Z');
    expect(earliest('ORDINARY', '2025-01-15T23:59:00+01:00')).toBe('2025-01-29T23:00:00.000Z');
  });

  it('counts neither week-ends nor the holidays of the place: three in May, one more in Moselle at Easter, one of its own in Réunion', () => {
    expect(earliest('ORDINARY', '2025-04-28T10:00:00+02:00')).toBe('2025-05-14T22:00:00.000Z');
    expect([99, 57].map((departement) => earliest('ORDINARY', '2025-04-14T10:00:00+02:00', departement))).toEqual(['2025-04-29T22:00:00.000Z', '2025-04-30T22:00:00.000Z']);
    expect(earliest('ORDINARY', '2024-12-16T10:00:00+04:00', 974)).toBe('2025-01-02T20:00:00.000Z');
  });

  it('is a day in a crisis, by the hour', () => {
    expect(earliest('CRISIS', '2026-03-28T18:00:00+01:00')).toBe('2026-03-29T17:00:00.000Z');
  });
});
