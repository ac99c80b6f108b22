import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { breakGlass } from '../../libs/dossiers/break-glass.js';
import { refuseAdmissionProposal } from '../../libs/dossiers/decide-admission-proposal.js';
import { proposeAdmission } from '../../libs/dossiers/propose-admission.js';
import { meetClock, startClock } from '../../libs/clocks/run-clock.js';
import { openDossier } from '../../libs/dossiers/open-dossier.js';
import { reviewGlass } from '../../libs/dossiers/review-glass.js';
import { validatePriorException } from '../../libs/dossiers/validate-prior-exception.js';
import { registerAstreinte } from '../../libs/partners/register-astreinte.js';
import { acknowledgeMessage } from '../../libs/threads/acknowledge-message.js';
import { markRead } from '../../libs/threads/mark-read.js';
import { endAdmission } from '../../libs/dossiers/end-admission.js';
import { Product } from '../support/product.js';
import { actorId, dossier, letIn, parent, say, situation, TERRITOIRES, told, uuid } from '../support/situation.js';

let product: Product;
let threadId: string;
let dossierId: string;
let admissions: Record<string, string>;
beforeAll(async () => {
  product = await Product.start();
  ({ threadId, dossierId, admissions } = await situation(product.door, { A5: ['FAM', 'SOC'], A6: ['FAM'], A2: ['FAM', 'SCO'] }));
});
afterAll(() => product.close());

interface Item { verb: string; dueAt: string | null; late: boolean; threadId: string | null; seq: number | null; count: number | null; dossier: { id: string } | null; about: { id: string } | null }
interface Day { late: number; today: number; week: number; later: number; more: boolean; items: Item[] }
const DAY = `query ($first: Int = 50) { myDay(first: $first) { late today week later more items { verb dueAt late threadId seq count dossier { id } about { id } } } }`;
const day = async (who: string, first = 50): Promise<Day> => (await product.ask(who, DAY, { first })).body.data.myDay;
const verbs = async (who: string): Promise<string[]> => (await day(who)).items.map((i) => i.verb);
const inDays = (n: number): Date => new Date(Date.now() + n * 86_400_000);
const moveClock = (days: number): Promise<unknown> => product.door.db.owner.query('update app.clock set offset_ms = $1', [days * 86_400_000]);

describe('what awaits somebody today', () => {
  it('is to read what others wrote, until it is read; of it, which exchange and how many, never what', async () => {
    expect(await verbs('A6')).toEqual([]);
    const one = await say(product.door, 'A5', threadId, { body: 'Un mot secret.' });
    await say(product.door, 'A5', threadId);
    expect((await day('A6')).items).toEqual([{ verb: 'READ', dueAt: null, late: false, threadId, seq: null, count: 2, dossier: { id: dossierId }, about: null }]);
    expect((await product.ask('A6', DAY)).text).not.toContain('secret');
    await product.door.as('A6', (tx) => markRead(tx, { threadId, seq: one.seq }));
    expect((await day('A6')).items.map((i) => i.count)).toEqual([1]);
    await product.door.as('A6', (tx) => markRead(tx, { threadId, seq: one.seq + 1 }));
    expect(await verbs('A6')).toEqual([]);
    expect(await verbs('A5')).toEqual([]);
    expect(await verbs('A1')).toEqual([]);
  });

  it('is to answer before a date and to acknowledge what names them: the dated first, late once the date is past, gone when the fact is recorded', async () => {
    const asked = await say(product.door, 'A5', threadId, { mentions: [actorId('A6')], replyBefore: inDays(3) });
    const named = await say(product.door, 'A5', threadId, { mentions: [actorId('A6')] });
    const before = await day('A6');
    expect(before.items.map((i) => [i.verb, i.seq])).toEqual([['ANSWER', asked.seq], ['ACKNOWLEDGE', named.seq], ['READ', null]]);
    expect([before.late, before.today, before.week, before.later, before.more]).toEqual([0, 0, 1, 2, false]);
    await moveClock(4);
    expect((await day('A6')).late).toBe(1);
    await moveClock(0);
    await product.door.as('A6', (tx) => acknowledgeMessage(tx, named.id));
    expect(await verbs('A6')).toEqual(['ANSWER', 'READ']);
    await say(product.door, 'A6', threadId, { inReplyTo: asked.seq });
    expect(await verbs('A6')).toEqual(['READ']);
    expect((await day('A6', 1)).more).toBe(false);
  });

  it('is, of a responsable, the exceptions of others to validate, then to review; of who wrote them, nothing to validate', async () => {
    const { personneId } = await parent(product.door, dossierId, { quality: 'père' });
    const excepted = (): Promise<{ id: string }> => told(product.door, dossierId, { personneId, means: 'NONE', exception: 'PRESSURE_ON_CHILD' }, 'A5');
    const { id } = await excepted();
    const toValidate = async (who: string): Promise<(string | undefined)[]> => (await day(who)).items.filter((i) => i.verb === 'VALIDATE').map((i) => i.about?.id);
    expect([await toValidate('A4'), await toValidate('A8'), await toValidate('A5'), await toValidate('A6')]).toEqual([[id], [id], [], []]);
    await product.door.as('A4', (tx) => validatePriorException(tx, { requestId: uuid(), priorInformationId: id }));
    expect([await toValidate('A4'), await toValidate('A8')]).toEqual([[], []]);
    const toReview = async (who: string): Promise<(string | undefined)[]> => (await day(who)).items.filter((i) => i.verb === 'REVIEW').map((i) => i.about?.id);
    expect(await toReview('A5')).toEqual([]);
    await moveClock(20);
    expect([await toReview('A5'), await toReview('A2')]).toEqual([[id], [id]]);
    await told(product.door, dossierId, { personneId, means: 'LETTER' });
    expect(await toReview('A5')).toEqual([]);
    await moveClock(0);
  });

  it('is, of who grants, the admissions that end within a fortnight; gone with the admission', async () => {
    const { id } = await letIn(product.door, dossierId, 'A7', ['FAM'], { validTo: inDays(10) });
    const ending = async (who: string): Promise<unknown[]> => (await day(who)).items.filter((i) => i.verb === 'REVIEW').map((i) => i.about?.id);
    expect([await ending('A4'), await ending('A8'), await ending('A5')]).toEqual([[id], [id], []]);
    await product.door.as('A4', (tx) => endAdmission(tx, id));
    expect(await ending('A4')).toEqual([]);
  });

  it('is, of who grants, what others propose, until it is decided', async () => {
    const { id } = await product.door.as('A5', (tx) => proposeAdmission(tx, { requestId: uuid(), dossierId, habilitationId: actorId('A7'), kinds: ['FAM'], duty: 'NONE', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Il suit l’enfant.' }));
    const toGrant = async (who: string): Promise<unknown[]> => (await day(who)).items.filter((i) => i.verb === 'GRANT').map((i) => i.about?.id);
    expect([await toGrant('A4'), await toGrant('A8'), await toGrant('A5'), await toGrant('A7')]).toEqual([[id], [id], [], []]);
    await product.door.as('A8', (tx) => refuseAdmissionProposal(tx, { proposalId: id, reason: 'Déjà suivi ailleurs.' }));
    expect([await toGrant('A4'), await toGrant('A8')]).toEqual([[], []]);
  });

  it('is, of a head, to review the exceptional access that another opened to themselves, until it is closed', async () => {
    const { id: inTheSouth } = await dossier(product.door, { territoireId: TERRITOIRES.sud });
    await product.door.as('ADM', (tx) => registerAstreinte(tx, { requestId: uuid(), habilitationId: actorId('A8'), validFrom: inDays(0), validTo: inDays(1) }));
    const { id } = await product.door.as('A8', (tx) => breakGlass(tx, { requestId: uuid(), dossierId: inTheSouth, motive: 'Fugue signalée cette nuit par la gendarmerie.' }));
    const toReview = async (who: string): Promise<unknown[]> => (await day(who)).items.filter((i) => i.verb === 'REVIEW').map((i) => i.about?.id);
    expect([await toReview('A4'), await toReview('A8')]).toEqual([[id], []]);
    await product.door.as('A4', (tx) => reviewGlass(tx, { requestId: uuid(), admissionId: id, outcome: 'JUSTIFIED', finding: 'Appel vérifié.' }));
    expect(await toReview('A4')).toEqual([]);
  });

  it('is, of whoever answers for a legal term, to meet it once it is near; of the second person, once it is past; until the fact is there', async () => {
    const started = await product.door.as('A4', async (tx) => {
      const opened = await openDossier(tx, { requestId: uuid(), territoireId: TERRITOIRES.nord, surname: 'DORMOND', givenNames: 'Maëlle', birthDate: '2023-09-02' }, product.door.kek);
      await startClock(tx, 'IP_EVAL', opened, { dossierId: opened.id }, tx.now);
      return opened;
    });
    const toMeet = async (who: string): Promise<unknown[]> => (await day(who)).items.filter((i) => i.verb === 'MEET').map((i) => [i.dossier?.id, i.late]);
    expect([await toMeet('A4'), await toMeet('A8')]).toEqual([[], []]);
    await moveClock(85);
    expect([await toMeet('A4'), await toMeet('A8')]).toEqual([[[started.id, false]], []]);
    await moveClock(95);
    expect([await toMeet('A4'), await toMeet('A8'), await toMeet('A5')]).toEqual([[[started.id, true]], [[started.id, true]], []]);
    await product.door.as('A4', async (tx) => {
      const act = await openDossier(tx, { requestId: uuid(), territoireId: TERRITOIRES.nord, surname: 'A', givenNames: 'B', birthDate: '2020-01-01' }, product.door.kek);
      await meetClock(tx, 'IP_EVAL', started.id, act);
    });
    expect([await toMeet('A4'), await toMeet('A8')]).toEqual([[], []]);
    await moveClock(0);
  });

  it('leaves with the right: who is no longer admitted is awaited nowhere', async () => {
    await say(product.door, 'A5', threadId, { mentions: [actorId('A2')], replyBefore: inDays(1) });
    expect(await verbs('A2')).toEqual(['ANSWER', 'READ']);
    await product.door.as('A4', (tx) => endAdmission(tx, admissions.A2!));
    expect(await verbs('A2')).toEqual([]);
  });

  it.each([0, 101, 1.5])('refuses %d items at once', async (first) => {
    expect((await product.ask('A5', DAY, { first })).body.errors![0]!.extensions.code).toMatch(/BORNE|BAD_USER_INPUT/);
  });
});
