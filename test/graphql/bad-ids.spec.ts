import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorId, stableId, TERRITOIRES } from '../../apps/migrate/demonstration-directory.js';
import { breakGlass } from '../../libs/dossiers/break-glass.js';
import { declareConflict } from '../../libs/dossiers/declare-conflict.js';
import { previewMove } from '../../libs/dossiers/preview-move.js';
import { proposeAdmission } from '../../libs/dossiers/propose-admission.js';
import { writeEntry } from '../../libs/dossiers/write-entry.js';
import { askComplement } from '../../libs/signalements/ask-complement.js';
import { qualifyInformationPreoccupante } from '../../libs/informations-preoccupantes/qualify-information-preoccupante.js';
import { handOverPermanence } from '../../libs/partners/hand-over-permanence.js';
import { registerPermanence } from '../../libs/partners/register-permanence.js';
import { registerAstreinte } from '../../libs/partners/register-astreinte.js';
import { previewReaders } from '../../libs/threads/preview-readers.js';
import { shareItem } from '../../libs/threads/share-item.js';
import { uuid } from '../support/database.js';
import { Product } from '../support/product.js';
import { acknowledged, anotherMagistrate, competent, delegated, draft, seal, sent } from '../support/signalement.js';
import { dossier, nameAs, parent, place, reported, told } from '../support/situation.js';
import { DOORS, OUT_OF_REACH, type Door, type Known } from './support/doors.js';
import { keptDossiers } from './support/kept-dossiers.js';
import { rowsOf } from './support/rows.js';

let product: Product;
let known: Known;
beforeAll(async () => {
  product = await Product.start();
  const story = await product.story();
  const { owner } = product.door.db;
  await product.token('A16');
  product.forget('A16');
  const one = async (sql: string, ...values: unknown[]): Promise<string> => (await owner.query<{ id: string }>(sql, values)).rows[0]!.id;
  const { digest } = await product.door.as('A4', (tx) => previewReaders(tx, { threadId: story.thread, kind: 'FAM', detail: 'FULL' }));
  // SOC is A5's to know whole; A2, the school's social worker, is who may be given it.
  const { id: entry } = await product.door.as('A5', (tx) => writeEntry(tx, { requestId: uuid(), dossierId: story.noe, kind: 'SOC', detail: 'FULL', body: 'Un constat.' }));
  const { id: share } = await product.door.as('A5', (tx) => shareItem(tx, { requestId: uuid(), entryId: entry, habilitationId: actorId('A2'), legalBasis: 'CASF_226_2_2', necessity: 'Suivi.' }));
  const propose = async (): Promise<string> => (await product.door.as('A5', (tx) => proposeAdmission(tx, { requestId: uuid(), dossierId: story.noe, habilitationId: actorId('A16'), kinds: ['LOG'], duty: 'NONE', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Suivi.' }))).id;
  // Another person of the cell.
  await owner.query(`update app.habilitation set function = 'AGENT_CRIP' where id = $1`, [actorId('A12')]);
  const qualified = async (): Promise<string> => {
    const { intakeId: informationPreoccupanteId } = await reported(product.door, 'A2');
    return (await product.door.as('A12', (tx) => qualifyInformationPreoccupante(tx, { requestId: uuid(), informationPreoccupanteId, outcome: 'NOT_IP', reason: 'Rien.', urgent: false }, product.door.kek))).id;
  };
  const { id: conflict } = await product.door.as('A4', (tx) => declareConflict(tx, { requestId: uuid(), dossierId: story.noe, professionnelId: stableId('professionnel A12'), reason: 'Un lien.' }));
  const toMove = async (): Promise<[string, string]> => {
    const { id: dossierId } = await dossier(product.door);
    return [dossierId, (await product.door.reads('A4', (tx) => previewMove(tx, { dossierId, territoireId: TERRITOIRES.sud }))).digest];
  };
  const now = await product.door.reads('A8', (tx) => Promise.resolve(tx.now.getTime()));
  const { id: astreinte } = await product.door.as('ADM', (tx) => registerAstreinte(tx, { requestId: uuid(), habilitationId: actorId('A8'), validFrom: new Date(now - 3_600_000), validTo: new Date(now + 3_600_000) }));
  const [{ id: south }, { id: opened }] = [await dossier(product.door, { territoireId: TERRITOIRES.sud }), await dossier(product.door, { territoireId: TERRITOIRES.sud })];
  const { id: broken } = await product.door.as('A8', (tx) => breakGlass(tx, { requestId: uuid(), dossierId: opened, motive: 'Fugue signalée cette nuit.' }));
  await delegated(product.door, 'A4');
  const delegation = await delegated(product.door, 'A8');
  const { colleague } = await anotherMagistrate(product.door.db);
  const onDuty = async (days: number): Promise<string> => (await product.door.as('A9', (tx) => registerPermanence(tx, { requestId: uuid(), habilitationId: actorId('A9'), phone: '0536490002', validFrom: new Date(now + days * 86_400_000), validTo: new Date(now + (days + 1) * 86_400_000) }))).id;
  const [duty, over] = [await onDuty(1), await onDuty(3)];
  const { id: passation } = await product.door.as('A9', (tx) => handOverPermanence(tx, { requestId: uuid(), permanenceId: duty, habilitationId: colleague }));
  const parquet = await competent(product.door);
  const ours = { dossierIds: [story.noe] };
  const { id: sealed } = await draft(product.door, 'A4', parquet, ours);
  await seal(product.door, 'A4', sealed);
  const followed = await acknowledged(product.door, parquet, 'A4', ours);
  const { id: asked } = await product.door.as('A9', (tx) => askComplement(tx, { requestId: uuid(), signalementId: followed, of: 'DEPARTEMENT', question: 'Où ?' }));
  known = {
    ...story, ...await keptDossiers(product.door), digest, entry, share, conflict, moves: [await toMove(), await toMove()], south, broken, astreinte, delegation, duty, over, passation, colleague,
    deadline: await one(`insert into app.deadline (id, departement, code, subject_type, subject_id, dossier_id, holder_type, holder_id, answers_for, second, started_by, started_at, counted_from, legal_at, due_at, remind_at)
      select $1, 99, 'PPE', 'Dossier', d.id, d.id, 'DOSSIER', d.id, 'REFERENT_ASE', 'RESPONSABLE_ASE', d.opened_by, d.opened_at, d.opened_at, app.now() + interval '90 days', app.now() + interval '90 days', app.now() + interval '75 days'
      from app.dossier d where d.id = $2 returning id`, uuid(), story.noe),
    admission: await one('select id from app.admission where habilitation_id = $1 and dossier_id = $2', actorId('A7'), story.maelle),
    changed: await one('select id from app.admission where habilitation_id = $1 and dossier_id = $2', actorId('A6'), story.maelle),
    intake: (await reported(product.door, 'A2')).intakeId, qualification: await qualified(),
    signalement: (await draft(product.door, 'A4', parquet, ours)).id, sealed, asked, sent: followed, toAcknowledge: await sent(product.door, parquet, 'A4', ours),
    referent: (await nameAs(product.door, story.maelle, 'A5')).id, proposed: await propose(), refused: await propose(),
    personne: (await parent(product.door, story.noe)).personneId, lien: (await parent(product.door, story.noe)).lienId, lieu: (await place(product.door, story.noe)).id,
    exception: (await told(product.door, story.noe, { personneId: (await parent(product.door, story.noe)).personneId, means: 'NONE', exception: 'DANGER_AGGRAVATION' })).id,
    participation: await one('select id from app.participation where habilitation_id = $1', actorId('A5')),
    session: await one('select id from app.session where habilitation_id = $1', actorId('A16')),
  };
  await owner.query(`insert into app.dossier (id, departement, opened_by, opened_at, state, request_id) values ($1, 98, $2, app.now(), 'OPEN', $3)`, [stableId('a dossier of the 98'), actorId('B1'), uuid()]);
});
afterAll(() => product.close());

/** Everything that the asker receives, nothing normalised. The hour on the header is not ours. */
async function received(key: string, door: Door, id: string): Promise<{ status: number; headers: string; text: string }> {
  const { query, variables } = door.ask(id, known);
  const response = await fetch(`${product.server.url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await product.token(key)}` }, body: JSON.stringify({ query, variables }) });
  return { status: response.status, headers: [...response.headers].filter(([name]) => name !== 'date').map((h) => h.join(': ')).join('\n'), text: await response.text() };
}
const isRefused = (door: Door, text: string): boolean => {
  const { data, errors } = JSON.parse(text) as { data: Record<string, { userErrors: { code: string; field: string }[] } | null>; errors?: unknown };
  const payload = Object.values(data)[0];
  return errors === undefined && (door.field === null ? payload === null : payload?.userErrors[0]?.code === 'INTROUVABLE' && payload.userErrors[0].field === door.field);
};

describe('an unknown id and a forbidden one', () => {
  // The rightful come last: one of them ends an admission.
  const strangers = DOORS.flatMap((door) => door.mayNot.map((key) => [door.name, key, door] as const));
  it.each(strangers)('%s: are one and the same to %s, who writes nothing', async (_name, key, door) => {
    const before = await rowsOf(product.door.db.owner);
    const forbidden = await received(key, door, door.id(known));
    const unknown = await received(key, door, uuid());
    expect(isRefused(door, unknown.text)).toBe(true);
    expect(forbidden).toEqual(unknown);
    expect(await rowsOf(product.door.db.owner)).toEqual(before);
  });

  it.each(DOORS.filter((d) => OUT_OF_REACH[d.name]).map((door) => [door.name, door] as const))('%s: a row of another département is as unknown, to who may name others', async (name, door) => {
    const before = await rowsOf(product.door.db.owner);
    const foreign = await received(door.may, door, OUT_OF_REACH[name]!);
    expect(foreign).toEqual(await received(door.may, door, uuid()));
    expect(JSON.parse(foreign.text)).toMatchObject({ data: { [name.split(',')[0]!]: { userErrors: [{ field: door.field }] } } });
    expect(await rowsOf(product.door.db.owner)).toEqual(before);
  });

  it.each(DOORS.map((door) => [door.name, door.may, door] as const))('%s: is open to %s', async (_name, key, door) => {
    const { status, text } = await received(key, door, door.id(known));
    expect({ status, refused: isRefused(door, text), text: /"userErrors":\[[^\]]/.test(text) || /"errors"/.test(text) ? text : '' }).toEqual({ status: 200, refused: false, text: '' });
  });
});

const MALFORMED = ['', 'x', '1', '7d9d3f62-3ad4-4f1e-8a55-0242ac12000', '7d9d3f62-3ad4-4f1e-8a55-0242ac120002 ', "' or '1'='1", '7d9d3f623ad44f1e8a550242ac120002', '{7d9d3f62-3ad4-4f1e-8a55-0242ac120002}', '../../etc/passwd', '\u0000', '\ud800', '٣d9d3f62-3ad4-4f1e-8a55-0242ac120002'];

describe('a malformed id', () => {
  it.each(DOORS.map((door) => [door.name, door] as const))('%s: is refused by name, and nothing is written', async (_name, door) => {
    const before = await rowsOf(product.door.db.owner);
    for (const id of MALFORMED) {
      const { text } = await received(door.may, door, id);
      const { data, errors } = JSON.parse(text) as { data: Record<string, { userErrors: { code: string; field: string }[] }> | null; errors?: { extensions: object }[] };
      const said = errors?.[0]?.extensions ?? Object.values(data!)[0]!.userErrors[0];
      expect([id, said]).toMatchObject([id, { code: 'FORMAT', field: door.field ?? 'id' }]);
    }
    expect(await rowsOf(product.door.db.owner)).toEqual(before);
  });
});
