import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { altered, LETTER } from '../../test/support/signalement.js';
import { count, refusal } from '../../test/support/situation.js';
import type { LetterPreview } from './letter-preview.type.js';
import { previewLetter } from './preview-letter.js';
import type { WrittenLetter } from './written-letter.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const show = (who: string, letter: Partial<WrittenLetter> = {}): Promise<LetterPreview> =>
  door.reads(who, (tx) => previewLetter(tx, { urgency: 'URGENT', ground: 'GRAVE_AND_IMMEDIATE_DANGER', letter: altered<WrittenLetter>(LETTER, letter) }));
const EMPTY: Partial<WrittenLetter> = { service: '', place: '', minors: [], paragraphs: [], motif: '', dangers: [], danger: '', argument: '', parentsInformed: { informed: true, at: null, how: '' } };

describe('the letter while it is written', () => {
  it('reads as it will be printed, its essential in seven lines, by the way of whoever writes', async () => {
    const { route, sections, essential, faults } = await show('A3');
    expect([route, (await show('A4')).route]).toEqual(['DIRECT', 'DEPARTEMENT']);
    expect(sections).toHaveLength(15);
    expect(JSON.stringify(sections[0])).toMatch(/MERZOUG.*Cellule de recueil/);
    expect(sections[4]).toMatchObject({ heading: 'Faits constatés par l’auteur', blocks: [{ kind: 'text', text: expect.stringContaining('trois marques rouges') }] });
    expect(sections[5]!.blocks[0]).toMatchObject({ kind: 'quote', text: expect.stringContaining('C’est Kylian') });
    expect(essential.map(({ code }) => code)).toEqual(['WHO', 'WHERE_NOW', 'DANGER', 'ASKED', 'PARENTS_INFORMED', 'FACTS', 'URGENCY']);
    expect(faults).toEqual([]);
  });

  it('names at once each field that would refuse it, and shows the rest', async () => {
    const { sections, faults } = await show('A3', EMPTY);
    expect(faults.map(({ field }) => field)).toEqual(['letter.minors', 'letter.paragraphs', 'letter.dangers', 'letter.parentsInformed.at', 'letter.service', 'letter.place', 'letter.motif', 'letter.parentsInformed.how', 'letter.danger', 'letter.argument']);
    expect(sections).toHaveLength(15);
    const { faults: dated } = await show('A3', { minors: [altered(LETTER.minors[0]!, { born: '2999-01-01' }), altered(LETTER.minors[0]!, { born: 'hier' })] });
    expect(dated.map(({ field }) => field)).toEqual(['letter.minors.0.born', 'letter.minors.1.born']);
  });

  it('says where an opinion is told as a fact, in the text as it was typed; a doctor may name a disease', async () => {
    const text = 'Elle est dépressive et la mère ment.';
    const paragraphs = [LETTER.paragraphs[0]!, altered(LETTER.paragraphs[0]!, { text })];
    const hints = async (who: string): Promise<string[]> => (await show(who, { paragraphs })).hints.filter(({ paragraph }) => paragraph === 1).map(({ from, to }) => text.slice(from, to));
    expect(await hints('A1')).toContain('dépressive');
    expect(await hints('A3')).not.toContain('dépressive');
  });

  it('does not ask again in the text for what a field beside it says', async () => {
    const codes = async (beside: object): Promise<string[]> => (await show('A3', { paragraphs: [{ type: 'OBSERVED', text: 'J’ai vu deux marques sur son bras.', at: null, place: '', source: '', circumstances: '', ...beside }] })).hints.map(({ code }) => code);
    expect(await codes({})).toEqual(['MISSING_DATE', 'MISSING_PLACE']);
    expect(await codes({ at: new Date('2025-05-13T07:05:00Z'), place: 'Infirmerie' })).toEqual([]);
  });

  it('is for who may seize the parquet, and keeps nothing', async () => {
    for (const who of ['A9', 'A10', 'ADM', 'A18']) expect(await refusal(show(who))).toBe('FONCTION_NON_COMPETENTE');
    expect(await refusal(show('A3', { paragraphs: Array.from({ length: 7 }, () => altered(LETTER.paragraphs[0]!, { text: 'a'.repeat(9000) })) }))).toBe('TROP_LONG letter.paragraphs');
    expect(await count(door, 'signalement_letter')).toBe(0);
  });
});
