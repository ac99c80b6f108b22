import { describe, expect, it } from '@jest/globals';
import { CLOCKS, READ, type ClockCode } from './clocks.js';
import { limitOf, valueOf } from './limit-of.js';

const ORVALE = 99;
const at = (local: string): Date => new Date(local);
const minute = (date: Date): string => date.toISOString().slice(0, 16);
const codes = Object.keys(CLOCKS) as ClockCode[];

/** Started one Wednesday at 10:00 in Paris: the last day of each, or its last minute; the first minute of its reminder; in UTC. Typed by hand from the table of the law, never computed. */
const OF_ONE_DAY: Record<ClockCode, [last: string, tooLate: string, reminded: string]> = {
  IP_TRIAGE: ['2025-01-16', '2025-01-16T23:00', '2025-01-15T23:00'],
  IP_QUALIFICATION: ['2025-01-22', '2025-01-22T23:00', '2025-01-21T23:00'],
  IP_EVAL: ['2025-04-15', '2025-04-15T22:00', '2025-03-30T22:00'],
  IP_FEEDBACK_PRO: ['2025-04-15', '2025-04-15T22:00', '2025-03-30T22:00'],
  IP_FEEDBACK_LAY: ['2025-04-15', '2025-04-15T22:00', '2025-03-30T22:00'],
  REFERRAL: ['hour', '2025-01-16T09:00', '2025-01-16T03:00'],
  SIGNALEMENT_SENDING: ['hour', '2025-01-15T10:00', '2025-01-15T09:45'],
  SIGNALEMENT_RECEPTION: ['hour', '2025-01-15T10:00', '2025-01-15T09:45'],
  SIGNALEMENT_ACK: ['2025-01-16', '2025-01-16T23:00', '2025-01-15T23:00'],
  SIGNALEMENT_ACK_GRAVE: ['hour', '2025-01-15T11:00', '2025-01-15T10:30'],
  SIGNALEMENT_OUTCOME: ['2025-02-15', '2025-02-15T23:00', '2025-01-30T23:00'],
  SIGNALEMENT_FOLLOW_UP: ['2025-02-15', '2025-02-15T23:00', '2025-01-30T23:00'],
  SIGNALEMENT_COMPLEMENT: ['2025-01-17', '2025-01-17T23:00', '2025-01-16T23:00'],
  PARENTS_WRITTEN_NOTICE: ['2025-01-23', '2025-01-23T23:00', '2025-01-21T23:00'],
  OPP_PARQUET_TO_JE: ['2025-01-23', '2025-01-23T23:00', '2025-01-21T23:00'],
  OPP_PARQUET_JE_RULING: ['2025-01-30', '2025-01-30T23:00', '2025-01-28T23:00'],
  OPP_JE_HEARING: ['2025-01-30', '2025-01-30T23:00', '2025-01-28T23:00'],
  JE_FOUND_PLACE: ['2025-02-15', '2025-02-15T23:00', '2025-01-30T23:00'],
  PROVISIONAL_MERITS: ['2025-07-15', '2025-07-15T22:00', '2025-06-29T22:00'],
  PROVISIONAL_EXTENSION: ['2025-07-15', '2025-07-15T22:00', '2025-06-29T22:00'],
  TRAVEL_BAN_PROSECUTOR: ['2025-03-15', '2025-03-15T23:00', '2025-02-27T23:00'],
  TRAVEL_BAN_PROSECUTOR_TO_JE: ['2025-01-23', '2025-01-23T23:00', '2025-01-21T23:00'],
  TRAVEL_BAN_JE: ['2027-01-15', '2027-01-15T23:00', '2026-12-30T23:00'],
  HEARING_NOTICE: ['2025-01-07', '2025-01-07T23:00', '2025-01-05T23:00'],
  PROSECUTOR_OPINION: ['2025-01-30', '2025-01-30T23:00', '2025-01-28T23:00'],
  LAWYER_DESIGNATION: ['2025-01-23', '2025-01-23T23:00', '2025-01-21T23:00'],
  DECISION_NOTIFY: ['2025-01-23', '2025-01-23T23:00', '2025-01-21T23:00'],
  APPEAL: ['2025-01-30', '2025-01-30T23:00', '2025-01-28T23:00'],
  APPEAL_PROVISIONAL_CA: ['2025-04-15', '2025-04-15T22:00', '2025-03-30T22:00'],
  AAH_APPEAL_PENAL: ['2025-01-25', '2025-01-25T23:00', '2025-01-23T23:00'],
  AAH_APPEAL_CIVIL: ['2025-01-30', '2025-01-30T23:00', '2025-01-28T23:00'],
  AAH_REPORT: ['2025-04-15', '2025-04-15T22:00', '2025-03-30T22:00'],
  MJIE: ['2025-07-15', '2025-07-15T22:00', '2025-06-29T22:00'],
  ACCUEIL_5_JOURS: ['2025-01-20', '2025-01-20T23:00', '2025-01-18T23:00'],
  ACCUEIL_72_HEURES: ['hour', '2025-01-18T09:00', '2025-01-17T15:00'],
  PLACE_CHANGE_NOTICE: ['2024-12-15', '2024-12-15T23:00', '2024-11-29T23:00'],
  PLACE_CHANGE_EMERGENCY: ['hour', '2025-01-17T09:00', '2025-01-16T21:00'],
  SIBLING_SEPARATION: ['hour', '2025-01-17T09:00', '2025-01-16T21:00'],
  PPE: ['2025-04-15', '2025-04-15T22:00', '2025-03-30T22:00'],
  DOC_ACCESS: ['2025-02-15', '2025-02-15T23:00', '2025-01-30T23:00'],
};

describe('every clock', () => {
  it.each(codes)('%s, started on Wednesday 15 January 2025 at 10:00, comes to its term', (code) => {
    const { lastDay, until, remindAt } = limitOf(code, at('2025-01-15T10:00:00+01:00'), ORVALE);
    expect([lastDay ?? 'hour', minute(until), minute(remindAt)]).toEqual(OF_ONE_DAY[code]);
  });

  it.each(codes)('%s has an article, dated values in their order, and two different functions to answer for it', (code) => {
    const { values, answers, second, starts, stops } = CLOCKS[code];
    expect(answers).not.toBe(second);
    expect(starts).not.toBe(stops);
    expect(values.map((value) => value.from)).toEqual(values.map((value) => value.from).toSorted());
    for (const { article, from } of values) {
      expect(article).toMatch(/^(CASF|C\. civ\.|CPC|CPP|CRPA|note du) ?\S/);
      expect(from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  it('knows no value before the version that was read', () => {
    expect(valueOf('IP_EVAL', READ).span).toEqual({ months: 3 });
    expect(() => valueOf('IP_EVAL', '2023-12-30')).toThrow('IP_EVAL: no value is known on 2023-12-30');
    expect(() => limitOf('IP_EVAL', at('2016-10-01T10:00:00+02:00'), ORVALE)).toThrow('no value is known');
  });
});

describe('the dates of the story', () => {
  it.each<[string, ClockCode, string, string]>([
    ['the evaluation of what was received on 16 January', 'IP_EVAL', '2025-01-16T15:10:00+01:00', '2025-04-16'],
    ['the return to the school', 'IP_FEEDBACK_PRO', '2025-01-16T15:10:00+01:00', '2025-04-16'],
    ['the qualification, made the day after', 'IP_QUALIFICATION', '2025-01-16T15:10:00+01:00', '2025-01-23'],
    ['the parquet seizes the judge', 'OPP_PARQUET_TO_JE', '2025-05-13T17:45:00+02:00', '2025-05-21'],
    ['the judge hears and rules', 'OPP_PARQUET_JE_RULING', '2025-05-16T10:00:00+02:00', '2025-05-31'],
    ['the parties are convened, eight days before 28 May at least', 'HEARING_NOTICE', '2025-05-28T09:30:00+02:00', '2025-05-20'],
    ['the order is notified', 'DECISION_NOTIFY', '2025-05-28T12:00:00+02:00', '2025-06-05'],
    ['the merits', 'PROVISIONAL_MERITS', '2025-05-28T12:00:00+02:00', '2025-11-28'],
    ['the judge is told of a move on 1 July', 'PLACE_CHANGE_NOTICE', '2025-07-01T09:00:00+02:00', '2025-06-01'],
    ['the projet pour l’enfant', 'PPE', '2025-05-13T17:45:00+02:00', '2025-08-13'],
    ['the report of the MJIE', 'MJIE', '2025-06-02T09:00:00+02:00', '2025-12-02'],
    ['the opinion of the parquet', 'PROSECUTOR_OPINION', '2025-11-03T09:00:00+01:00', '2025-11-18'],
    ['the judgment is notified', 'DECISION_NOTIFY', '2025-11-25T16:00:00+01:00', '2025-12-03'],
    ['the answer to a father who asks to read the file', 'DOC_ACCESS', '2026-06-02T11:00:00+02:00', '2026-07-02'],
  ])('%s', (_, code, started, expected) => {
    expect(limitOf(code, at(started), ORVALE).lastDay).toBe(expected);
  });

  it('counts the separation of siblings hour by hour: from 13 May 17:45 to 15 May 17:45', () => {
    expect(limitOf('SIBLING_SEPARATION', at('2025-05-13T17:45:00+02:00'), ORVALE)).toMatchObject({ until: at('2025-05-15T17:45:00+02:00'), lastDay: null });
  });

  it('reminds of the judge’s seizing on day 7 of 8', () => {
    expect(limitOf('OPP_PARQUET_TO_JE', at('2025-05-13T17:45:00+02:00'), ORVALE).remindAt).toEqual(at('2025-05-20T00:00:00+02:00'));
  });
});
