import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, eventsOf, letIn, refusal, situation, TERRITOIRES, uuid } from '../../test/support/situation.js';
import { endHabilitation } from './end-habilitation.js';
import type { HabilitationEffectType } from './habilitation-effect.type.js';
import { Habilitation } from './habilitation.entity.js';
import { previewEnd, previewGrant } from './preview-effect.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const shown = (id: string, who = 'ADM'): Promise<HabilitationEffectType> => door.reads(who, (tx) => previewEnd(tx, id));
const act = (id: string, effectDigest: string, by = 'ADM'): Promise<unknown> => door.as(by, (tx) => endHabilitation(tx, { habilitationId: id, effectDigest }));
const end = async (id: string): Promise<unknown> => act(id, (await shown(id)).digest);

describe('ending an habilitation', () => {
  it('moves its epoch at once, tells once, and leaves the others', async () => {
    const before = await door.actor('A17');
    await end(actorId('A17'));
    await end(actorId('A17'));
    expect((await door.actor('A17')).epoch).toBeGreaterThan(before.epoch);
    expect(await count(door, 'habilitation', 'id = $1 and valid_to > app.now()', [actorId('A17')])).toBe(0);
    expect(await eventsOf(door, actorId('A17'))).toEqual(['habilitation.ended']);
    expect(await door.reads('A16', (tx) => tx.allowed(Habilitation, 'read', { where: { id: actorId('A16') } }))).toHaveLength(1);
  });

  it('is for the département’s administrator', async () => {
    const { digest } = await shown(actorId('A18'));
    for (const who of ['COR', 'A4', 'A8', 'ADMIN']) expect(await refusal(act(actorId('A18'), digest, who))).toBe('INTROUVABLE habilitationId');
    for (const unknown of [actorId('B1'), uuid()]) expect(await refusal(act(unknown, digest))).toBe('INTROUVABLE habilitationId');
    await end(actorId('A18'));
  });

  it('shows first what it closes, in numbers, to the administrator alone; and what was shown is what happens, or nothing', async () => {
    const { dossierId } = await situation(door, { A5: ['FAM'] });
    const before = await shown(actorId('A5'));
    expect(before).toMatchObject({ peopleGaining: 0, peopleLosing: 1, dossiers: 1, threads: 1, phrase: '0 personne gagne un accès, 1 perd l’accès à 1 dossier et 1 échange.' });
    for (const who of ['A4', 'COR', 'A1']) expect(await refusal(shown(actorId('A5'), who))).toBe('FONCTION_NON_COMPETENTE habilitationId');
    expect(await refusal(shown(actorId('B1')))).toBe('INTROUVABLE habilitationId');

    await situation(door, { A5: ['FAM'] });
    expect(await refusal(act(actorId('A5'), before.digest))).toBe('EFFET_CHANGE effectDigest');
    expect(await count(door, 'habilitation', 'id = $1 and valid_to > app.now()', [actorId('A5')])).toBe(1);
    expect(await shown(actorId('A5'))).toMatchObject({ dossiers: 2, threads: 2 });
    // The same dossier again, at other hours, opens nothing more.
    await letIn(door, dossierId, 'A5', ['LOG'], { validFrom: new Date(Date.now() + 200 * 86_400_000) });
    expect(await shown(actorId('A5'))).toMatchObject({ dossiers: 2, threads: 2 });
    await end(actorId('A5'));
  });

  it('counts the perimeter of whoever knows it by function; granting one opens as many', async () => {
    const inside = await count(door, 'dossier_territoire', 'territoire_id = $1', [TERRITOIRES.nord]);
    expect(inside).toBeGreaterThan(0);
    expect((await shown(actorId('A8'))).dossiers).toBe(inside);
    const proposal = uuid();
    await door.db.owner.query(`insert into app.habilitation_proposal (id, departement, organisation_id, professionnel_id, function, territoire_id, whole_departement, proposed_by, proposer_id, proposed_at, request_id, valid_from, valid_to)
      select $1, c.departement, c.organisation_id, a.professionnel_id, 'AGENT_CRIP', $2, false, c.id, c.professionnel_id, app.now(), $1, app.now(), 'infinity' from app.habilitation c, app.habilitation a where c.id = $3 and a.id = $4`,
    [proposal, TERRITOIRES.nord, actorId('COR'), actorId('A11')]);
    expect(await door.reads('ADM', (tx) => previewGrant(tx, proposal))).toMatchObject({ peopleGaining: 1, peopleLosing: 0, dossiers: inside, threads: 0 });
    expect(await refusal(door.reads('A4', (tx) => previewGrant(tx, proposal)))).toBe('FONCTION_NON_COMPETENTE proposalId');
    expect(await refusal(door.reads('A1', (tx) => previewGrant(tx, proposal)))).toBe('INTROUVABLE proposalId');
  });
});
