import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, dossier, eventsOf, letIn, nameAs, refusal, TERRITOIRES, uuid } from '../../test/support/situation.js';
import { Habilitation } from '../partners/habilitation.entity.js';
import { registerAstreinte } from '../partners/register-astreinte.js';
import { breakGlass } from './break-glass.js';
import { Conflict } from './conflict.entity.js';
import { grantAdmissionProposal, refuseAdmissionProposal } from './decide-admission-proposal.js';
import { declareConflict } from './declare-conflict.js';
import { proposeAdmission } from './propose-admission.js';
import { reviewGlass } from './review-glass.js';

let door: Door;
let dossierId: string;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
beforeEach(async () => { dossierId = (await dossier(door)).id; });

const declare = (by: string, whom: string | null, of = dossierId): Promise<Conflict> =>
  door.as(by, async (tx) => declareConflict(tx, { requestId: uuid(), dossierId: of, professionnelId: whom && (await tx.get(Habilitation, actorId(whom), 'read')).professionnelId, reason: 'Sa sœur est la compagne du père.' }));
const broken = async (of: string): Promise<string> => (await door.as('A8', (tx) => breakGlass(tx, { requestId: uuid(), dossierId: of, motive: 'Fugue signalée cette nuit par la gendarmerie.' }))).id;
const onCall = async <R>(act: () => Promise<R>): Promise<R> => {
  const { rows: [at] } = await door.db.owner.query<{ from: Date; to: Date }>(`select app.now() - interval '1 hour' as from, app.now() + interval '1 hour' as to`);
  await door.as('ADM', (tx) => registerAstreinte(tx, { requestId: uuid(), habilitationId: actorId('A8'), validFrom: at!.from, validTo: at!.to }));
  try {
    return await act();
  } finally {
    await door.db.owner.query('delete from app.astreinte');
  }
};

describe('whoever is kept out of a dossier', () => {
  it('lets a head kept out neither name the référent, nor decide of a proposal, nor review an exceptional access; the other one does', async () => {
    await letIn(door, dossierId, 'A5', ['IDE']);
    const { id: proposalId } = await door.as('A5', (tx) => proposeAdmission(tx, { requestId: uuid(), dossierId, habilitationId: actorId('A11'), kinds: ['FAM'], duty: 'NONE', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Suivi.' }));
    const refuse = (by: string): Promise<unknown> => door.as(by, (tx) => refuseAdmissionProposal(tx, { proposalId, reason: 'Non.' }));
    const grant = (by: string): Promise<unknown> => door.as(by, (tx) => grantAdmissionProposal(tx, { proposalId, effectDigest: '' }));
    await declare('A4', null);
    expect([await refusal(nameAs(door, dossierId, 'A5')), await refusal(refuse('A4')), await refusal(grant('A4'))]).toEqual(['VOUS_ETES_ECARTE dossierId', 'VOUS_ETES_ECARTE proposalId', 'VOUS_ETES_ECARTE proposalId']);
    await refuse('A8');
    await nameAs(door, dossierId, 'A5', 'A8');
    const south = (await dossier(door, { territoireId: TERRITOIRES.sud })).id;
    const access = await onCall(() => broken(south));
    const review = (by: string): Promise<unknown> => door.as(by, (tx) => reviewGlass(tx, { requestId: uuid(), admissionId: access, outcome: 'JUSTIFIED', finding: 'Appel vérifié.' }));
    const { id } = await declare('A4', null, south);
    expect(await refusal(review('A4'))).toBe('VOUS_ETES_ECARTE admissionId');
    await door.db.owner.query('delete from app.conflict where id = $1', [id]);
    await review('A4');
  });

  it('keeps whoever is on call out as well: what another declared is answered as a reference that is nobody’s, what they declared says so', async () => {
    const south = async (): Promise<string> => (await dossier(door, { territoireId: TERRITOIRES.sud })).id;
    const [free, kept, own] = [await south(), await south(), await south()];
    await declare('A4', 'A8', kept);
    await onCall(async () => {
      expect(await refusal(broken(kept))).toBe(await refusal(broken(uuid())));
      expect(await refusal(broken(kept))).toBe('INTROUVABLE dossierId');
      await broken(free);
      const access = await broken(own);
      // Whoever finds at night that they know the family says so, and is out.
      const { professionnelId, declarerId } = await declare('A8', null, own);
      expect(professionnelId).toBe(declarerId);
      expect(await eventsOf(door, access)).toEqual(['glass.broken', 'admission.ended']);
      expect(await refusal(broken(own))).toBe('VOUS_ETES_ECARTE dossierId');
    });
    // Lifted, though whoever declared their own is not told so.
    await door.db.owner.query(`insert into app.conflict_lift (id, departement, dossier_id, conflict_id, professionnel_id, declarer_id, reason, lifted_by, lifter_id, lifted_at)
      select gen_random_uuid(), c.departement, c.dossier_id, c.id, c.professionnel_id, c.declarer_id, c.reason, h.id, h.professionnel_id, app.now() from app.conflict c, app.habilitation h where c.dossier_id = any ($1) and h.id = $2`,
    [[kept, own], actorId('A5')]);
    await onCall(() => broken(kept));
    await onCall(() => broken(own));
  });
});
