import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, eventsOf, refusal, uuid } from '../../test/support/situation.js';
import { habilitationsToReview, proposalsToDecide } from './awaited.js';
import { HabilitationReview } from './habilitation-review.entity.js';
import { inscribePerson } from './inscribe-person.js';
import { Inscription } from './inscription.entity.js';
import { proposeHabilitation } from './propose-habilitation.js';
import { registerAstreinte } from './register-astreinte.js';
import { reviewHabilitation } from './review-habilitation.js';
import { validateHabilitation } from './validate-habilitation.js';

let door: Door;
let HORIZON: string;
let ASE: string;
const person: Record<string, string> = {};
beforeAll(async () => {
  door = await openDoor();
  const card = async (who: string): Promise<{ o: string; p: string }> => (await door.db.owner.query<{ o: string; p: string }>('select organisation_id as o, professionnel_id as p from app.habilitation where id = $1', [actorId(who)])).rows[0]!;
  [HORIZON, ASE] = [(await card('COR')).o, (await card('A8')).o];
  for (const who of ['A11', 'COR']) person[who] = (await card(who)).p;
});
afterAll(() => door.close());

const inscribe = (who: string, more: object = {}): Promise<Inscription> =>
  door.as(who, (tx) => inscribePerson(tx, { requestId: uuid(), organisationId: HORIZON, displayName: 'Inès MAROUELLE', email: `${uuid()}@horizon-orvale.example`, identityReference: 'M-4412', ...more }, door.links));

describe('bringing somebody into the directory', () => {
  it('is for the organisation’s correspondent, for it alone, and for the administrator; it gives no right and proves nobody', async () => {
    const one = await inscribe('COR');
    expect(await count(door, 'professionnel', 'id = $1 and display_name = $2 and not proved', [one.id, 'Inès MAROUELLE'])).toBe(1);
    expect(await count(door, 'habilitation', 'professionnel_id = $1', [one.id])).toBe(0);
    expect(await eventsOf(door, one.id)).toEqual(['person.inscribed']);
    await inscribe('ADM', { organisationId: ASE });
    expect(await refusal(inscribe('COR', { organisationId: ASE }))).toBe('AUTRE_ORGANISATION organisationId');
    for (const who of ['A4', 'A8', 'A16', 'DPO', 'ADMIN']) expect(await refusal(inscribe(who))).toBe('FONCTION_NON_COMPETENTE organisationId');
    expect(await refusal(inscribe('B1'))).toBe('INTROUVABLE organisationId');
    for (const [who, sees] of [['ADM', 1], ['COR', 1], ['A4', 0], ['A11', 0]] as const) expect(await door.reads(who, (tx) => tx.allowed(Inscription, 'read', { where: { id: one.id } }))).toHaveLength(sees);
  });

  it('asked twice by the same key, happens once; an address is one person’s', async () => {
    const requestId = uuid();
    const email = 'Salome.Tervel@horizon-orvale.example';
    const one = await inscribe('COR', { requestId, email });
    expect((await inscribe('COR', { requestId, email })).id).toBe(one.id);
    expect(await refusal(inscribe('COR', { requestId, email, displayName: 'Autre' }))).toBe('CLE_REUTILISEE requestId');
    expect(await refusal(inscribe('ADM', { email: email.toUpperCase() }))).toBe('ADRESSE_PRISE email');
    expect(await count(door, 'inscription', 'email = $1', [email.toLowerCase()])).toBe(1);
    for (const wrong of ['', 'nobody', 'a b@c.example', `${'x'.repeat(300)}@c.example`]) expect(await refusal(inscribe('COR', { email: wrong }))).toMatch(/ email$/);
  });

  it('lets an habilitation be proposed, which waits until the provider has proved them', async () => {
    const { id } = await inscribe('COR');
    const proposal = await door.as('COR', (tx) => proposeHabilitation(tx, { requestId: uuid(), organisationId: HORIZON, professionnelId: id, function: 'EDUCATEUR_ASSOCIATION', wholeDepartement: false,
      validFrom: tx.now, validTo: new Date(tx.now.getTime() + 30 * 86_400_000) }));
    expect((await door.reads('ADM', proposalsToDecide)).map((p) => p.id)).toContain(proposal.id);
    for (const who of ['A4', 'COR', 'A1']) expect((await door.reads(who, proposalsToDecide)).map((p) => p.id)).not.toContain(proposal.id);
  });
});

describe('what awaits a decision', () => {
  it('is the head’s to validate, then the administrator’s to grant; never one’s own', async () => {
    const proposal = await door.as('COR', (tx) => proposeHabilitation(tx, { requestId: uuid(), organisationId: HORIZON, professionnelId: person.A11!, function: 'AUDITEUR', wholeDepartement: false,
      validFrom: tx.now, validTo: new Date(tx.now.getTime() + 30 * 86_400_000) }));
    const awaits = async (who: string): Promise<boolean> => (await door.reads(who, proposalsToDecide)).some((p) => p.id === proposal.id);
    expect([await awaits('A4'), await awaits('A8'), await awaits('ADM')]).toEqual([true, true, false]);
    await door.as('A4', (tx) => validateHabilitation(tx, { proposalId: proposal.id }));
    expect([await awaits('A4'), await awaits('A8'), await awaits('ADM')]).toEqual([false, false, true]);
  });
});

describe('the yearly review of an habilitation', () => {
  const reviews = (who: string, habilitationId: string, more: object = {}): Promise<HabilitationReview> => door.as(who, (tx) => reviewHabilitation(tx, { requestId: uuid(), habilitationId, ...more }));
  const due = async (who: string): Promise<string[]> => (await door.reads(who, habilitationsToReview)).map((h) => h.id);

  it('is due a year after it began, then a year after each review; meanwhile it stays in force', async () => {
    await door.db.owner.query(`update app.habilitation set valid_from = app.now() - interval '13 months' where id = any ($1)`, [[actorId('A11'), actorId('A5'), actorId('ADM')]]);
    expect(await due('ADM')).toEqual(expect.arrayContaining([actorId('A11'), actorId('A5')]));
    expect(await due('ADM')).not.toContain(actorId('ADM'));
    expect(await due('ADM')).not.toContain(actorId('A6'));
    expect(await due('COR')).toEqual([actorId('A11')]);
    expect(await due('A4')).toEqual([]);
    const review = await reviews('ADM', actorId('A11'));
    expect(await eventsOf(door, review.id)).toEqual(['habilitation.reviewed']);
    expect(await due('ADM')).not.toContain(actorId('A11'));
    await door.db.owner.query(`update app.habilitation_review set reviewed_at = app.now() - interval '1 year', next_at = app.now() where id = $1`, [review.id]);
    expect(await due('ADM')).toContain(actorId('A11'));
    expect(await count(door, 'habilitation', 'id = $1 and valid_to > app.now()', [actorId('A11')])).toBe(1);
  });

  it('is the administrator’s, never one’s own, and read by whom it concerns', async () => {
    const requestId = uuid();
    const one = await reviews('ADM', actorId('A6'), { requestId });
    expect((await reviews('ADM', actorId('A6'), { requestId })).id).toBe(one.id);
    expect(await refusal(reviews('ADM', actorId('ADM')))).toBe('POUR_SOI habilitationId');
    for (const who of ['COR', 'A4', 'A6']) expect(await refusal(reviews(who, actorId('A7')))).toBe('FONCTION_NON_COMPETENTE habilitationId');
    for (const unknown of [actorId('B1'), uuid()]) expect(await refusal(reviews('ADM', unknown))).toBe('INTROUVABLE habilitationId');
    for (const [who, sees] of [['ADM', 1], ['A6', 1], ['COR', 0], ['A7', 0]] as const) expect(await door.reads(who, (tx) => tx.allowed(HabilitationReview, 'read', { where: { id: one.id } }))).toHaveLength(sees);
  });
});

describe('naming who is on call', () => {
  const HOUR = 3_600_000;
  const name = (who: string, habilitationId: string, hours = 10, from = 0): Promise<unknown> => door.as(who, (tx) => registerAstreinte(tx, { requestId: uuid(), habilitationId,
    validFrom: new Date(tx.now.getTime() + from * HOUR), validTo: new Date(tx.now.getTime() + (from + hours) * HOUR) }));

  it('is the administrator’s, of a head of the ASE, for a week at most, once at a time', async () => {
    await name('ADM', actorId('A8'));
    expect(await refusal(name('ADM', actorId('A8'), 10, 5))).toBe('DATES_CHEVAUCHEES validFrom');
    expect(await refusal(name('ADM', actorId('A8'), 24 * 8, 100))).toBe('DATE validTo');
    expect(await refusal(name('ADM', actorId('A4')))).toBe('FONCTION habilitationId');
    for (const who of ['A8', 'A4', 'COR']) expect(await refusal(name(who, actorId('A8'), 10, 50))).toMatch(/^(POUR_SOI|FONCTION_NON_COMPETENTE) habilitationId$/);
    for (const unknown of [actorId('B1'), uuid()]) expect(await refusal(name('ADM', unknown))).toBe('INTROUVABLE habilitationId');
  });
});
