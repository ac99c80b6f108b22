import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, say, situation, uuid } from '../../test/support/situation.js';
import { Mention } from './mention.entity.js';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
  await back();
});
afterAll(() => door.close());
afterEach(() => back());

const back = (): Promise<unknown> => door.db.owner.query('delete from app.substitution');
/** By the hand of no correspondent: whose organisation it is matters to who records it. */
const away = (who: string, substitute: string, from = '-1 hour', to = '1 hour'): Promise<unknown> => door.db.owner.query(`insert into app.substitution (id, departement, organisation_id, habilitation_id, substitute_id, recorded_by, request_id, valid_from, valid_to)
  select $1, a.departement, a.organisation_id, a.id, b.id, $4, $1, app.now() + $5::interval, app.now() + $6::interval from app.habilitation a, app.habilitation b where a.id = $2 and b.id = $3`,
[uuid(), actorId(who), actorId(substitute), actorId('COR'), from, to]);
async function named(threadId: string, naming: object, by = 'A4'): Promise<string[][]> {
  const { id } = await say(door, by, threadId, naming);
  return (await door.reads('A4', (tx) => tx.allowed(Mention, 'read', { where: { messageId: id } }))).map((m) => [m.habilitationId, m.nature]);
}
/** A6 and A7 are of one organisation, as whoever replaces must be. */
const OF_THE_FUNCTION = { mentionedFunctions: ['MEDECIN_PMI'] };
const HOLDER = [[actorId('A7'), 'FUNCTION']];

describe('a function whose holder is away', () => {
  it('names who replaces them, while they do, and the holder before and after', async () => {
    const { threadId } = await situation(door, { A7: ['FAM'], A6: ['FAM'] });
    expect(await named(threadId, OF_THE_FUNCTION)).toEqual(HOLDER);
    for (const [from, to] of [['1 hour', '2 hours'], ['-2 hours', '-1 hour']] as const) {
      await away('A7', 'A6', from, to);
      expect(await named(threadId, OF_THE_FUNCTION)).toEqual(HOLDER);
      await back();
    }
    await away('A7', 'A6');
    expect(await named(threadId, OF_THE_FUNCTION)).toEqual([[actorId('A6'), 'FUNCTION']]);
    expect(await named(threadId, { mentions: [actorId('A7')] })).toEqual([[actorId('A7'), 'PERSON']]);
    // Whoever writes is not told of it.
    expect(await named(threadId, OF_THE_FUNCTION, 'A6')).toEqual(HOLDER);
  });

  it('names the holder all the same where the substitute would not read: a replacement opens nothing', async () => {
    await away('A7', 'A6');
    for (const { threadId } of [await situation(door, { A7: ['FAM'], A6: ['LOG'] }), await situation(door, { A7: ['FAM'] })]) expect(await named(threadId, OF_THE_FUNCTION)).toEqual(HOLDER);
    const { threadId } = await situation(door, { A7: ['FAM'], A6: ['FAM'] });
    expect(await named(threadId, OF_THE_FUNCTION)).toEqual([[actorId('A6'), 'FUNCTION']]);
  });
});
