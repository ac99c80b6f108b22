import { beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentHash } from '../../libs/platform/pdf/content-hash.js';
import { renderLetter } from '../../libs/signalements/letter/render-letter.js';
import { blank, noe } from './noe.js';
import { asked, printElsewhere, readPdf, type Read } from './programs.js';

const textOf = ({ pages }: Read): string => pages.map(({ runs }) => runs.filter(({ mark }) => mark !== 'Artifact').map(({ text, endsLine }) => text + (endsLine ? '\n' : '')).join('')).join('\n');
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('the letter as PDF', () => {
  let bytes: Buffer;
  let read: Read;
  beforeAll(async () => {
    bytes = await renderLetter(noe);
    read = readPdf(bytes);
  });

  it('says that it is PDF/UA-1, tagged, in French, with a title to show', () => {
    expect(read).toMatchObject({ uaPart: '1', marked: true, outline: null });
    expect(read.info).toMatchObject({ Title: 'Signalement SIG-2025-0042', Language: 'fr-FR' });
    expect(bytes.toString('latin1')).toContain('/DisplayDocTitle true');
  });

  it('embeds its fonts', () => {
    const fonts = read.pages.flatMap((page) => page.fonts);
    expect(new Set(fonts.map(({ name }) => name.replace(/^\w+\+/, '')))).toEqual(new Set(['SourceSans3-Regular', 'SourceSans3-Bold']));
    expect(fonts.every(({ embedded }) => embedded)).toBe(true);
  });

  it('has headings, sections, lists and quotations for whoever listens, and nothing drawn that is neither said nor set apart', () => {
    const roles = new Set(read.pages.flatMap((page) => page.roles));
    for (const role of ['Document', 'H1', 'H2', 'H3', 'Sect', 'P', 'BlockQuote', 'L', 'LI', 'Lbl', 'LBody']) expect(roles).toContain(role);
    expect(read.pages.flatMap(({ runs }) => runs).filter(({ mark, text }) => mark === null && text.trim() !== '')).toEqual([]);
  });

  it('is said in the order in which it is read', () => {
    for (const { runs, spoken } of read.pages) {
      const drawn = [...new Set(runs.map(({ mark }) => mark).filter((mark) => mark !== 'Artifact'))];
      expect(spoken.filter((mark) => drawn.includes(mark))).toEqual(drawn);
    }
  });

  it('holds every field, in the order of the letter, with French spaces', () => {
    const text = flat(textOf(read));
    const order = ['1. Émission', '2. Mineurs concernés', 'VASSELIN Noé', '3. Famille', '4. Motif du signalement', '5. Faits constatés', '13 mai 2025 à 9 h 05', '6. Paroles de l’enfant', '« C’est Kylian avec la ceinture, il faut pas le dire. »',
      '7. Faits rapportés', '8. Hypothèses', '9. Éléments médicaux', '10. Paroles, attitude et information des parents', '11. Contexte', '12. Appréciation professionnelle', '13. Demandes', '14. Pièces jointes', '15. Signature'];
    const places = order.map((piece) => text.indexOf(piece));
    expect(order.filter((piece) => !text.includes(piece))).toEqual([]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(text).toContain('à l’automne !');
    // Readers say « space » of a narrow one: that it is narrow is in the map of the font.
    expect(bytes.toString('latin1')).toMatch(/<202f>/);
  });

  it('bears its reference, its number of pages and its hash on every page', () => {
    read.pages.forEach(({ runs }, at) => {
      const foot = flat(runs.filter(({ mark }) => mark === 'Artifact').map(({ text }) => text).join(' '));
      expect(foot).toContain(`SIG-2025-0042 – page ${at + 1} sur ${read.pages.length}`);
      expect(foot).toContain(contentHash(noe));
    });
  });

  it('names nobody outside its pages', () => {
    const outside = `${JSON.stringify(read.info)}${read.xmp}${bytes.toString('latin1')}${bytes.toString('utf16le')}${bytes.subarray(1).toString('utf16le')}${bytes.toString('utf8')}`;
    for (const name of ['Vasselin', 'VASSELIN', 'Noé', 'Dormond', 'Maëlle', 'Perraudeau', 'Merzoug', 'ESTIVAL', 'Tilleuls', 'Tanneurs']) expect(outside).not.toContain(name);
    expect(bytes.toString('latin1')).toContain('SIG-2025-0042');
  });

  it('refuses a reference that says something', async () => {
    await expect(renderLetter({ ...noe, reference: 'Noé Vasselin' })).rejects.toThrow(RangeError);
  });

  it('is the same to the byte, in another process, on another clock, in another language', async () => {
    await renderLetter(blank);
    expect((await renderLetter(noe)).equals(bytes)).toBe(true);
    for (const env of [{ TZ: 'Asia/Tokyo', LANG: 'C' }, { TZ: 'America/Cayenne', LANG: 'tr_TR.UTF-8' }]) expect(printElsewhere(noe, env).equals(bytes)).toBe(true);
    expect((await renderLetter({ ...noe, medical: `${noe.medical} ` })).equals(bytes)).toBe(false);
  });

  it('says « Non renseigné » of whatever nobody filled in, and keeps every section', () => {
    const text = flat(textOf(readPdf(printElsewhere(blank, {}))));
    for (let number = 1; number <= 15; number++) expect(text).toContain(`${number}. `);
    expect(text.match(/Non renseigné/g)?.length).toBeGreaterThan(25);
  });

  it('goes on over pages, names a sign that it cannot draw, and keeps what was typed', async () => {
    const long = { ...noe, paragraphs: [{ type: 'OBSERVED' as const, text: `Début 😀.\n${'Il a marché dans la cour. '.repeat(900)}Fin.`, at: null, place: '', source: '', circumstances: '' }] };
    const pages = readPdf(await renderLetter(long));
    expect(pages.pages.length).toBeGreaterThan(6);
    const text = flat(textOf(pages));
    expect(text).toContain('Début [U+1F600].');
    expect(text.match(/Il a marché dans la cour/g)).toHaveLength(900);
    for (const { runs } of pages.pages) expect(runs.filter(({ mark, text: drawn }) => mark === null && drawn.trim() !== '')).toEqual([]);
  });

  it('passes what this machine can check', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cordee-letter-'));
    try {
      const file = join(folder, 'letter.pdf');
      writeFileSync(file, bytes);
      const checked = asked('qpdf', ['--check', file], bytes);
      if (checked !== null) expect(checked).toContain('No syntax or stream encoding errors found');
      const text = asked('pdftotext', ['-enc', 'UTF-8', file, '-'], bytes);
      if (text !== null) expect(flat(text)).toMatch(/Signalement au procureur.*1\. Émission.*15\. Signature/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('costs so many milliseconds a page', async () => {
    const rounds = 10;
    const from = process.cpuUsage();
    for (let round = 0; round < rounds; round++) await renderLetter(noe);
    const { user, system } = process.cpuUsage(from);
    process.stdout.write(`\n  Lettre : ${((user + system) / 1000 / rounds / read.pages.length).toFixed(0)} ms de processeur par page (but : 50)\n`);
    expect(read.pages.length).toBeGreaterThan(1);
  });
});
