import { beforeAll, describe, expect, it } from '@jest/globals';
import { essentialOf } from '../../libs/signalements/letter/essential.js';
import { renderSheet, type Sheet } from '../../libs/signalements/letter/render-sheet.js';
import { noe } from './noe.js';
import { readPdf, type Read } from './programs.js';

const at = (hour: number): Date => new Date(Date.UTC(2025, 4, 13, hour, 5));
const SHEET: Sheet = {
  reference: 'S-2025-0042', zone: 'Europe/Paris', printedAt: at(12), parquet: 'Tribunal judiciaire de Montférien, parquet', essential: essentialOf(noe), sealedAt: at(9), sentAt: at(9), sha256: 'ab'.repeat(32),
  calls: [{ who: 'De permanence : Inès VALDORAY', phone: '0536490002' }, { who: 'Standard', phone: '+33536490003' }], late: [{ what: 'Accusé de réception d’un magistrat', since: at(11) }],
};
const textOf = ({ pages }: Read): string => pages.map(({ runs }) => runs.filter(({ mark }) => mark !== 'Artifact').map(({ text, endsLine }) => text + (endsLine ? '\n' : '')).join('')).join('\n').replace(/\s+/g, ' ');

describe('the sheet of the permanence', () => {
  let read: Read;
  beforeAll(async () => { read = readPdf(await renderSheet(SHEET)); });

  it('says whom to call and at what number, what is late and since when, the essential, the letter’s fingerprint, and leaves lines for a pen', () => {
    const text = textOf(read);
    for (const said of ['Appeler la permanence du parquet', 'De permanence : Inès VALDORAY : 05 36 49 00 02', 'Standard : +33536490003', 'Accusé de réception d’un magistrat : attendu depuis le 13 mai 2025 à 13 h 05',
      'VASSELIN Noé, 7 ans', 'S-2025-0042', 'ab'.repeat(32), 'Magistrat joint : . . .']) expect(text).toContain(said);
    expect(read.pages).toHaveLength(1);
  });

  it('is tagged, in French, under an opaque title, the same bytes for the same sheet', async () => {
    expect(read).toMatchObject({ uaPart: '1', marked: true });
    expect(read.info).toMatchObject({ Title: 'Fiche de permanence S-2025-0042', Language: 'fr-FR' });
    expect((await renderSheet(SHEET)).equals(await renderSheet({ ...SHEET }))).toBe(true);
    await expect(renderSheet({ ...SHEET, reference: 'Noé' })).rejects.toThrow(RangeError);
  });

  it('without a number to call, or before it was sent, says so', async () => {
    const text = textOf(readPdf(await renderSheet({ ...SHEET, calls: [], sentAt: null })));
    expect(text).toContain('demander le standard du tribunal judiciaire');
    expect(text).toContain('non transmise');
  });
});
