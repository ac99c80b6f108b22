import { beforeAll, describe, expect, it } from '@jest/globals';
import { NOTICEABLE, type Kind } from '../../libs/secrecy/kinds.js';
import { minutesFor } from '../../libs/syntheses/minutes/minutes.js';
import { renderMinutes } from '../../libs/syntheses/minutes/render-minutes.js';
import { printElsewhere, readPdf, type Read } from '../letter/programs.js';
import { LINES, meeting, written } from './meeting.js';

const flat = (text: string): string => text.replace(/\s+/g, ' ');
const textOf = ({ pages }: Read, mark?: 'Artifact'): string => flat(pages.map(({ runs }) => runs.filter((run) => (run.mark === 'Artifact') === (mark === 'Artifact')).map(({ text, endsLine }) => text + (endsLine ? '\n' : '')).join('')).join('\n'));
const some: Kind[] = ['SCO', 'ENF', 'PAR', 'SOC'];

describe('minutes as PDF', () => {
  const minutes = minutesFor(meeting(some));
  let bytes: Buffer;
  let read: Read;
  beforeAll(async () => {
    bytes = await renderMinutes(minutes);
    read = readPdf(bytes);
  });

  it('are tagged, in French, and named by their number alone', () => {
    expect(read).toMatchObject({ uaPart: '1', marked: true, info: { Title: 'Compte rendu CR-2025-0007', Language: 'fr-FR' } });
    for (const role of ['Document', 'H1', 'H2', 'Sect', 'P', 'BlockQuote', 'L', 'LI']) expect(read.pages.flatMap(({ roles }) => roles)).toContain(role);
    const outside = `${JSON.stringify(read.info)}${read.xmp}${bytes.toString('latin1')}${bytes.toString('utf8')}`;
    for (const name of ['Noé', 'Maëlle', 'BELLANGEAU', 'Perraudeau']) expect(outside).not.toContain(name);
  });

  it('read in order, with French spaces and dates', () => {
    const order = ['Compte rendu de réunion', '1. Réunion', '15 avril 2025 à 9 h 00', '2. Présences', 'Karim BELLANGEAU', 'Dr Paul LIGNERAC', '3. Nouvelles de l’école', 'deux demi-journées', '4. Santé', '2 lignes réservées (médical)', '5. Parole de l’enfant', '« Je veux rester chez maman ! »',
      '6. Décisions', 'Décision 1', 'Décision 2, réservée (médical)', '7. Vérifier'];
    const places = order.map((piece) => textOf(read).indexOf(piece));
    expect(order.filter((_, at) => places[at] === -1)).toEqual([]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('bear the number and the hash of the whole on every page, the same for every reader', async () => {
    const foot = textOf(read, 'Artifact');
    expect(foot).toContain(`CR-2025-0007 – page 1 sur ${read.pages.length}`);
    expect(foot).toContain(minutes.hash);
    expect(textOf(readPdf(await renderMinutes(minutesFor(meeting(NOTICEABLE)))), 'Artifact')).toContain(minutes.hash);
  });

  it('hold no word that is not their reader’s, in any encoding of the file', async () => {
    const kinds = [...new Set(LINES.map(({ kind }) => kind as Kind))];
    for (const kind of kinds) {
      const one = readPdf(await renderMinutes(minutesFor(meeting([kind]))));
      for (const line of LINES) expect([kind, line.body, textOf(one).includes(flat(line.body))]).toEqual([kind, line.body, line.kind === kind]);
    }
  });

  it('are the same to the byte, in another process, on another clock, in another language', async () => {
    expect((await renderMinutes(minutes)).equals(bytes)).toBe(true);
    for (const env of [{ TZ: 'Asia/Tokyo', LANG: 'C' }, { TZ: 'America/Cayenne', LANG: 'tr_TR.UTF-8' }]) expect(printElsewhere(minutes, env, 'minutes').equals(bytes)).toBe(true);
  });

  it('costs so many milliseconds a page', async () => {
    const long = minutesFor(meeting(NOTICEABLE, Array.from({ length: 100 }, (_, at) => written(at + 1, at % 3, 'SOC', 'Le père est venu à chaque rendez-vous ; il a demandé comment aider son fils. '.repeat(4)))));
    const from = process.cpuUsage();
    const { length } = readPdf(await renderMinutes(long)).pages;
    for (let round = 0; round < 4; round++) await renderMinutes(long);
    const { user, system } = process.cpuUsage(from);
    process.stdout.write(`\n  Compte rendu : ${((user + system) / 1000 / 5 / length).toFixed(0)} ms de processeur par page, sur ${length} (but : 50)\n`);
    expect(length).toBeGreaterThan(5);
  });
});
