import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, dossier, exchange, inform, letIn, refusal, uuid } from '../../test/support/situation.js';
import { previewReaders, type ReadersPreview } from './preview-readers.js';
import type { PreviewReadersInput } from './threads.inputs.js';

let door: Door;
let threadId: string;
let sibling: string;
const NAMES = Object.fromEntries(['A1', 'A2', 'A4', 'A5', 'A6', 'A7'].map((key) => [actorId(key), key]));

beforeAll(async () => {
  door = await openDoor();
  const home = (await dossier(door)).id;
  sibling = (await dossier(door, { givenNames: 'Maëlle', siblingDossierIds: [home] })).id;
  for (const id of [home, sibling]) await inform(door, id);
  await letIn(door, home, 'A5', ['FAM', 'SOC', 'SCO', 'LOG'], { duty: 'EVALUATEUR' });
  await letIn(door, home, 'A6', ['FAM', 'SOC', 'MED', 'LOG']);
  await letIn(door, home, 'A7', ['FAM', 'SCO', 'MED', 'LOG']);
  await letIn(door, home, 'A2', ['FAM', 'SCO', 'LOG']);
  await letIn(door, home, 'A1', ['LOG']);
  await letIn(door, sibling, 'A6', ['FAM', 'SOC']);
  threadId = (await exchange(door, home, ['A1', 'A2', 'A5', 'A6', 'A7'], { siblingDossierIds: [sibling] })).id;
});
afterAll(() => door.close());

const preview = (who: string, more: Partial<PreviewReadersInput>): Promise<ReadersPreview> =>
  door.reads(who, (tx) => previewReaders(tx, { threadId, kind: 'FAM', detail: 'FULL', ...more }));
const table = ({ readers, excluded }: ReadersPreview): object => ({
  readers: Object.values(NAMES).filter((name) => readers.some((h) => NAMES[h.id] === name)).join(' '),
  excluded: Object.fromEntries(excluded.map((e) => [NAMES[e.habilitation.id]!, e.code] as const).filter(([name]) => name !== 'A1')),
});

describe('who will read, before sending', () => {
  it.each([
    ['FAM', 'FULL', { readers: 'A2 A4 A5 A6 A7', excluded: {} }],
    ['SOC', 'FULL', { readers: 'A4 A5 A6', excluded: { A2: 'DESTINATAIRES_NOMMES', A7: 'HORS_ADMISSION' } }],
    ['SCO', 'FULL', { readers: 'A2 A4 A5', excluded: { A6: 'RESUME_SEULEMENT', A7: 'RESUME_SEULEMENT' } }],
    ['SCO', 'SUMMARY', { readers: 'A2 A4 A5 A7', excluded: { A6: 'HORS_ADMISSION' } }],
    ['LOG', 'FULL', { readers: 'A1 A2 A4 A5 A6 A7', excluded: {} }],
    ['JUD', 'FULL', { readers: '', excluded: { A2: 'PROCEDURE_JUDICIAIRE', A4: 'RESUME_SEULEMENT', A5: 'PROCEDURE_JUDICIAIRE', A6: 'PROCEDURE_JUDICIAIRE', A7: 'PROCEDURE_JUDICIAIRE' } }],
  ] as const)('shows for %s %s the readers and, for each who would only notice, why', async (kind, detail, expected) => {
    expect(table(await preview('A4', { kind, detail }))).toEqual(expected);
  });

  it('excludes a school head from whatever is secret', async () => {
    expect(table(await preview('A4', { kind: 'LOG' }))).toMatchObject({ readers: expect.stringContaining('A1') as unknown });
    for (const kind of ['FAM', 'SOC', 'SCO', 'MED'] as const) expect((await preview('A4', { kind })).excluded.map((e) => NAMES[e.habilitation.id])).toContain('A1');
  });

  // The exclusion of libs/secrecy does not yet say it as « Pourquoi ? » does.
  it('tells of a school head what « Pourquoi ? » tells them: discretion is not secrecy', async () => {
    for (const kind of ['FAM', 'SOC', 'SCO', 'MED'] as const) {
      expect((await preview('A4', { kind })).excluded.find((e) => NAMES[e.habilitation.id] === 'A1')?.code).toBe('NON_SOUMIS_AU_SECRET');
    }
  });

  it('takes the file into account: what a PMI doctor sends as medical', async () => {
    expect(table(await preview('A7', { kind: 'MED' }))).toEqual({
      readers: 'A6 A7', excluded: { A2: 'SECRET_MEDICAL', A4: 'SECRET_MEDICAL', A5: 'SECRET_MEDICAL' } });
  });

  it('is by child: who is admitted for one is not for the other', async () => {
    expect(table(await preview('A4', { kind: 'SOC', dossierId: sibling }))).toMatchObject({ readers: 'A4 A6' });
  });

  it('says the same proof for the same readers, another for others, whoever asks', async () => {
    const digest = async (who: string, more: Partial<PreviewReadersInput>): Promise<string> => (await preview(who, more)).digest;
    expect(await digest('A4', { kind: 'SOC' })).toBe(await digest('A5', { kind: 'SOC' }));
    expect(await digest('A4', { kind: 'SOC' })).not.toBe(await digest('A4', { kind: 'FAM' }));
  });

  it('is for those who take part', async () => {
    await preview('A1', {});
    for (const who of ['A8', 'A10', 'A3', 'B1']) expect(await refusal(preview(who, {}))).toBe('INTROUVABLE threadId');
    expect(await refusal(preview('A4', { threadId: uuid() }))).toBe('INTROUVABLE threadId');
  });

  it('knows only the children of the exchange', async () => {
    await preview('A4', { dossierId: sibling });
    const other = (await dossier(door, { givenNames: 'Lila' })).id;
    expect(await refusal(preview('A4', { dossierId: other }))).toBe('HORS_ECHANGE dossierId');
    expect(await refusal(preview('A4', { dossierId: uuid() }))).toBe('HORS_ECHANGE dossierId');
  });
});
