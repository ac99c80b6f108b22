import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, eventsOf, refusal, say, seen, situation, uuid } from '../../test/support/situation.js';
import { heldOf } from '../platform/rows.js';
import { endShare } from './end-share.js';
import { previewEndShare } from './preview-end-share.js';
import { Share } from '../dossiers/share.entity.js';
import { shareItem } from './share-item.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const end = (who: string, id: string, digest?: string): Promise<unknown> => door.as(who, (tx) => endShare(tx, id, digest));
const effect = (who: string, id: string): ReturnType<typeof previewEndShare> => door.reads(who, (tx) => previewEndShare(tx, id));

async function shared(): Promise<{ threadId: string; id: string; messageId: string }> {
  const { threadId } = await situation(door, { A5: ['FAM', 'SOC'], A6: ['FAM', 'SOC'], A2: ['FAM'] });
  const message = await say(door, 'A5', threadId, { kind: 'SOC' });
  const { id } = await door.as('A5', (tx) => shareItem(tx, { requestId: uuid(), messageId: message.id, habilitationId: actorId('A2'), legalBasis: 'CASF_226_2_2', necessity: 'Suivre.' }));
  return { threadId, id, messageId: message.id };
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

  it('shows first who loses it, and holds to it: another share of the same keeps it open', async () => {
    const { id, messageId } = await shared();
    const before = await effect('A4', id);
    expect(before).toMatchObject({ phrase: '0 personne gagne un accès, 1 perd l’accès à 1 message ; ce que d’autres droits lui ouvrent lui reste.', losing: [{ id: actorId('A2') }], pieces: [{ kind: 'SOC', count: 1 }], threads: 0 });
    expect(await refusal(end('A4', id, '0'.repeat(64)))).toBe('EFFET_CHANGE effectDigest');
    const again = await door.as('A6', (tx) => shareItem(tx, { requestId: uuid(), messageId, habilitationId: actorId('A2'), legalBasis: 'CASF_226_2_2', necessity: 'Suivre.' }));
    expect(await refusal(end('A4', id, before.digest))).toBe('EFFET_CHANGE effectDigest');
    expect(await effect('A4', id)).toMatchObject({ phrase: '0 personne gagne un accès, 0 en perd : un autre partage lui ouvre cet élément.', losing: [], pieces: [] });
    // Whoever shared knows of their own share alone.
    await end('A5', id, (await effect('A5', id)).digest);
    expect(await effect('A5', id)).toMatchObject({ phrase: 'Ce partage a déjà pris fin : 0 personne gagne un accès, 0 en perd.', losing: [] });
    expect(await effect('A4', again.id)).toMatchObject({ losing: [{ id: actorId('A2') }] });
    expect(await refusal(effect('A2', again.id))).toMatch(/^(?!INTROUVABLE).* shareId$/);
    for (const who of ['A10', 'A1', 'B1']) expect(await refusal(effect(who, again.id))).toBe('INTROUVABLE shareId');
  });
});
