import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, dossier, eventsOf, letIn, reported, refusal, TERRITOIRES, uuid } from '../../test/support/situation.js';
import { Dossier } from '../dossiers/dossier.entity.js';
import { DossierLink } from '../dossiers/dossier-link.entity.js';
import { AccuseReception } from './accuse-reception.entity.js';
import { Attachment } from './attachment.entity.js';
import { ElementRecueilli } from './element-recueilli.entity.js';
import { InformationPreoccupante } from './information-preoccupante.entity.js';
import { lookAtQualification } from './look-at-qualification.js';
import { MineurConcerne } from './mineur-concerne.entity.js';
import { Qualification } from './qualification.entity.js';
import type { LookAtQualificationInput, QualifyInformationPreoccupanteInput } from './qualification.inputs.js';
import { qualifyInformationPreoccupante } from './qualify-information-preoccupante.js';
import type { SecondRegard } from './second-regard.entity.js';
import { MOVES, STATES } from './states.js';

const SECOND = 'A4, a colleague';
const SAME_PERSON = 'A4, other hat';
let door: Door;
beforeAll(async () => {
  door = await openDoor();
  const hat = async (name: string, person: string): Promise<void> => {
    await door.db.owner.query(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
      select $1, departement, (select professionnel_id from app.habilitation where id = $3), organisation_id, 'AGENT_CRIP', valid_from, valid_to from app.habilitation where id = $2`, [actorId(name), actorId('A4'), person]);
    await door.db.owner.query('insert into app.habilitation_territoire select $1, territoire_id, departement from app.habilitation_territoire where habilitation_id = $2', [actorId(name), actorId('A4')]);
  };
  await hat(SECOND, actorId('A12'));
  await hat(SAME_PERSON, actorId('A4'));
});
afterAll(() => door.close());

const HOME = { mineurs: [{ place: 'TARGETED', surname: 'VASSELIN', givenNames: 'Noé', birthDate: '2018-03-14' }, { place: 'HOUSEHOLD', surname: 'DORMOND', givenNames: 'Maëlle' }],
  elements: [{ kind: 'SOC', detail: 'FULL', body: 'De Noé.', about: [0] }, { kind: 'SCO', detail: 'FULL', body: 'De Maëlle.', about: [1] }] };
const intake = async (more: object = HOME): Promise<{ id: string; noe: string; maelle: string }> => {
  const { intakeId: id } = await reported(door, 'A1', more);
  const children = await door.reads('A4', (tx) => tx.allowed(MineurConcerne, 'read', { where: { intakeId: id } }));
  return { id, noe: children.find((c) => c.givenNames === 'Noé')!.id, maelle: children.find((c) => c.givenNames === 'Maëlle')?.id ?? '' };
};
const qualifies = (informationPreoccupanteId: string, more: Partial<QualifyInformationPreoccupanteInput> = {}, who = 'A4'): Promise<Qualification> =>
  door.as(who, (tx) => qualifyInformationPreoccupante(tx, { requestId: uuid(), informationPreoccupanteId, outcome: 'QUALIFIED', reason: 'Négligences répétées.', urgent: false, ...more }, door.kek));
const looks = (qualificationId: string, more: Partial<LookAtQualificationInput> = {}, who = SECOND): Promise<SecondRegard> =>
  door.as(who, (tx) => lookAtQualification(tx, { requestId: uuid(), qualificationId, agrees: true, ...more }, door.kek));
const stateOf = async (id: string): Promise<string> => (await door.reads('A4', (tx) => tx.get(InformationPreoccupante, id, 'read'))).state;
const opening = ({ noe, maelle }: { noe: string; maelle: string }): { placements: QualifyInformationPreoccupanteInput['placements'] } =>
  ({ placements: [{ mineurId: noe, territoireId: TERRITOIRES.nord }, { mineurId: maelle, territoireId: TERRITOIRES.nord, birthDate: '2023-09-02' }] });
const bodies = (who: string, intakeId: string): Promise<string[]> => door.reads(who, async (tx) => (await tx.allowed(ElementRecueilli, 'read', { where: { intakeId } })).map((e) => e.body).sort());

describe('the first analysis', () => {
  it('takes effect when another person agrees: each child goes to a dossier of their own, linked, and nothing is sealed again', async () => {
    const { id, ...children } = await intake();
    const before = await count(door, 'data_key');
    const { id: proposed } = await qualifies(id);
    expect([await stateOf(id), await count(door, 'attachment', 'intake_id = $1', [id])]).toEqual(['RECEIVED', 0]);
    await looks(proposed, opening(children));
    expect(await stateOf(id)).toBe('QUALIFIED');
    const attachments = await door.reads('A4', (tx) => tx.allowed(Attachment, 'read', { where: { intakeId: id } }));
    expect(attachments.map((a) => a.mineurId).sort()).toEqual(Object.values(children).sort());
    expect(await door.reads('A4', (tx) => tx.allowed(Dossier, 'read', { among: { id: attachments.map((a) => a.dossierId) } }))).toHaveLength(2);
    expect(await door.reads('A4', (tx) => tx.allowed(DossierLink, 'read', { where: { dossierId: attachments[0]!.dossierId } }))).toHaveLength(1);
    expect(await count(door, 'data_key')).toBe(before + 2);
    expect(await bodies('A4', id)).toEqual(['De Maëlle.', 'De Noé.']);
    expect(await eventsOf(door, attachments[0]!.id)).toEqual(['information-preoccupante.attached']);
  });

  it('opens to whoever is admitted to the dossier of one child what is of that child and of that kind, and to the head of the territory what is attached', async () => {
    const { id, noe, maelle } = await intake();
    const { id: dossierId } = await dossier(door);
    await letIn(door, dossierId, 'A5', ['SOC', 'SCO', 'IDE']);
    expect([await bodies('A5', id), await bodies('A8', id)]).toEqual([[], []]);
    await looks((await qualifies(id)).id, { placements: [{ mineurId: noe, dossierId }, { mineurId: maelle, territoireId: TERRITOIRES.sud, birthDate: '2023-09-02' }] });
    // A5 reads of Noé; Maëlle's dossier is of the other territory, where nobody admitted him.
    expect(await bodies('A5', id)).toEqual(['De Noé.']);
    expect(await bodies('A8', id)).toEqual(['De Noé.']);
    expect(await door.reads('A5', (tx) => tx.allowed(Qualification, 'read', { where: { intakeId: id } }))).toEqual([]);
    expect(await door.reads('A8', (tx) => tx.allowed(Qualification, 'read', { where: { intakeId: id } }))).toMatchObject([{ reason: 'Négligences répétées.' }]);
    for (const who of ['A2', 'A16', 'A10', 'B1']) expect(await bodies(who, id)).toEqual([]);
  });

  it('tells its author that it was handled, whatever was decided, and not before', async () => {
    const stage = async (intakeId: string): Promise<string> => (await door.reads('A1', (tx) => tx.allowed(AccuseReception, 'read', { where: { intakeId } })))[0]!.stage;
    const [one, other] = [(await intake()).id, (await intake()).id];
    const { id: proposed } = await qualifies(one, { outcome: 'NOT_IP' });
    expect(await stage(one)).toBe('RECEIVED');
    await looks(proposed);
    await looks((await qualifies(other, { outcome: 'COMPLEMENT', complementOfId: (await intake()).id })).id);
    expect([await stage(one), await stage(other)]).toEqual(['HANDLED', 'HANDLED']);
    expect([await stateOf(one), await stateOf(other)]).toEqual(['NOT_IP', 'COMPLEMENT']);
    expect(await door.reads('A1', (tx) => tx.allowed(Qualification, 'read', {}))).toEqual([]);
  });

  it('does not wait when the danger does not: the second look comes after, and may disagree', async () => {
    const { id, ...children } = await intake();
    const { id: proposed } = await qualifies(id, { urgent: true, ...opening(children) });
    expect(await stateOf(id)).toBe('QUALIFIED');
    expect(await count(door, 'attachment', 'intake_id = $1', [id])).toBe(2);
    await looks(proposed, { agrees: false, finding: 'Un complément aurait suffi.' });
    expect(await stateOf(id)).toBe('QUALIFIED');
  });

  it('is proposed anew once somebody has said why not', async () => {
    const { id } = await intake();
    const { id: proposed } = await qualifies(id, { outcome: 'FORWARDED', forwardedTo: 98 });
    expect(await refusal(qualifies(id, { outcome: 'NOT_IP' }, SECOND))).toBe('SECOND_REGARD_ATTENDU informationPreoccupanteId');
    await looks(proposed, { agrees: false, finding: 'La famille habite ici.' });
    expect(await stateOf(id)).toBe('RECEIVED');
    await looks((await qualifies(id, { outcome: 'NOT_IP' })).id);
    expect(await stateOf(id)).toBe('NOT_IP');
  });

  it('is of two persons of the cell: never the same under another hat, nor anybody else', async () => {
    const { id } = await intake();
    for (const who of ['A1', 'A8', 'A5', 'A9', 'B1', 'DPO']) expect([who, await refusal(qualifies(id, { outcome: 'NOT_IP' }, who))]).toEqual([who, 'INTROUVABLE informationPreoccupanteId']);
    const { id: proposed } = await qualifies(id, { outcome: 'NOT_IP' });
    expect(await refusal(looks(proposed, {}, 'A4'))).toBe('SECOND_REGARD qualificationId');
    expect(await refusal(looks(proposed, {}, SAME_PERSON))).toBe('SECOND_REGARD qualificationId');
    for (const who of ['A1', 'A8', 'B1']) expect(await refusal(looks(proposed, {}, who))).toBe('INTROUVABLE qualificationId');
    await expect(door.db.owner.query(`insert into app.second_regard select $1, departement, intake_id, id, person_id, author_id, person_id, true, app.now(), $1, null from app.qualification where id = $2`, [uuid(), proposed])).rejects.toThrow('second_regard_check');
    await looks(proposed);
    expect(await stateOf(id)).toBe('NOT_IP');
  });

  it('is done once: what is closed is not qualified again, nor looked at twice, and a key that has served answers alike', async () => {
    const { id } = await intake();
    const requestId = uuid();
    const { id: proposed } = await qualifies(id, { outcome: 'NOT_IP', requestId });
    expect((await qualifies(id, { outcome: 'NOT_IP', requestId })).id).toBe(proposed);
    expect(await refusal(qualifies(id, { outcome: 'QUALIFIED', requestId }))).toBe('CLE_REUTILISEE requestId');
    const { id: regard } = await looks(proposed, { requestId });
    expect((await looks(proposed, { requestId })).id).toBe(regard);
    expect(await refusal(looks(proposed))).toBe('DEJA_REGARDEE qualificationId');
    expect(await refusal(qualifies(id))).toBe('DEJA_QUALIFIEE informationPreoccupanteId');
    expect(await refusal(qualifies((await intake()).id, { outcome: 'COMPLEMENT', complementOfId: id }))).toBe('NON_OUVERTE complementOfId');
  });

  it('names what is wrong, and attaches nothing by halves', async () => {
    const { id, noe, maelle } = await intake();
    const { id: proposed } = await qualifies(id);
    const before = await count(door, 'dossier');
    const place = (...placements: object[]): Promise<string> => refusal(looks(proposed, { placements: placements as never }));
    const { id: known } = await dossier(door);
    expect(await place()).toBe('OBLIGATOIRE placements');
    expect(await place({ mineurId: noe, territoireId: TERRITOIRES.nord })).toBe('OBLIGATOIRE placements');
    expect(await place({ mineurId: noe, territoireId: TERRITOIRES.nord }, { mineurId: maelle, territoireId: TERRITOIRES.nord })).toBe('OBLIGATOIRE placements');
    expect(await place({ mineurId: noe, territoireId: TERRITOIRES.nord }, { mineurId: maelle, dossierId: uuid() })).toBe('INTROUVABLE placements');
    expect(await place({ mineurId: noe, dossierId: known }, { mineurId: maelle, dossierId: known })).toBe('DOSSIER_D_UN_AUTRE placements');
    expect(await place({ mineurId: noe, dossierId: known, territoireId: TERRITOIRES.nord }, { mineurId: maelle, dossierId: known })).toBe('INCOHERENT placements');
    expect(await place({ mineurId: uuid(), dossierId: known })).toBe('ENFANT_INCONNU placements');
    expect(await place({ mineurId: noe, dossierId: known }, { mineurId: noe, dossierId: known })).toBe('DEJA_RATTACHE placements');
    expect([await stateOf(id), await count(door, 'dossier'), await count(door, 'attachment', 'intake_id = $1', [id]), await count(door, 'second_regard', 'intake_id = $1', [id])]).toEqual(['RECEIVED', before + 1, 0, 0]);
  });

  it.each([
    ['urgent', { outcome: 'NOT_IP' as const, urgent: true }, 'INCOHERENT'], ['placements', { placements: [{ mineurId: uuid(), territoireId: TERRITOIRES.nord }] }, 'INCOHERENT'],
    ['forwardedTo', { outcome: 'FORWARDED' as const }, 'INCOHERENT'], ['forwardedTo', { forwardedTo: 98 }, 'INCOHERENT'], ['forwardedTo', { outcome: 'FORWARDED' as const, forwardedTo: 99 }, 'DEPARTEMENT'],
    ['complementOfId', { outcome: 'COMPLEMENT' as const }, 'INCOHERENT'], ['complementOfId', { outcome: 'COMPLEMENT' as const, complementOfId: uuid() }, 'INTROUVABLE'], ['reason', { reason: ' ' }, 'OBLIGATOIRE'],
  ])('refuses at the edge: %s %j', async (field, wrong, code) => {
    expect(await refusal(qualifies((await intake()).id, wrong))).toBe(`${code} ${field}`);
  });

  it('moves as the list says, and in no other way', async () => {
    const { id } = await intake();
    await expect(door.db.owner.query(`update app.information_preoccupante set state = 'IN_EVALUATION' where id = $1`, [id])).rejects.toThrow('does not become');
    const said = await door.db.owner.query<{ def: string }>(`select pg_get_functiondef('app.move_intake'::regproc) as def`);
    const listed = [...said.rows[0]!.def.matchAll(/\('(\w+)','(\w+)'\)/g)].map((m) => `${m[1]} ${m[2]}`).sort();
    expect(listed).toEqual(STATES.flatMap((from) => MOVES[from].map((to) => `${from} ${to}`)).sort());
  });
});
