import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, dossier, eventsOf, refusal, TERRITOIRES, uuid } from '../../test/support/situation.js';
import { Dossier } from '../dossiers/dossier.entity.js';
import { Traces } from '../platform/trace.js';
import { FUNCTION_NAMES, NEEDS_VALIDATION, WITH_PERIMETER } from '../secrecy/functions.js';
import { MATRIX } from '../secrecy/matrix.js';
import { grantHabilitation } from './grant-habilitation.js';
import type { HabilitationGrant } from './habilitation-grant.entity.js';
import { HabilitationProposal } from './habilitation-proposal.entity.js';
import type { HabilitationValidation } from './habilitation-validation.entity.js';
import type { ProposeHabilitationInput } from './habilitations.inputs.js';
import { proposeHabilitation } from './propose-habilitation.js';
import { validateHabilitation } from './validate-habilitation.js';

let door: Door;
const FROM = new Date('2020-01-01T00:00:00Z');
const TO = new Date('2060-01-01T00:00:00Z');
const personOf = async (id: string): Promise<string> => (await door.db.owner.query<{ p: string }>('select professionnel_id as p from app.habilitation where id = $1', [id])).rows[0]!.p;
const organisationOf = async (key: string): Promise<string> => (await door.db.owner.query<{ o: string }>('select organisation_id as o from app.habilitation where id = $1', [actorId(key)])).rows[0]!.o;
/** Whoever has signed in once. */
const prove = (...keys: string[]): Promise<unknown> => door.db.owner.query(`update app.professionnel set issuer = 'https://fia.example', subject = id::text where id in (select professionnel_id from app.habilitation where id = any ($1))`, [keys.map(actorId)]);
/** Another hat for somebody of the cast, by a hand that is not the product's: it takes the place of their own. */
const hat = (key: string, fn: string): Promise<unknown> => door.db.owner.query('update app.habilitation set function = $2 where id = $1', [actorId(key), fn]);
beforeAll(async () => {
  door = await openDoor();
  await door.db.owner.query('update app.professionnel set issuer = null, subject = null');
  await prove('ADM', 'COR', 'A4', 'A8', 'A11', 'A16');
});
afterAll(() => door.close());

async function propose(who: string, fn: string, more: Partial<ProposeHabilitationInput> = {}, by = 'COR'): Promise<HabilitationProposal> {
  const asked = { requestId: uuid(), organisationId: await organisationOf(by), professionnelId: await personOf(actorId(who)), function: fn as ProposeHabilitationInput['function'], wholeDepartement: false, validFrom: FROM, validTo: TO, ...more };
  return await door.as(by, (tx) => proposeHabilitation(tx, asked));
}
const validate = (by: string, proposalId: string): Promise<HabilitationValidation> => door.as(by, (tx) => validateHabilitation(tx, { proposalId }));
/** With the effect as it is shown to the administrator at that moment. */
const digestOf = (id: string): Promise<string> => door.reads('ADM', async (tx) => (await tx.effect('granting', id))?.digest ?? '');
const grant = async (proposalId: string, by = 'ADM', actReference = 'ARR-2025-117'): Promise<HabilitationGrant> => {
  const effectDigest = await digestOf(proposalId);
  return await door.as(by, (tx) => grantHabilitation(tx, { proposalId, actReference, effectDigest }));
};
const habilitation = async (id: string): Promise<Record<string, unknown> | undefined> => (await door.db.owner.query<Record<string, unknown>>('select * from app.habilitation where id = $1', [id])).rows[0];

describe('an ordinary habilitation', () => {
  it('is proposed by the correspondent, granted by the administrator, by an act; nothing is open before', async () => {
    const proposal = await propose('A11', 'CADRE_ASSOCIATION');
    expect(await eventsOf(door, proposal.id)).toEqual(['habilitation.proposed']);
    expect(await count(door, 'habilitation', `function = 'CADRE_ASSOCIATION'`)).toBe(0);
    const granted = await grant(proposal.id);
    expect(await habilitation(granted.id)).toMatchObject({ function: 'CADRE_ASSOCIATION', professionnel_id: await personOf(actorId('A11')), organisation_id: await organisationOf('COR'), departement: 99, epoch: 1 });
    expect(await eventsOf(door, granted.id)).toEqual(['habilitation.granted']);
    expect(granted).toMatchObject({ actReference: 'ARR-2025-117', grantedBy: actorId('ADM'), validatorId: null });
  });

  it('granted twice by the same act, is one; by another act or another hand, is refused', async () => {
    const proposal = await propose('A11', 'TISF');
    const one = await grant(proposal.id);
    expect((await grant(proposal.id)).id).toBe(one.id);
    expect(await count(door, 'habilitation', `function = 'TISF'`)).toBe(1);
    expect(await refusal(grant(proposal.id, 'ADM', 'AUTRE'))).toBe('DEJA_ACCORDEE proposalId');
  });

  it('is never for oneself: neither proposed, nor granted', async () => {
    await propose('A11', 'CESF');
    expect(await refusal(propose('COR', 'CESF'))).toBe('POUR_SOI professionnelId');
    const mine = await propose('A11', 'CESF', { professionnelId: await personOf(actorId('ADM')) });
    expect(await refusal(grant(mine.id))).toBe('POUR_SOI proposalId');
    expect(await count(door, 'habilitation', `function = 'CESF'`)).toBe(0);
  });

  it('proposed by an administrator’s own correspondent’s hat is not theirs to grant: the person is who must differ', async () => {
    const proposal = await propose('A16', 'CESF');
    const hatId = uuid();
    await door.db.owner.query(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
      select $1, departement, professionnel_id, $3, 'CORRESPONDANT_ORGANISATION', valid_from, valid_to from app.habilitation where id = $2`, [hatId, actorId('ADM'), await organisationOf('COR')]);
    await door.db.owner.query('update app.habilitation_proposal set proposed_by = $2, proposer_id = $3 where id = $1', [proposal.id, hatId, await personOf(hatId)]);
    expect(await refusal(grant(proposal.id))).toBe('MEME_PERSONNE proposalId');
    await door.db.owner.query('update app.habilitation_proposal set proposed_by = $2, proposer_id = $3 where id = $1', [proposal.id, actorId('COR'), await personOf(actorId('COR'))]);
    await grant(proposal.id);
  });

  it('waits until the provider has proved who it is for', async () => {
    const proposal = await propose('A12', 'CESF');
    expect(await refusal(grant(proposal.id))).toBe('IDENTITE_NON_PROUVEE proposalId');
    await prove('A12');
    await grant(proposal.id);
  });

  it('is of the correspondent’s own organisation, and nobody else’s to propose or to grant', async () => {
    const proposal = await propose('A11', 'EDUCATEUR_MECS');
    expect(await refusal(propose('A11', 'EDUCATEUR_MECS', { organisationId: await organisationOf('A8') }))).toBe('AUTRE_ORGANISATION organisationId');
    for (const who of ['A4', 'ADM']) expect(await refusal(propose('A11', 'EDUCATEUR_MECS', {}, who))).toBe('FONCTION_NON_COMPETENTE organisationId');
    for (const who of ['A4', 'COR']) expect(await refusal(grant(proposal.id, who))).toMatch(/^(FONCTION_NON_COMPETENTE|MEME_PERSONNE) proposalId$/);
    for (const who of ['A1', 'A5', 'B1']) expect(await refusal(grant(proposal.id, who))).toBe('INTROUVABLE proposalId');
    expect(await refusal(grant(uuid()))).toBe('INTROUVABLE proposalId');
    expect(await refusal(validate('A4', proposal.id))).toBe('SANS_OBJET proposalId');
    await grant(proposal.id);
  });
});

describe('an habilitation that opens a perimeter, or keeps the keys of the house', () => {
  it('is every function with a right S, and those whom the law names', () => {
    const withS = FUNCTION_NAMES.filter((fn) => Object.values(MATRIX[fn]).some((cell) => cell.some((a) => a.right === 'S')));
    expect([...WITH_PERIMETER].sort()).toEqual(withS.sort());
    expect([...NEEDS_VALIDATION].sort()).toEqual([...withS, 'DPO', 'AUDITEUR', 'CORRESPONDANT_ORGANISATION', 'ADMINISTRATEUR_DEPARTEMENT', 'PLATFORM_ADMIN'].sort());
  });

  it('needs a third person, a RESPONSABLE in post; then opens its perimeter and no other', async () => {
    const [nord, sud] = [await dossier(door), await dossier(door, { territoireId: TERRITOIRES.sud })];
    const proposal = await propose('A16', 'AGENT_CRIP', { territoireId: TERRITOIRES.nord });
    expect(await refusal(grant(proposal.id))).toBe('NON_VALIDEE proposalId');
    for (const who of ['ADM', 'COR']) expect(await refusal(validate(who, proposal.id))).toMatch(/proposalId$/);
    const validation = await validate('A4', proposal.id);
    expect((await validate('A4', proposal.id)).id).toBe(validation.id);
    expect(await refusal(validate('A8', proposal.id))).toBe('DEJA_VALIDEE proposalId');
    const granted = await grant(proposal.id);
    const actor = { ...await door.actor('A16'), id: granted.id, function: 'AGENT_CRIP', epoch: 1 };
    const seen = (await door.store.run(actor, new Traces(), (tx) => tx.allowed(Dossier, 'read'))).map((d) => d.id);
    expect([seen.includes(nord.id), seen.includes(sud.id)]).toEqual([true, false]);
  });

  it('is validated by no one who proposed it, nor by whom it is for, under whatever hat', async () => {
    const forA8 = await propose('A8', 'RESPONSABLE_ADOPTION', { wholeDepartement: true });
    expect(await refusal(validate('A8', forA8.id))).toBe('POUR_SOI proposalId');
    await validate('A4', forA8.id);
    const correspondent = await propose('A16', 'CORRESPONDANT_ORGANISATION', {}, 'A8');
    expect(await refusal(validate('A8', correspondent.id))).toBe('MEME_PERSONNE proposalId');
    await validate('A4', correspondent.id);
    await grant(correspondent.id);
  });

  it('validated once by a person is not granted by the same person under an administrator’s hat', async () => {
    const proposal = await propose('A11', 'DPO');
    await validate('A4', proposal.id);
    await hat('A4', 'ADMINISTRATEUR_DEPARTEMENT');
    expect(await refusal(grant(proposal.id, 'A4'))).toBe('MEME_PERSONNE proposalId');
    await hat('A4', 'RESPONSABLE_CRIP');
    await grant(proposal.id);
  });

  it('says its perimeter, and only where there is one', async () => {
    for (const [fn, more, code] of [['RESPONSABLE_ASE', {}, 'OBLIGATOIRE'], ['TISF', { wholeDepartement: true }, 'SANS_OBJET'], ['RESPONSABLE_ASE', { wholeDepartement: true, territoireId: TERRITOIRES.nord }, 'INCOHERENT']] as const) {
      expect(await refusal(propose('A11', fn, more))).toBe(`${code} territoireId`);
    }
    await propose('A11', 'RESPONSABLE_ASE', { wholeDepartement: true });
  });
});

describe('the tables themselves, to whoever writes past the verbs', () => {
  it.each([
    ['whom it is for grants', { granter_id: 'A16', granted_by: 'A16' }, '23514'],
    ['who proposed grants', { granter_id: 'COR', granted_by: 'COR' }, '23514'],
    ['who validated grants', { granter_id: 'A4', granted_by: 'A4' }, '23514'],
    ['one person signs by another’s habilitation', { granter_id: 'ADM', granted_by: 'A8' }, '23503'],
    ['nobody validated', { validator_id: null }, '23514'],
    ['somebody else is said to have validated', { validator_id: 'A8' }, '23503'],
    ['the function is not the one proposed', { function: 'TISF' }, '23503'],
    ['somebody was never proved', { granter_id: 'A5', granted_by: 'A5' }, '23503'],
  ])('refuse a grant where %s', async (_, lie, code) => {
    const proposal = await propose('A16', 'RESPONSABLE_CRIP', { wholeDepartement: true });
    await validate('A4', proposal.id);
    const person = async (key: string | null): Promise<string | null> => (key === null ? null : await personOf(actorId(key)));
    const write = async (wrong: Record<string, string | null>): Promise<unknown> => {
      const row = { granted_by: 'ADM', granter_id: 'ADM', validator_id: 'A4', function: 'RESPONSABLE_CRIP', ...wrong };
      return await door.db.owner.query(`insert into app.habilitation_grant (id, departement, proposal_id, organisation_id, professionnel_id, proposer_id, function, validator_id, granted_by, granter_id, proved, act_reference, granted_at)
        select $1, departement, id, organisation_id, professionnel_id, proposer_id, $3, $4, $5, $6, true, 'ACTE', app.now() from app.habilitation_proposal where id = $2`,
      [uuid(), proposal.id, row.function, await person(row.validator_id), actorId(row.granted_by), await person(row.granter_id)]);
    };
    await expect(write(lie)).rejects.toMatchObject({ code });
    await write({});
  });
});

describe('who follows a proposal', () => {
  it('is who decides on it, who proposed it, and whom it is for', async () => {
    const { id } = await propose('A11', 'ASSISTANT_SOCIAL');
    for (const who of ['ADM', 'A4', 'A8', 'COR', 'A11']) expect([who, await door.reads(who, (tx) => tx.allowed(HabilitationProposal, 'read', { where: { id } }))]).toMatchObject([who, [{ id }]]);
    for (const who of ['A1', 'A5', 'ADMIN', 'B1']) expect(await door.reads(who, (tx) => tx.allowed(HabilitationProposal, 'read', { where: { id } }))).toEqual([]);
  });
});
