import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, dossier, eventsOf, refusal, TERRITOIRES, uuid } from '../../test/support/situation.js';
import { breakGlass } from '../dossiers/break-glass.js';
import { Enfant } from '../dossiers/enfant.entity.js';
import type { Astreinte } from './astreinte.entity.js';
import { endAstreinte } from './end-astreinte.js';
import { registerAstreinte } from './register-astreinte.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const HOUR = 3_600_000;
const named = (from = -1): Promise<Astreinte> => door.as('ADM', (tx) => registerAstreinte(tx, { requestId: uuid(), habilitationId: actorId('A8'),
  validFrom: new Date(tx.now.getTime() + from * HOUR), validTo: new Date(tx.now.getTime() + (from + 10) * HOUR) }));
const end = (astreinteId: string, who = 'ADM'): Promise<Astreinte> => door.as(who, (tx) => endAstreinte(tx, astreinteId));
const breaks = async (): Promise<string> => {
  const { id: dossierId } = await dossier(door, { territoireId: TERRITOIRES.sud });
  await door.as('A8', (tx) => breakGlass(tx, { requestId: uuid(), dossierId, motive: 'Fugue signalée cette nuit.' }));
  return dossierId;
};
const knows = async (dossierId: string): Promise<boolean> => (await door.reads('A8', (tx) => tx.allowed(Enfant, 'read', { where: { dossierId } }))).length === 1;
const epoch = async (): Promise<number> => (await door.db.owner.query<{ epoch: number }>('select epoch from app.habilitation where id = $1', [actorId('A8')])).rows[0]!.epoch;

describe('taking somebody off call', () => {
  it('lets them break no glass any more, at once, and moves their epoch; what they opened lives its day', async () => {
    const { id } = await named();
    const opened = await breaks();
    const before = await epoch();
    expect((await end(id)).id).toBe(id);
    expect(await epoch()).toBe(before + 1);
    expect(await eventsOf(door, id)).toEqual(['astreinte.named', 'astreinte.ended']);
    expect(await refusal(breaks())).toBe('HORS_ASTREINTE dossierId');
    expect(await knows(opened)).toBe(true);
    await end((await named(0)).id);
    await named(0);
    await breaks();
    await door.db.owner.query('delete from app.astreinte');
  });

  it('is the administrator’s alone; to everyone else, as an astreinte that is not', async () => {
    const { id } = await named();
    for (const who of ['A8', 'A4', 'COR', 'DPO', 'B1']) expect(await refusal(end(id, who))).toBe('INTROUVABLE astreinteId');
    expect(await refusal(end(uuid()))).toBe('INTROUVABLE astreinteId');
    await end(id);
    expect(await refusal(end('x'))).toBe('FORMAT astreinteId');
    await door.db.owner.query('delete from app.astreinte');
  });

  it('before they come on, is for good, and leaves its dates free; done twice, it was done once', async () => {
    const later = await named(48);
    await end(later.id);
    const { rows: [row] } = await door.db.owner.query<{ never: boolean }>('select valid_from = valid_to as never from app.astreinte where id = $1', [later.id]);
    expect(row!.never).toBe(true);
    await end(later.id);
    expect(await eventsOf(door, later.id)).toEqual(['astreinte.named', 'astreinte.ended']);
    await named(48);
    expect(await refusal(named(50))).toBe('DATES_CHEVAUCHEES validFrom');
    await door.db.owner.query('delete from app.astreinte');
  });
});
