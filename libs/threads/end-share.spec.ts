import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, eventsOf, refusal, say, seen, situation, uuid } from '../../test/support/situation.js';
import { heldOf } from '../platform/rows.js';
import { endShare } from './end-share.js';
import { Share } from './share.entity.js';
import { shareItem } from './share-item.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const end = (who: string, id: string): Promise<unknown> => door.as(who, (tx) => endShare(tx, id));

async function shared(): Promise<{ threadId: string; id: string }> {
  const { threadId } = await situation(door, { A5: ['FAM', 'SOC'], A6: ['FAM', 'SOC'], A2: ['FAM'] });
  const message = await say(door, 'A5', threadId, { kind: 'SOC' });
  const { id } = await door.as('A5', (tx) => shareItem(tx, { requestId: uuid(), messageId: message.id, habilitationId: actorId('A2'), legalBasis: 'CASF_226_2_2', necessity: 'Suivre.' }));
  return { threadId, id };
}

describe('ending a share', () => {
  it('closes the item at once, moves its reader’s epoch, and tells once', async () => {
    const { threadId, id } = await shared();
    expect((await seen(door, 'A2', threadId))[0]!.body).toBe('Bonjour.');
    const { epoch } = await door.actor('A2');
    await end('A5', id);
    expect((await seen(door, 'A2', threadId))[0]!.body).toBe(null);
    expect((await door.actor('A2')).epoch).toBeGreaterThan(epoch);
    await end('A5', id);
    expect(await eventsOf(door, id)).toEqual(['share.granted', 'share.ended']);
  });

  it('is for who shared, and for the responsable of the territory, who notices without knowing why', async () => {
    const { id } = await shared();
    for (const who of ['A2', 'A6', 'A10', 'B1', 'A1']) expect(await refusal(end(who, id))).toBe('INTROUVABLE shareId');
    expect(await refusal(end('A5', uuid()))).toBe('INTROUVABLE shareId');
    const [noticed] = await door.reads('A4', (tx) => tx.allowed(Share, 'notice', { where: { id } }));
    expect([heldOf(noticed!), noticed!.necessity]).toEqual([null, undefined]);
    await end('A4', id);
    expect(await eventsOf(door, id)).toEqual(['share.granted', 'share.ended']);
  });
});
