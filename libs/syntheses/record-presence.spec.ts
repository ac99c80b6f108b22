import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { key, opened, table } from '../../test/support/seance.js';
import { parent, refusal, uuid } from '../../test/support/situation.js';
import type { Presence } from './presence.entity.js';
import { correctPresence, recordPresence, standing } from './record-presence.js';
import type { RecordPresenceInput } from './seance.inputs.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const record = (who: string, syntheseId: string, more: Partial<RecordPresenceInput>): Promise<Presence> => door.as(who, (tx) => recordPresence(tx, { ...key(syntheseId), fact: 'ARRIVED', at: tx.now, ...more }));
const seen = (who: string, syntheseId: string): Promise<string[]> => door.reads(who, async (tx) => (await standing(tx, syntheseId)).map(({ guest, fact }) => `${guest} ${fact}`));

describe('who came', () => {
  it('is recorded by who holds the pen or convenes, and seen by all those who sit there', async () => {
    const { syntheseId, seats } = await opened(door, { A5: ['FAM'], A2: ['LOG'] }, 'A5');
    await record('A5', syntheseId, { convocationId: seats.A2 });
    const { presentId } = await record('A8', syntheseId, { guest: 'PARENT' });
    await record('A5', syntheseId, { guest: 'INTERPRETER' });
    await record('A5', syntheseId, { presentId, fact: 'LEFT' });
    for (const who of ['A5', 'A8', 'A2', 'A4']) expect(await seen(who, syntheseId)).toEqual(['NONE ARRIVED', 'PARENT ARRIVED', 'INTERPRETER ARRIVED', 'PARENT LEFT']);
    expect(await refusal(record('A2', syntheseId, { guest: 'OTHER' }))).toBe('SANS_LA_PLUME syntheseId');
    for (const who of ['A7', 'A9', 'B1']) {
      expect(await refusal(record(who, syntheseId, { guest: 'OTHER' }))).toBe('INTROUVABLE syntheseId');
      expect(await seen(who, syntheseId)).toEqual([]);
    }
  });

  it('comes, then leaves; twice the same is refused', async () => {
    const { syntheseId, seats } = await opened(door, { A5: ['FAM'] }, 'A5');
    const move = (fact: 'ARRIVED' | 'LEFT'): Promise<Presence> => record('A5', syntheseId, { convocationId: seats.A8, fact });
    expect(await refusal(move('LEFT'))).toBe('PAS_LA fact');
    await move('ARRIVED');
    expect(await refusal(move('ARRIVED'))).toBe('DEJA_LA fact');
    await move('LEFT');
    expect(await refusal(move('LEFT'))).toBe('PAS_LA fact');
    await move('ARRIVED');
    expect(await seen('A5', syntheseId)).toEqual(['NONE ARRIVED', 'NONE LEFT', 'NONE ARRIVED']);
  });

  it('may be corrected, or struck: what was wrong stays, and counts no more', async () => {
    const { syntheseId } = await opened(door, { A5: ['FAM'] }, 'A5');
    const wrong = await record('A5', syntheseId, { guest: 'CHILD' });
    const at = new Date(wrong.at.getTime() - 600_000);
    const right = await door.as('A5', (tx) => correctPresence(tx, { ...key(syntheseId), presenceId: wrong.id, at, struck: false }));
    expect([right.at, right.fact, right.presentId]).toEqual([at, 'ARRIVED', wrong.presentId]);
    expect(await refusal(door.as('A5', (tx) => correctPresence(tx, { ...key(syntheseId), presenceId: wrong.id, at, struck: true })))).toBe('DEJA_CORRIGEE presenceId');
    await door.as('A8', (tx) => correctPresence(tx, { ...key(syntheseId), presenceId: right.id, at, struck: true }));
    expect(await seen('A5', syntheseId)).toEqual([]);
    expect((await door.db.owner.query('select 1 from app.presence where synthese_id = $1', [syntheseId])).rowCount).toBe(3);
  });

  it('names somebody of the family by the dossier alone: whoever does not read the family knows that a parent came', async () => {
    const { syntheseId, dossierId } = await opened(door, { A5: ['FAM'], A1: ['LOG'] }, 'A5');
    const { personneId } = await parent(door, dossierId);
    expect((await record('A5', syntheseId, { guest: 'PARENT', personneId })).personneId).toBe(personneId);
    expect(await seen('A1', syntheseId)).toEqual(['PARENT ARRIVED']);
    const elsewhere = await table(door, { A5: ['FAM'] });
    expect(await refusal(record('A5', syntheseId, { guest: 'PARENT', personneId: (await parent(door, elsewhere.dossierId)).personneId }))).toBe('AUTRE_DOSSIER personneId');
    expect(await refusal(record('A5', syntheseId, { guest: 'PARENT', personneId: uuid() }))).toBe('INTROUVABLE personneId');
  });

  it('is of this meeting, once opened, and never of an hour to come', async () => {
    const { syntheseId, seats } = await opened(door, { A5: ['FAM'] }, 'A5');
    const other = await table(door, { A5: ['FAM'] });
    expect(await refusal(record('A8', other.syntheseId, { guest: 'PARENT' }))).toBe('SEANCE_NON_OUVERTE syntheseId');
    expect(await refusal(record('A8', syntheseId, { convocationId: other.seats.A5 }))).toBe('INTROUVABLE convocationId');
    expect(await refusal(record('A8', syntheseId, { presentId: uuid() }))).toBe('INTROUVABLE presentId');
    expect(await refusal(record('A8', syntheseId, {}))).toBe('OBLIGATOIRE convocationId');
    expect(await refusal(record('A8', syntheseId, { guest: 'PARENT', convocationId: seats.A5 }))).toBe('OBLIGATOIRE convocationId');
    expect(await refusal(door.as('A8', (tx) => recordPresence(tx, { ...key(syntheseId), fact: 'ARRIVED', guest: 'PARENT', at: new Date(tx.now.getTime() + 60_000) })))).toBe('DANS_L_AVENIR at');
  });
});
