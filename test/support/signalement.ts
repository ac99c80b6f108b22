/** What the specs of signalements need: the directory that makes a parquet competent and a signature valid, a letter, a draft, a seal. */
import { registerDelegation } from '../../libs/partners/register-delegation.js';
import { registerRessort } from '../../libs/partners/register-ressort.js';
import { acknowledgeSignalement } from '../../libs/signalements/acknowledge-signalement.js';
import { draftSignalement } from '../../libs/signalements/draft-signalement.js';
import { previewSeal } from '../../libs/signalements/preview-seal.js';
import { sealSignalement } from '../../libs/signalements/seal-signalement.js';
import { transmitSignalement } from '../../libs/signalements/transmit-signalement.js';
import type { Signalement } from '../../libs/signalements/signalement.entity.js';
import type { DraftSignalementInput, SealSignalementInput } from '../../libs/signalements/signalements.inputs.js';
import type { WrittenLetter } from '../../libs/signalements/written-letter.js';
import { uuid } from './database.js';
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

export async function delegated(door: Door, who: string, from = -HOUR, to = 1000 * HOUR): Promise<string> {
  const at = (await nowIn(door)).getTime();
  return (await door.as('ADM', (tx) => registerDelegation(tx, { requestId: uuid(), delegateId: actorId(who), delegator: 'La présidente du conseil départemental', arreteReference: 'ARR-2025-12', validFrom: new Date(at + from), validTo: new Date(at + to) }))).id;
}

/** The letter of 13 May 2025, of invented persons. */
export const LETTER: { [K in keyof WrittenLetter]: WrittenLetter[K] } = {
  service: 'Service de santé scolaire', address: '3 place du Marché, Montférien', phone: '0536490010', place: 'Montférien', callTo: 'Permanence du parquet', callAt: null, previousReferences: ['IP-2025-0117'],
  minors: [{ surname: 'VASSELIN', givenNames: 'Noé', sex: 'M', born: '2018-03-14', bornAt: '', nationality: '', address: '', foundAt: 'École Les Tilleuls, jusqu’à 16 h 30', school: 'Les Tilleuls, CP', discernment: '', needs: '', interpreter: '' }],
  family: { parents: [{ name: 'Sandra PERRAUDEAU', born: null, address: '8 rue des Tanneurs', phone: '', link: 'mère' }], parentalAuthority: 'Les deux parents', familyJudge: '', partner: 'Kylian DORMOND', tonight: 'sa mère',
    siblings: [{ name: 'Maëlle DORMOND', born: '2023-09-02', atHome: true }] },
  motif: 'Marques linéaires dans le dos, vues ce jour à l’école.',
  paragraphs: [
    { type: 'OBSERVED', text: 'Ce jour à 9 h 05, j’ai constaté trois marques rouges parallèles d’environ 8 cm dans le dos.', at: new Date('2025-05-13T07:05:00Z'), place: 'École Les Tilleuls', source: '', circumstances: '' },
    { type: 'CHILD_QUOTE', text: 'Noé a dit : « C’est Kylian avec la ceinture, il faut pas le dire. »', at: null, place: '', source: '', circumstances: 'Spontanément.' },
    { type: 'REPORTED', text: 'L’infirmière m’a dit que Noé avait grimacé en s’asseyant.', at: null, place: '', source: 'Infirmière scolaire', circumstances: '' },
  ],
  medical: '', parentsInformed: { informed: false, at: null, how: 'Risque pour les preuves.' }, knownMeasures: '', actions: [{ what: 'AED', since: '2025-03-03', effects: 'En cours.' }],
  dangers: ['HEALTH', 'SAFETY'], danger: 'L’enfant rentre ce soir au domicile.', administrativeProtection: '', asked: ['ORDONNANCE_DE_PLACEMENT_PROVISOIRE'], argument: 'Mise à l’abri ce soir.', familyPossibilities: '', attachments: ['Certificat'],
};

/** The same, but for this. */
export const altered = <T extends object>(of: T, more: Partial<T>): T => Object.assign({}, of, more);

export async function draft(door: Door, who: string, parquetId: string, more: Partial<DraftSignalementInput> = {}): Promise<Signalement> {
  const ofDepartement = ['A4', 'A8'].includes(who);
  const dossierIds = ofDepartement && !more.dossierIds ? [(await dossier(door)).id] : [];
  return await door.as(who, (tx) => draftSignalement(tx, { requestId: uuid(), parquetId, territoireId: TERRITOIRES.nord, urgency: 'URGENT', ground: 'GRAVE_AND_IMMEDIATE_DANGER', letter: LETTER, dossierIds, ...more }));
}

/** Sealed and sent, directly by A3 unless said otherwise. */
export async function sent(door: Door, parquetId: string, who = 'A3', more: Partial<DraftSignalementInput> = {}): Promise<string> {
  const { id } = await draft(door, who, parquetId, more);
  await seal(door, who, id);
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
