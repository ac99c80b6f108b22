import { describe, expect, it } from '@jest/globals';
import { dueAt, type Choice } from './due-at.js';

const day = { quietFrom: 20, quietTo: 7 };
const due = (now: string, choice: Choice): string => dueAt(new Date(now), choice).toISOString();

describe('when somebody is told', () => {
  it.each<[string, Choice, string, string]>([
    ['at once, by day', { rhythm: 'IMMEDIATE', ...day }, '2025-01-20T09:12:34.567Z', '2025-01-20T09:12:34.567Z'],
    ['at seven, what comes at night', { rhythm: 'IMMEDIATE', ...day }, '2025-01-20T23:10:00.000Z', '2025-01-21T06:00:00.000Z'],
    ['at once at night, where no hour is quiet', { rhythm: 'IMMEDIATE', quietFrom: 0, quietTo: 0 }, '2025-01-20T23:10:00.000Z', '2025-01-20T23:10:00.000Z'],
    ['the hour that is quiet is, the one that ends it is not', { rhythm: 'IMMEDIATE', quietFrom: 12, quietTo: 14 }, '2025-01-20T11:00:00.000Z', '2025-01-20T13:00:00.000Z'],
    ['with the next hour', { rhythm: 'HOURLY', ...day }, '2025-01-20T09:12:00.000Z', '2025-01-20T10:00:00.000Z'],
    ['in the morning, what the last hour of the day would bring', { rhythm: 'HOURLY', ...day }, '2025-01-20T18:30:00.000Z', '2025-01-21T06:00:00.000Z'],
    ['at eight in winter', { rhythm: 'DAILY', ...day }, '2025-01-20T07:30:00.000Z', '2025-01-21T07:00:00.000Z'],
    ['at eight in summer', { rhythm: 'DAILY', ...day }, '2025-07-20T07:30:00.000Z', '2025-07-21T06:00:00.000Z'],
    ['at eight, the day the hour changes', { rhythm: 'DAILY', ...day }, '2025-03-29T20:00:00.000Z', '2025-03-30T06:00:00.000Z'],
    ['after the quiet hours, where eight is one of them', { rhythm: 'DAILY', quietFrom: 20, quietTo: 10 }, '2025-01-20T09:00:00.000Z', '2025-01-21T09:00:00.000Z'],
  ])('%s', (_, choice, now, expected) => {
    expect(due(now, choice)).toBe(expected);
  });
});
