import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { count, dossier, eventsOf, letIn, refusal, uuid } from '../../test/support/situation.js';
import type { WriteEntryInput } from './dossiers.inputs.js';
import { Entry } from './entry.entity.js';
import { writeEntry } from './write-entry.js';

let door: Door;
let dossierId: string;
beforeAll(async () => {
  door = await openDoor();
  dossierId = (await dossier(door)).id;
  await letIn(door, dossierId, 'A5', ['IDE', 'FAM', 'SOC']);
  await letIn(door, dossierId, 'A6', ['IDE', 'SOC', 'MED']);
  await letIn(door, dossierId, 'A7', ['IDE', 'SOC', 'MED']);
  await letIn(door, dossierId, 'A1', ['LOG']);
});
afterAll(() => door.close());

const write = (who: string, kind: WriteEntryInput['kind'], more: Partial<WriteEntryInput> = {}): Promise<Entry> =>
  door.as(who, (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind, detail: 'FULL', body: 'Ce qui a été constaté.', ...more }));
const reads = async (who: string, id: string): Promise<string | undefined> => (await door.reads(who, (tx) => tx.allowed(Entry, 'read', { where: { id } })))[0]?.body;

describe('writing in a dossier', () => {
  it('keeps what was written under its kind, sealed, for those whom the kind is open to', async () => {
    const { id } = await write('A5', 'SOC');
    expect(await reads('A6', id)).toBe('Ce qui a été constaté.');
    expect(await reads('A1', id)).toBeUndefined();
    expect(await eventsOf(door, id)).toEqual(['entry.written']);
    const { rows: [stored] } = await door.db.owner.query<{ body: Buffer }>('select body from app.entry where id = $1', [id]);
    expect(stored!.body.includes('constaté')).toBe(false);
  });

  it('marks whose file it comes from: what a PMI doctor writes belongs to the PMI', async () => {
    const { id, source } = await write('A7', 'MED');
    expect(source).toBe('PMI');
    expect(await reads('A6', id)).toBe('Ce qui a été constaté.');
    expect(await reads('A5', id)).toBeUndefined();
    expect(await reads('A4', id)).toBeUndefined();
  });

  it('asked twice by the same key, writes once; with another text, refuses', async () => {
    const requestId = uuid();
    const one = await write('A5', 'SOC', { requestId });
    const again = await Promise.all(Array.from({ length: 3 }, () => write('A5', 'SOC', { requestId })));
    expect(again.map((e) => e.id)).toEqual([one.id, one.id, one.id]);
    expect(await count(door, 'entry', 'request_id = $1', [requestId])).toBe(1);
    expect(await eventsOf(door, one.id)).toHaveLength(1);
    expect(await refusal(write('A5', 'SOC', { requestId, body: 'Autre chose.' }))).toBe('CLE_REUTILISEE requestId');
    expect(await refusal(write('A5', 'FAM', { requestId }))).toBe('CLE_REUTILISEE requestId');
  });

  it('takes the same key from two authors as two requests', async () => {
    const requestId = uuid();
    const [one, two] = [await write('A5', 'SOC', { requestId }), await write('A6', 'SOC', { requestId })];
    expect(one.id).not.toBe(two.id);
  });

  it.each([
    ['A5', 'MED', 'SECRET_MEDICAL'],
    ['A5', 'SCO', 'HORS_EVALUATION'],
    ['A5', 'JUD', 'PROCEDURE_JUDICIAIRE'],
    ['A5', 'INF', 'GENRE_FERME'],
    ['A6', 'FAM', 'HORS_ADMISSION'],
    ['A1', 'SOC', 'NON_SOUMIS_AU_SECRET'],
    ['A4', 'MED', 'SECRET_MEDICAL'],
  ] as const)('%s may not write %s: %s', async (who, kind, code) => {
    await write('A4', 'SOC');
    expect(await refusal(write(who, kind))).toBe(`${code} kind`);
  });

  it('is not for who does not know the dossier', async () => {
    await write('A5', 'SOC');
    for (const who of ['A2', 'A10', 'ADMIN', 'B1']) expect(await refusal(write(who, 'SOC'))).toBe('INTROUVABLE dossierId');
    expect(await refusal(write('A5', 'SOC', { dossierId: uuid() }))).toBe('INTROUVABLE dossierId');
  });

  it('once the author is out, the same key is known for used, and nothing else is told', async () => {
    const requestId = uuid();
    const other = await dossier(door, { givenNames: 'Maëlle' });
    const { id } = await letIn(door, other.id, 'A16', ['SOC']);
    await write('A16', 'SOC', { requestId, dossierId: other.id });
    await door.db.owner.query('update app.admission set valid_to = app.now() where id = $1', [id]);
    await letIn(door, dossierId, 'A16', ['SOC']);
    expect(await refusal(write('A16', 'SOC', { requestId }))).toBe('CLE_REUTILISEE requestId');
    await write('A16', 'SOC');
  });
});
