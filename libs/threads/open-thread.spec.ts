import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, dossier, eventsOf, exchange, inform, letIn, refusal, say, uuid } from '../../test/support/situation.js';
import { heldOf } from '../platform/rows.js';
import { Participation } from './participation.entity.js';
import { Thread } from './thread.entity.js';

let door: Door;
let home: string;
let sibling: string;
beforeAll(async () => {
  door = await openDoor();
  home = (await dossier(door)).id;
  sibling = (await dossier(door, { givenNames: 'Maëlle', siblingDossierIds: [home] })).id;
  for (const id of [home, sibling]) await inform(door, id);
  for (const who of ['A5', 'A6']) await letIn(door, home, who, ['IDE', 'FAM', 'SOC', 'LOG']);
  await letIn(door, home, 'A2', ['IDE', 'SCO']);
});
afterAll(() => door.close());

const notices = async (who: string, id: string): Promise<Thread | undefined> => (await door.reads(who, (tx) => tx.allowed(Thread, 'notice', { where: { id } })))[0];

describe('opening an exchange', () => {
  it('lets in its opener by function, the admitted by admission, from the first message, and tells', async () => {
    const { id } = await exchange(door, home, ['A5', 'A2', 'A5', 'A4']);
    const participations = await door.reads('A4', (tx) => tx.allowed(Participation, 'read', { where: { threadId: id } }));
    expect(new Set(participations.map((p) => `${p.habilitationId} ${p.basis} ${p.fromSeq}`))).toEqual(
      new Set([`${actorId('A4')} FUNCTION 1`, `${actorId('A5')} ADMISSION 1`, `${actorId('A2')} ADMISSION 1`]));
    expect(participations).toHaveLength(3);
    expect(await eventsOf(door, id)).toEqual(['thread.opened']);
  });

  it('shows its subject to those whom its kind is open to; another participant notices it; for the rest it does not exist', async () => {
    const { id } = await exchange(door, home, ['A5', 'A2']);
    expect(await notices('A5', id)).toMatchObject({ subject: 'Évaluation', motive: 'Évaluer ensemble.' });
    const withheld = await notices('A2', id);
    expect(heldOf(withheld!)).toBeNull();
    expect(withheld!.subject).toBeUndefined();
    for (const who of ['A6', 'A8', 'A1', 'A10']) expect(await notices(who, id)).toBeUndefined();
  });

  it('is opened by somebody admitted too, who takes part by admission', async () => {
    const { id } = await exchange(door, home, ['A6'], {}, 'A5');
    const [mine] = await door.reads('A5', (tx) => tx.allowed(Participation, 'read', { where: { threadId: id, habilitationId: actorId('A5') } }));
    expect(mine!.basis).toBe('ADMISSION');
    expect(await notices('A4', id)).toBeUndefined();
  });

  it('asked twice by the same key, opens once; for another subject, refuses', async () => {
    const requestId = uuid();
    const one = await exchange(door, home, ['A5'], { requestId });
    const again = await Promise.all([exchange(door, home, ['A5'], { requestId }), exchange(door, home, ['A5'], { requestId })]);
    expect(again.map((t) => t.id)).toEqual([one.id, one.id]);
    expect(await count(door, 'participation', 'thread_id = $1', [one.id])).toBe(2);
    expect(await eventsOf(door, one.id)).toHaveLength(1);
    expect(await refusal(exchange(door, home, ['A5'], { requestId, subject: 'Autre chose' }))).toBe('CLE_REUTILISEE requestId');
  });

  it('waits for the parents to be informed, save for logistics', async () => {
    const { id } = await dossier(door, { givenNames: 'Lila' });
    await letIn(door, id, 'A5', ['FAM', 'LOG']);
    expect(await refusal(exchange(door, id, ['A5']))).toBe('PARENTS_NON_INFORMES dossierId');
    await exchange(door, id, ['A5'], { kind: 'LOG' });
    await inform(door, id);
    await exchange(door, id, ['A5']);
  });

  it('on logistics, does not carry a secret before the parents are informed', async () => {
    const { id } = await dossier(door, { givenNames: 'Lila' });
    await letIn(door, id, 'A5', ['FAM', 'LOG']);
    const thread = await exchange(door, id, ['A5'], { kind: 'LOG' });
    await say(door, 'A4', thread.id, { kind: 'LOG' });
    expect(await refusal(say(door, 'A4', thread.id, { kind: 'FAM' }))).toBe('PARENTS_NON_INFORMES dossierId');
    await inform(door, id);
    await say(door, 'A4', thread.id, { kind: 'FAM' });
  });

  it('speaks of a sibling only when the dossiers are linked and that child’s parents informed', async () => {
    await exchange(door, home, ['A5'], { siblingDossierIds: [sibling, sibling] });
    const stranger = (await dossier(door, { givenNames: 'Lila' })).id;
    expect(await refusal(exchange(door, home, ['A5'], { siblingDossierIds: [stranger] }))).toBe('PARENTS_NON_INFORMES dossierId');
    await inform(door, stranger);
    const before = await count(door, 'thread');
    expect(await refusal(exchange(door, home, ['A5'], { siblingDossierIds: [stranger] }))).toBe('SANS_LIEN siblingDossierIds');
    expect(await refusal(exchange(door, home, ['A5'], { siblingDossierIds: [home] }))).toBe('SANS_LIEN siblingDossierIds');
    expect(await count(door, 'thread')).toBe(before);
  });

  it('takes in nobody who is not admitted', async () => {
    await exchange(door, home, ['A5']);
    const before = await count(door, 'thread');
    for (const who of ['A7', 'A10', 'A8']) expect(await refusal(exchange(door, home, ['A5', who]))).toBe('NON_ADMIS participantIds');
    expect(await count(door, 'thread')).toBe(before);
  });

  it('is of a kind that its opener may write, and never of one that others may not know of', async () => {
    await exchange(door, home, ['A5'], { kind: 'SOC' });
    expect(await refusal(exchange(door, home, ['A5'], { kind: 'MED' }))).toBe('SECRET_MEDICAL kind');
    for (const kind of ['INF', 'ADO', 'LIE'] as const) expect(await refusal(exchange(door, home, ['A5'], { kind }))).toBe('GENRE_FERME kind');
    expect(await refusal(exchange(door, home, ['A5'], { kind: 'PAR' }, 'A6'))).toBe('HORS_ADMISSION kind');
  });

  it('is not for who does not know the dossier', async () => {
    for (const who of ['A7', 'A10', 'ADMIN']) expect(await refusal(exchange(door, home, [], {}, who))).toBe('INTROUVABLE dossierId');
    expect(await refusal(exchange(door, uuid(), ['A5']))).toBe('INTROUVABLE dossierId');
    expect(await refusal(exchange(door, home, [], { subject: '' }))).toBe('OBLIGATOIRE subject');
  });
});
