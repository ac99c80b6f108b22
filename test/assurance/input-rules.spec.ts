/** docs/saisie.md beside the schema and the code: every text that may be sent has its bound there, and every refusal its sentence. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { asDocument, inputRules, OWN_READERS } from '../../scripts/rules/input-rules.mjs';

const rules = inputRules();
const lastOf = (field: string): string => field.split('.').filter((part) => part !== '…').at(-1)!;

describe('the rules of what is entered', () => {
  it('are written as the code has them', () => {
    expect(readFileSync('docs/saisie.md', 'utf8')).toBe(asDocument(rules));
  });

  it('say for each field its form, and for each text its length or the reader of its own', () => {
    expect(rules.inputs.length).toBeGreaterThan(400);
    const bounded = new Set([...rules.bounds.map(([, field = '']) => lastOf(field)), ...Object.keys(OWN_READERS)]);
    expect(rules.inputs.filter(([, field = '', , form = '']) => /texte/.test(form) && !bounded.has(field))).toEqual([]);
    for (const [field, [, file]] of Object.entries(OWN_READERS)) expect([field, new RegExp(`\\b${field}\\b|export function (${field}|phone|insee|communeCode)\\b|digest`, 'i').test(readFileSync(file, 'utf8'))]).toEqual([field, true]);
  });

  it('are those that refuse: a bound, a format, a rule of several fields, each found where it is', () => {
    expect(rules.bounds).toContainEqual(['threads/open-thread.ts', 'subject', 'texte, non vide, 200 signes au plus']);
    expect(rules.bounds).toContainEqual(['signalements/checked-letter.ts', 'medical', 'texte, non vide, 5000 signes au plus']);
    expect(rules.bounds).toContainEqual(['partners/end-session.ts', 'sessionId', 'identifiant (UUID)']);
    expect(rules.refusals.length).toBeGreaterThan(250);
    expect(rules.refusals).toContainEqual(['partners/register-organisation.ts', 'communeName', 'INCOHERENT', 'Une commune a un code et un nom : donnez les deux.']);
    const written = readFileSync('docs/saisie.md', 'utf8');
    for (const [verb, , code, sentence] of rules.refusals) expect([verb, written.includes(`| ${code} | ${sentence!.replaceAll('|', '\\|').replaceAll('\n', ' ')} |`)]).toEqual([verb, true]);
  });
});
