/** What the specs of signalements need: the directory that makes a parquet competent and a signature valid, a letter, a draft, a seal. */
import { LETTER_OF_13_MAY } from '../../apps/migrate/story/letter.js';
import { registerDelegation } from '../../libs/partners/register-delegation.js';
import { registerRessort } from '../../libs/partners/register-ressort.js';
import { acknowledgeSignalement } from '../../libs/signalements/acknowledge-signalement.js';
import { draftSignalement } from '../../libs/signalements/draft-signalement.js';
import { previewSeal } from '../../libs/signalements/preview-seal.js';
import { sealSignalement } from '../../libs/signalements/seal-signalement.js';
import { transmitSignalement } from '../../libs/signalements/transmit-signalement.js';
import type { Signalement } from '../../libs/signalements/signalement.entity.js';
import type { DraftSignalementInput, SealSignalementInput } from '../../libs/signalements/signalements.inputs.js';
import { lastLetter } from '../../libs/signalements/unsealed.js';
import { writeVersion } from '../../libs/signalements/write-version.js';
import { uuid, type TestDatabase } from './database.js';
import type { Door } from './door.js';
import { actorId, dossier, TERRITOIRES } from './situation.js';

const HOUR = 3_600_000;
export const organisationOf = async (door: Door, key: string): Promise<string> =>
  (await door.db.owner.query<{ id: string }>('select organisation_id as id from app.habilitation where id = $1', [actorId(key)])).rows[0]!.id;
export const nowIn = async (door: Door): Promise<Date> => (await door.db.owner.query<{ now: Date }>('select app.now() as now')).rows[0]!.now;

/** The parquet of A9 is that of the north. */
export async function competent(door: Door, territoireId = TERRITOIRES.nord): Promise<string> {
  const parquetId = await organisationOf(door, 'A9');
  const at = (await nowIn(door)).getTime();
  await door.as('ADM', (tx) => registerRessort(tx, { requestId: uuid(), territoireId, parquetId, validFrom: new Date(at - HOUR), validTo: new Date(at + 1000 * HOUR) }));
  return parquetId;
}

/** A colleague of A9 at the parquet: A17, for the time of a spec. */
export async function anotherMagistrate({ owner }: TestDatabase): Promise<{ colleague: string }> {
  await owner.query(`update app.habilitation set function = 'PROCUREUR', organisation_id = (select organisation_id from app.habilitation where id = $2) where id = $1`, [actorId('A17'), actorId('A9')]);
  return { colleague: actorId('A17') };
}

export async function delegated(door: Door, who: string, from = -HOUR, to = 1000 * HOUR): Promise<string> {
  const at = (await nowIn(door)).getTime();
  return (await door.as('ADM', (tx) => registerDelegation(tx, { requestId: uuid(), delegateId: actorId(who), delegator: 'La présidente du conseil départemental', arreteReference: 'ARR-2025-12', validFrom: new Date(at + from), validTo: new Date(at + to) }))).id;
}

export const LETTER = LETTER_OF_13_MAY;

/** The same, but for this. */
export const altered = <T extends object>(of: T, more: Partial<T>): T => Object.assign({}, of, more);

export async function draft(door: Door, who: string, parquetId: string, more: Partial<DraftSignalementInput> = {}): Promise<Signalement> {
  const ofDepartement = ['A4', 'A8'].includes(who);
  const dossierIds = ofDepartement && !more.dossierIds ? [(await dossier(door)).id] : [];
  return await door.as(who, (tx) => draftSignalement(tx, { requestId: uuid(), parquetId, territoireId: TERRITOIRES.nord, urgency: 'URGENT', ground: 'GRAVE_AND_IMMEDIATE_DANGER', letter: LETTER, dossierIds, ...more }));
}

/** A piece of its letter, as a version names it; its bytes are nowhere. */
export const pieceOf = (door: Door, who: string, signalementId: string): Promise<string> => door.as(who, async (tx) => {
  const named = { documentId: uuid(), name: 'certificat.pdf', type: 'pdf', state: 'CLEAN', size: 1, hash: '0'.repeat(64) } as const;
  const [piece] = await writeVersion(tx, await lastLetter(tx, signalementId), { requestId: uuid(), letter: LETTER, carried: [named] });
  return piece!.id;
});

/** Sealed, by A3 directly unless said otherwise. */
export async function sealed(door: Door, parquetId: string, who = 'A3', more: Partial<DraftSignalementInput> = {}): Promise<string> {
  const { id } = await draft(door, who, parquetId, more);
  await seal(door, who, id);
  return id;
}

/** Sealed and sent, directly by A3 unless said otherwise. */
export async function sent(door: Door, parquetId: string, who = 'A3', more: Partial<DraftSignalementInput> = {}): Promise<string> {
  const id = await sealed(door, parquetId, who, more);
  await door.as(who, (tx) => transmitSignalement(tx, { requestId: uuid(), signalementId: id }));
  return id;
}

/** The same, acknowledged by A9. */
export async function acknowledged(door: Door, parquetId: string, who = 'A3', more: Partial<DraftSignalementInput> = {}): Promise<string> {
  const signalementId = await sent(door, parquetId, who, more);
  await door.as('A9', (tx) => acknowledgeSignalement(tx, { requestId: uuid(), signalementId, parquetNumber: '25-133-0042' }));
  return signalementId;
}

/** Seals, as a client that has just shown what would be sealed. */
export const seal = (door: Door, who: string, signalementId: string, more: Partial<SealSignalementInput> = {}): Promise<Signalement> => door.as(who, async (tx) =>
  await sealSignalement(tx, { requestId: uuid(), signalementId, effectDigest: (await previewSeal(tx, signalementId)).digest, ...more }, door.letters));

/** Its clocks, by code: RUNNING or MET. */
export const clocksOf = async ({ db }: Door, signalementId: string): Promise<Record<string, string>> =>
  Object.fromEntries((await db.owner.query<{ code: string; state: string }>('select code, state from app.deadline where holder_id = $1', [signalementId])).rows.map(({ code, state }) => [code, state]));
