import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endAdmission } from '../../libs/dossiers/end-admission.js';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { makeLog } from '../../libs/platform/log.js';
import { previewMinutes, validateMinutes } from '../../libs/syntheses/validate-minutes.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { key, opened, reread } from '../../test/support/seance.js';
import { actorId } from '../../test/support/situation.js';
import { CONSEQUENCES } from './consequences.js';
import type { WorkerTools } from './tools.js';

let door: Door;
let tools: WorkerTools;
beforeAll(async () => {
  door = await openDoor();
  tools = { pool: door.database.pool('worker', 2), kek: door.kek, log: makeLog('silent') };
});
afterAll(async () => {
  await tools.pool.end();
  await door.close();
});

describe('minutes that are validated', () => {
  it('are told to those who sit there then, once each, and to nobody who sat there before', async () => {
    const made = await opened(door, { A5: ['LOG'], A2: ['LOG'], A16: ['LOG'] });
    const { syntheseId, admissions } = made;
    await reread(door, made);
    await door.as('A4', (tx) => endAdmission(tx, admissions.A16!));
    const { id } = await door.as('A8', async (tx) => validateMinutes(tx, { ...key(syntheseId), effectDigest: (await previewMinutes(tx, syntheseId)).digest }));
    const { rows: [event] } = await door.db.owner.query<EventRow>(`select * from app.event where subject_id = $1`, [id]);
    for (let i = 0; i < 2; i++) for (const consequence of CONSEQUENCES['minutes.validated']!) await consequence(tools, event!);
    const { rows } = await door.db.owner.query<{ who: string }>('select habilitation_id as who from app.notice where event_id = $1', [event!.id]);
    expect(rows.map(({ who }) => who).sort()).toEqual(['A2', 'A5'].map(actorId).sort());
  });
});
