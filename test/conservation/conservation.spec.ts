import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { lookAtDeadlines } from '../../apps/worker/deadlines.js';
import { queueNotices } from '../../apps/worker/queue-notices.js';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { makeLog } from '../../libs/platform/log.js';
import { openDoor, type Door } from '../support/door.js';
import { actorId, dossier, eventsOf, inform, letIn, nameAs, refusal, uuid } from '../support/situation.js';
import { declareConflict } from '../../libs/dossiers/declare-conflict.js';
import { Dossier } from '../../libs/dossiers/dossier.entity.js';
import { closeDossier } from '../../libs/conservation/close-dossier.js';
import { ConservationStep } from '../../libs/conservation/conservation-step.entity.js';
import { holdElimination, releaseElimination } from '../../libs/conservation/hold-elimination.js';
import { listForElimination, strikeFromElimination } from '../../libs/conservation/list-for-elimination.js';
import { recordVisa } from '../../libs/conservation/record-visa.js';
import { reopenDossier } from '../../libs/conservation/reopen-dossier.js';
import { standingOf } from '../../libs/conservation/standing.js';

let door: Door;
let dossierId: string;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
beforeEach(async () => { dossierId = (await dossier(door)).id; });

const RASE = 'A8';
const CRIP = 'A4';
const asked = (): { requestId: string; dossierId: string } => ({ requestId: uuid(), dossierId });
const closes = (who = RASE, more = {}): Promise<ConservationStep> => door.as(who, (tx) => closeDossier(tx, { ...asked(), category: 'SANS_SUITE', ...more }));
const reasoned = (verb: typeof holdElimination) => (who = RASE): Promise<ConservationStep> => door.as(who, (tx) => verb(tx, { ...asked(), reason: 'Demandé par le parquet, 12 mai.' }));
const [holds, releases, reopens, strikes] = [holdElimination, releaseElimination, reopenDossier, strikeFromElimination].map(reasoned) as [ReturnType<typeof reasoned>, ReturnType<typeof reasoned>, ReturnType<typeof reasoned>, ReturnType<typeof reasoned>];
const lists = (who = RASE, bordereau = '2028-1'): Promise<ConservationStep> => door.as(who, (tx) => listForElimination(tx, { ...asked(), bordereau }));
const visas = (who = CRIP, bordereau = '2028-1', more = {}): Promise<ConservationStep[]> => door.as(who, (tx) => recordVisa(tx, { requestId: uuid(), bordereau, visaNumber: 17, visaOn: '2024-01-10', ...more }));
const steps = (who = RASE): Promise<ConservationStep[]> => door.reads(who, (tx) => tx.allowed(ConservationStep, 'read', { where: { dossierId } }));
const state = async (): Promise<string> => (await door.reads(RASE, (tx) => tx.get(Dossier, dossierId, 'read'))).state;
/** As if it had been closed long before. */
const termIsPast = (): Promise<unknown> => door.db.owner.query(`update app.conservation_step set due_at = app.now() where dossier_id = $1 and fact = 'CLOSED'`, [dossierId]);
const stands = async (): Promise<Record<string, boolean>> => Object.fromEntries(Object.entries(standingOf(await steps())).map(([k, v]) => [k, v !== null]));

describe('closing a dossier', () => {
  it('begins its term, told with its article; the dossier says it is closed, until it is reopened', async () => {
    expect(await state()).toBe('OPEN');
    const closed = await closes(RASE, { category: 'PLACEMENT', lastMeasureOn: '2024-01-05' });
    expect(await state()).toBe('CLOSED');
    expect(closed).toMatchObject({ sequence: 1, fact: 'CLOSED', category: 'PLACEMENT', dueAt: new Date('2049-12-31T23:00:00.000Z'), firstAt: new Date('2048-12-31T23:00:00.000Z'), lastAt: new Date('2049-09-30T22:00:00.000Z') });
    expect(await eventsOf(door, closed.id)).toEqual(['dossier.closed']);
    expect(await refusal(closes())).toBe('DEJA_CLOS dossierId');
    await reopens();
    expect(await state()).toBe('OPEN');
    expect(await refusal(reopens())).toBe('NON_CLOS dossierId');
    expect(await stands()).toEqual({ closed: false, held: false, listed: false, visa: false });
    await closes(RASE, { category: 'PUPILLE' });
    expect((await steps()).at(-1)).toMatchObject({ dueAt: Infinity });
    await termIsPast().catch((e: unknown) => expect(e).toMatchObject({ code: '23514' }));
    expect(await refusal(lists())).toBe('GARDE_SANS_LIMITE dossierId');
  });

  it('is once, however often it is asked by its key, and something else by that key is refused', async () => {
    const requestId = uuid();
    const first = await closes(RASE, { requestId });
    expect((await closes(RASE, { requestId })).id).toBe(first.id);
    expect(await refusal(closes(RASE, { requestId, category: 'PLACEMENT' }))).toBe('CLE_REUTILISEE requestId');
    expect(await refusal(closes(RASE, { lastMeasureOn: '2999-01-01' }))).toBe('DATE lastMeasureOn');
    expect(await steps()).toHaveLength(1);
  });

  it('is of those who answer for it: for whoever else knows it, refused; for others, nothing is there', async () => {
    await inform(door, dossierId);
    await letIn(door, dossierId, 'A5', ['IDE', 'FAM']);
    expect(await refusal(closes('A5'))).toBe('FONCTION_NON_COMPETENTE dossierId');
    for (const who of ['A2', 'A10', 'DPO', 'ADM', 'B1']) expect([who, await refusal(closes(who))]).toEqual([who, 'INTROUVABLE dossierId']);
    await door.as(CRIP, (tx) => declareConflict(tx, { requestId: uuid(), dossierId, professionnelId: null, reason: 'Un lien.' }));
    expect(await refusal(closes(CRIP))).toBe('VOUS_ETES_ECARTE dossierId');
    await closes();
    for (const [who, seen] of [[RASE, 1], ['A5', 0], ['DPO', 0], ['B1', 0]] as const) expect([who, (await steps(who)).length]).toEqual([who, seen]);
  });
});

describe('the list for elimination', () => {
  it('takes a dossier whose term is past, and no other', async () => {
    expect(await refusal(lists())).toBe('NON_CLOS dossierId');
    await closes();
    expect(await refusal(lists())).toBe('TERME_NON_ECHU dossierId');
    await termIsPast();
    await lists();
    expect(await refusal(lists())).toBe('DEJA_AU_BORDEREAU dossierId');
    await strikes();
    expect(await refusal(strikes())).toBe('PAS_AU_BORDEREAU dossierId');
    await lists(RASE, '2028-2');
    expect(await stands()).toEqual({ closed: true, held: false, listed: true, visa: false });
  });

  it('loses at once what is held or reopened, which does not come back by itself', async () => {
    await closes();
    await termIsPast();
    await lists();
    await holds();
    expect(await stands()).toEqual({ closed: true, held: true, listed: false, visa: false });
    expect(await refusal(holds(CRIP))).toBe('DEJA_GELE dossierId');
    expect(await refusal(lists())).toBe('GEL_JUDICIAIRE dossierId');
    await releases(CRIP);
    expect(await refusal(releases())).toBe('NON_GELE dossierId');
    expect(await stands()).toEqual({ closed: true, held: false, listed: false, visa: false });
    await lists();
    await reopens();
    expect((await stands()).listed).toBe(false);
  });

  it('is held open too, before anything is closed, and its reason is sealed', async () => {
    const { id } = await holds();
    expect((await steps())[0]!.reason).toBe('Demandé par le parquet, 12 mai.');
    const { rows: [row] } = await door.db.owner.query<{ reason: Buffer }>('select reason from app.conservation_step where id = $1', [id]);
    expect(row!.reason.toString('latin1')).not.toContain('parquet');
    await closes();
    await termIsPast();
    expect(await refusal(lists())).toBe('GEL_JUDICIAIRE dossierId');
  });

  it('is visaed by another person than who proposed, of what is still on it', async () => {
    const bordereau = '2029-7';
    const first = dossierId;
    await closes();
    await termIsPast();
    await lists(RASE, bordereau);
    ({ id: dossierId } = await dossier(door));
    await closes();
    await termIsPast();
    await lists(RASE, bordereau);
    expect(await refusal(visas(RASE, bordereau))).toBe('QUATRE_YEUX bordereau');
    expect(await refusal(visas(CRIP, '2029-8'))).toBe('BORDEREAU_INCONNU bordereau');
    expect([await refusal(visas(CRIP, 'BE 7')), await refusal(visas(CRIP, bordereau, { visaNumber: 0 }))]).toEqual(['FORMAT bordereau', 'FORMAT visaNumber']);
    expect(await refusal(visas(CRIP, bordereau, { visaOn: '2999-01-01' }))).toBe('DATE visaOn');
    for (const who of ['A2', 'DPO', 'B1']) expect([who, await refusal(visas(who, bordereau))]).toEqual([who, 'BORDEREAU_INCONNU bordereau']);
    await holds();
    const requestId = uuid();
    const made = await visas(CRIP, bordereau, { requestId });
    expect(made.map((m) => m.dossierId)).toEqual([first]);
    expect((await visas(CRIP, bordereau, { requestId })).map((m) => m.id)).toEqual(made.map((m) => m.id));
    expect((await stands()).visa).toBe(false);
    dossierId = first;
    expect(await stands()).toEqual({ closed: true, held: false, listed: true, visa: true });
  });
});

describe('the two warnings', () => {
  const tools = async <T>(work: (pool: ReturnType<Door['database']['pool']>) => Promise<T>): Promise<T> => {
    const pool = door.database.pool('worker', 1);
    try { return await work(pool); } finally { await pool.end(); }
  };
  const told = async (): Promise<string[]> => (await door.db.owner.query<{ type: string }>(`select type from app.event where dossier_id = $1 and type like 'conservation.%' order by xid, id`, [dossierId])).rows.map((r) => r.type);
  const look = (): Promise<number> => tools((pool) => lookAtDeadlines({ pool, kek: door.kek, log: makeLog('silent') }));
  const moves = (first: string, last: string, due: string): Promise<unknown> => door.db.owner.query(`update app.conservation_step set first_at = app.now() + $2::interval, last_at = app.now() + $3::interval, due_at = app.now() + $4::interval where dossier_id = $1 and fact = 'CLOSED'`, [dossierId, first, last, due]);

  it('come once each, a year then three months before, and no more once it is reopened', async () => {
    await closes();
    await look();
    expect(await told()).toEqual([]);
    await moves('-1 hour', '270 days', '1 year');
    await look();
    await look();
    expect(await told()).toEqual(['conservation.announced']);
    await moves('-270 days', '0', '90 days');
    await look();
    await look();
    expect(await told()).toEqual(['conservation.announced', 'conservation.recalled']);
    await reopens();
    await closes();
    await door.db.owner.query(`update app.conservation_step set first_told_at = 'infinity', last_told_at = 'infinity' where dossier_id = $1`, [dossierId]);
    await look();
    expect(await told()).toHaveLength(2);
  });

  it('are told to the référent and to the head of the ASE, who are named nowhere in it', async () => {
    await inform(door, dossierId);
    await letIn(door, dossierId, 'A5', ['IDE', 'FAM']);
    await nameAs(door, dossierId, 'A5');
    await closes();
    await moves('-1 hour', '270 days', '1 year');
    await look();
    const { rows: [event] } = await door.db.owner.query<EventRow>(`select * from app.event where dossier_id = $1 and type = 'conservation.announced'`, [dossierId]);
    await tools((pool) => queueNotices({ pool, kek: door.kek, log: makeLog('silent') }, event!));
    const { rows } = await door.db.owner.query<{ id: string }>('select habilitation_id as id from app.notice where event_id = $1', [event!.id]);
    expect(rows.map((r) => r.id).sort()).toEqual([actorId('A5'), actorId(RASE)].sort());
  });
});
