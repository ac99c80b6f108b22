/** The negative cases of the demonstration's story that the verbs of today can play. Each first shows that somebody may. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endAdmission } from '../../libs/dossiers/end-admission.js';
import { Entry } from '../../libs/dossiers/entry.entity.js';
import { writeEntry } from '../../libs/dossiers/write-entry.js';
import { shareItem } from '../../libs/threads/share-item.js';
import { openDoor, type Door } from '../support/door.js';
import { actorId, dossier, letIn, refusal, say, seen, situation, uuid } from '../support/situation.js';

let door: Door;
let dossierId: string;
let threadId: string;
let admissions: Record<string, string>;
beforeAll(async () => {
  door = await openDoor();
  ({ dossierId, threadId, admissions } = await situation(door, { A5: ['IDE', 'FAM', 'SOC'], A7: ['IDE', 'FAM', 'MED'], A2: ['IDE', 'FAM', 'SCO'] }));
  await say(door, 'A5', threadId, { body: 'Ce que le foyer a dit.' });
});
afterAll(() => door.close());

const write = (who: string, to = dossierId): Promise<Entry> => door.as(who, (tx) => writeEntry(tx, { requestId: uuid(), dossierId: to, kind: 'MED', detail: 'FULL', body: 'Courbe de poids.' }));
const share = (who: string, reader: string, entryId: string, summary?: string): Promise<{ itemId: string }> => door.as(who, (tx) =>
  shareItem(tx, { requestId: uuid(), entryId, habilitationId: actorId(reader), summary, legalBasis: 'CASF_226_2_2', necessity: 'Surveiller.' }));
const reads = async (who: string, id: string): Promise<string | undefined> => (await door.reads(who, (tx) => tx.allowed(Entry, 'read', { where: { id } })))[0]?.body;
const bodies = async (who: string): Promise<(string | null)[]> => (await seen(door, who, threadId)).map((m) => m.body);

describe('what the story says never happens', () => {
  it('a judge posting in a thread: the evaluator posts, and the juge des enfants finds no such thread, nor may be let into one', async () => {
    expect(await refusal(say(door, 'A10', threadId))).toBe('INTROUVABLE threadId');
    expect(await refusal(letIn(door, dossierId, 'A10', ['IDE', 'FAM']))).toMatch(/ (kinds|habilitationId)$/);
  });

  it('a head of school reading the evaluation: the school’s social worker reads it, and she finds nothing', async () => {
    expect(await bodies('A2')).toEqual(['Ce que le foyer a dit.']);
    expect(await bodies('A1')).toEqual([]);
    expect(await refusal(letIn(door, dossierId, 'A1', ['IDE', 'FAM']))).toMatch(/ (kinds|habilitationId)$/);
  });

  it('a former participant keeping what was read', async () => {
    expect(await bodies('A2')).toHaveLength(1);
    await door.as('A4', (tx) => endAdmission(tx, admissions.A2!));
    expect(await bodies('A2')).toEqual([]);
  });

  it('a share before the parents were informed: with information it passes, without it is refused with its way out', async () => {
    const known = await write('A7');
    expect(await reads('A5', (await share('A7', 'A5', known.id, 'Poids à surveiller.')).itemId)).toBe('Poids à surveiller.');
    const other = (await dossier(door)).id;
    await letIn(door, other, 'A7', ['IDE', 'MED']);
    await letIn(door, other, 'A5', ['IDE', 'FAM']);
    expect(await refusal(share('A7', 'A5', (await write('A7', other)).id, 'Poids à surveiller.'))).toBe('PARENTS_NON_INFORMES dossierId');
  });

  it('what is medical given whole to who is no doctor: the summary passes', async () => {
    const whole = await write('A7');
    expect(await refusal(share('A7', 'A5', whole.id))).toMatch(/ habilitationId$/);
    const { itemId } = await share('A7', 'A5', whole.id, 'Poids à surveiller.');
    expect([await reads('A5', itemId), await reads('A5', whole.id), await reads('A7', whole.id)]).toEqual(['Poids à surveiller.', undefined, 'Courbe de poids.']);
  });

  it('an administrator reading content: of the département, of the platform, of the directory, none', async () => {
    expect(await bodies('A5')).toHaveLength(1);
    for (const who of ['ADM', 'ADMIN', 'COR']) {
      expect([who, await bodies(who)]).toEqual([who, []]);
      expect(await door.reads(who, (tx) => tx.allowed(Entry, 'read', {}))).toEqual([]);
    }
    const { rows } = await door.db.owner.query<{ body: Buffer }>('select body from app.message');
    expect(rows.some((r) => r.body.includes('foyer'))).toBe(false);
  });
});
