import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endAdmission } from '../../libs/dossiers/end-admission.js';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { makeLog } from '../../libs/platform/log.js';
import { whoIsTold } from '../../libs/platform/who-is-told.js';
import { addConvocation } from '../../libs/syntheses/add-convocation.js';
import { answerConvocation } from '../../libs/syntheses/answer-convocation.js';
import { cancelSynthese, setSyntheseDate } from '../../libs/syntheses/date-synthese.js';
import { endConvocation } from '../../libs/syntheses/end-convocation.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, dossier, letIn, uuid } from '../../test/support/situation.js';
import { convened, convening, point, sits, slot } from '../../test/support/synthese.js';
import { CONSEQUENCES } from './consequences.js';
import type { WorkerTools } from './tools.js';

let door: Door;
let tools: WorkerTools;
let relay: WorkerTools['pool'];
beforeAll(async () => {
  door = await openDoor();
  tools = { pool: door.database.pool('worker', 2), kek: door.kek, log: makeLog('silent') };
  relay = door.database.pool('relay', 1);
});
afterAll(async () => {
  await tools.pool.end();
  await relay.end();
  await door.close();
});

const CAST = ['A8', 'A4', 'A5', 'A16', 'A2', 'A1'];
const names = (ids: readonly string[]): string[] => CAST.filter((who) => ids.includes(actorId(who)));
/** Who is told, once its consequences have run twice: by mail, and at once where they are connected. */
async function told(subjectId: string, type: EventRow['type']): Promise<{ mailed: string[]; connected: string[] }> {
  const { rows: [event] } = await door.db.owner.query<EventRow>('select * from app.event where subject_id = $1 and type = $2', [subjectId, type]);
  for (let i = 0; i < 2; i++) for (const consequence of CONSEQUENCES[type] ?? []) await consequence(tools, event!);
  const { rows } = await door.db.owner.query<{ who: string }>('select habilitation_id as who from app.notice where event_id = $1', [event!.id]);
  return { mailed: names(rows.map((r) => r.who)), connected: names(await whoIsTold(relay, event!, CAST.map(actorId))) };
}

describe('a réunion de synthèse', () => {
  it('is told to those who sit there when it happens, once each, and to nobody else of the dossier', async () => {
    const { id: dossierId } = await dossier(door);
    const admissions = new Map<string, string>();
    for (const who of ['A5', 'A16', 'A2']) admissions.set(who, (await letIn(door, dossierId, who, ['IDE', 'LOG'])).id);
    const { id: syntheseId } = await convened(door, convening(dossierId, { points: [point('LOGISTIQUE')], people: [sits('A5'), sits('A16')] }));
    expect(await told(syntheseId, 'synthese.convened')).toEqual({ mailed: ['A5', 'A16'], connected: ['A8', 'A5', 'A16'] });

    const { id: added } = await door.as('A8', (tx) => addConvocation(tx, Object.assign({ syntheseId }, sits('A2'))));
    expect(await told(added, 'convocation.added')).toEqual({ mailed: ['A2'], connected: ['A2'] });
    await door.as('A8', (tx) => endAdmission(tx, admissions.get('A16')!));
    const { id: set } = await door.as('A8', (tx) => setSyntheseDate(tx, { requestId: uuid(), syntheseId, ...slot(20) }));
    // A date is told to agendas (send-agendas.ts), which is a mail already.
    expect(await told(set, 'synthese.dated')).toEqual({ mailed: [], connected: ['A8', 'A5', 'A2'] });

    const { id: answer } = await door.as('A5', (tx) => answerConvocation(tx, { syntheseId, answer: 'COMING', reason: null }));
    // No peer reads why not: none is told that it was answered.
    expect(await told(answer, 'convocation.answered')).toEqual({ mailed: [], connected: ['A8', 'A5'] });

    await door.as('A8', (tx) => endConvocation(tx, added));
    expect(await told(added, 'convocation.ended')).toEqual({ mailed: ['A2'], connected: ['A2'] });
    const { id: cancelled } = await door.as('A8', (tx) => cancelSynthese(tx, { requestId: uuid(), syntheseId, reason: 'Reportée.' }));
    expect(await told(cancelled, 'synthese.cancelled')).toEqual({ mailed: ['A5'], connected: ['A8', 'A5'] });
  });
});
