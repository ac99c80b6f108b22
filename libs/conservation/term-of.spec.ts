import { describe, expect, it } from '@jest/globals';
import { retentionOf, termOf, type Facts } from './term-of.js';
import { CATEGORIES, TERMS } from './terms.js';

const facts = (more: Partial<Facts>): Facts => ({ category: 'PLACEMENT', closedOn: '2025-06-15', lastMeasureOn: '2025-06-15', birthDate: '2018-03-14', ...more });
const due = (more: Partial<Facts>): string | null => termOf(facts(more)).dueOn;

describe('the term of a dossier', () => {
  it('runs two years from its closing where nothing followed, whatever the age, to the first day of a year', () => {
    expect(due({ category: 'SANS_SUITE', closedOn: '2025-06-15' })).toBe('2028-01-01');
    expect(due({ category: 'SANS_SUITE', closedOn: '2025-12-31' })).toBe('2028-01-01');
    expect(due({ category: 'SANS_SUITE', closedOn: '2026-01-01' })).toBe('2028-01-01');
    expect(due({ category: 'SANS_SUITE', closedOn: '2026-01-02' })).toBe('2029-01-01');
  });

  it('runs from the later of the closing and of the end of the last measure, where measures count', () => {
    const grown = { birthDate: '2000-01-01', category: 'MILIEU_OUVERT' } as const;
    expect(due({ ...grown, closedOn: '2025-06-15', lastMeasureOn: '2024-02-01' })).toBe('2031-01-01');
    expect(due({ ...grown, closedOn: '2025-06-15', lastMeasureOn: '2026-01-02' })).toBe('2032-01-01');
    expect(due({ ...grown, closedOn: '2025-06-15', lastMeasureOn: null })).toBe('2031-01-01');
    expect(due({ category: 'SANS_SUITE', closedOn: '2025-06-15', lastMeasureOn: '2027-06-15' })).toBe('2028-01-01');
  });

  it('waits for the child: majority in open environment, the twenty-eighth birthday after a placement; then for those born within five years, so that it tells no birth year', () => {
    for (const birthDate of ['2018-01-01', '2018-01-02', '2021-12-31', '2022-01-01']) expect([birthDate, due({ category: 'MILIEU_OUVERT', birthDate })]).toEqual([birthDate, '2040-01-01']);
    expect(due({ category: 'MILIEU_OUVERT', birthDate: '2022-01-02' })).toBe('2045-01-01');
    expect(due({ category: 'MILIEU_OUVERT', birthDate: '2012-06-15' })).toBe('2031-01-01');
    expect(due({ category: 'MILIEU_OUVERT', birthDate: '2012-06-16' })).toBe('2035-01-01');
    expect(due({ category: 'PLACEMENT', birthDate: '2018-03-14' })).toBe('2050-01-01');
    // Ten years from the closing, and the birthday: the same day, then a day after.
    expect(due({ category: 'PLACEMENT', closedOn: '2026-01-01', lastMeasureOn: null, birthDate: '2008-01-01' })).toBe('2036-01-01');
    expect(due({ category: 'PLACEMENT', closedOn: '2026-01-01', lastMeasureOn: null, birthDate: '2008-01-02' })).toBe('2040-01-01');
  });

  it('counts 29 February as the 28th of a year that has none', () => {
    expect(due({ category: 'SANS_SUITE', closedOn: '2028-02-29' })).toBe('2031-01-01');
    expect(due({ category: 'MILIEU_OUVERT', closedOn: '2024-02-29', lastMeasureOn: null, birthDate: '2007-02-28' })).toBe('2030-01-01');
  });

  it('never comes for a ward of the State, whose origins stay to be asked', () => {
    expect(termOf(facts({ category: 'PUPILLE' }))).toMatchObject({ dueOn: null, warnOn: null, article: 'CASF L.147-1, L.224-7', usage: false });
  });

  it('is announced a year, then three months before', () => {
    expect(termOf(facts({ category: 'SANS_SUITE' })).warnOn).toEqual(['2027-01-01', '2027-10-01']);
  });

  it('is told as a usage wherever no text fixes it, with its article, and is vouched for from a day on', () => {
    expect(CATEGORIES.map((c) => [c, retentionOf(c, '2025-06-15').usage])).toEqual([['SANS_SUITE', true], ['MILIEU_OUVERT', true], ['PLACEMENT', true], ['PUPILLE', false]]);
    for (const c of CATEGORIES) expect(TERMS[c].values.every((v) => v.article !== '' && v.usage === v.article.includes('[D'))).toBe(true);
    expect(() => retentionOf('PLACEMENT', '2019-01-01')).toThrow('no retention is known');
  });
});
