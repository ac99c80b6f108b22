/** What the specs of verbs need around them: a dossier, somebody admitted, an exchange, the events of a row, the code of a refusal. */
import { actorId, TERRITOIRES } from '../../apps/migrate/demonstration-directory.js';
import type { Admission } from '../../libs/dossiers/admission.entity.js';
import { addLien } from '../../libs/dossiers/add-lien.js';
import { addPersonne } from '../../libs/dossiers/add-personne.js';
import { admit } from '../../libs/dossiers/admit.js';
import type { Dossier } from '../../libs/dossiers/dossier.entity.js';
import type { AddLienInput, AdmitInput, RecordPriorInformationInput } from '../../libs/dossiers/dossiers.inputs.js';
import { declareLieuProtege } from '../../libs/dossiers/declare-lieu-protege.js';
import type { LieuProtege } from '../../libs/dossiers/lieu-protege.entity.js';
import type { DeclareLieuProtegeInput } from '../../libs/dossiers/lieux.inputs.js';
import { nameReferent } from '../../libs/dossiers/name-referent.js';
import { openDossier } from '../../libs/dossiers/open-dossier.js';
import { previewAdmission } from '../../libs/dossiers/preview-admission.js';
import type { PriorInformation } from '../../libs/dossiers/prior-information.entity.js';
import { recordPriorInformation } from '../../libs/dossiers/record-prior-information.js';
import type { Referent } from '../../libs/dossiers/referent.entity.js';
import { UserError } from '../../libs/platform/errors.js';
import { heldOf } from '../../libs/platform/rows.js';
import type { AccuseReception } from '../../libs/informations-preoccupantes/accuse-reception.entity.js';
import type { ReportInformationPreoccupanteInput } from '../../libs/informations-preoccupantes/informations-preoccupantes.inputs.js';
import { reportInformationPreoccupante } from '../../libs/informations-preoccupantes/report-information-preoccupante.js';
import { Message } from '../../libs/threads/message.entity.js';
import { openThread } from '../../libs/threads/open-thread.js';
import { postMessage } from '../../libs/threads/post-message.js';
import { previewReaders } from '../../libs/threads/preview-readers.js';
import type { OpenThreadInput, PostMessageInput } from '../../libs/threads/threads.inputs.js';
import type { Thread } from '../../libs/threads/thread.entity.js';
import { uuid } from './database.js';
import type { Door } from './door.js';

export { actorId, TERRITOIRES, uuid };

const OPENED = { territoireId: TERRITOIRES.nord, surname: 'VASSELIN', givenNames: 'Noé', birthDate: '2018-03-14' };
const ADMITTED = { duty: 'NONE', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Évaluer la situation.' } as const;

export const dossier = (door: Door, more: Partial<typeof OPENED & { siblingDossierIds: string[]; requestId: string }> = {}, by = 'A4'): Promise<Dossier> =>
  door.as(by, (tx) => openDossier(tx, { requestId: uuid(), ...OPENED, ...more }, door.kek));

/** Somebody who holds parental authority over the child, or what else ties them. */
export const parent = async (door: Door, dossierId: string, more: Partial<Pick<AddLienInput, 'nature' | 'quality' | 'validFrom'>> = {}, by = 'A4'): Promise<{ personneId: string; lienId: string }> => {
  const { id: personneId } = await door.as(by, (tx) => addPersonne(tx, { requestId: uuid(), dossierId, surname: 'PERRAUDEAU', givenNames: 'Sandra' }));
  const { id: lienId } = await door.as(by, (tx) => addLien(tx, { requestId: uuid(), personneId, nature: 'PARENTAL_AUTHORITY', quality: 'mère', validFrom: tx.now, ...more }));
  return { personneId, lienId };
};

/** Where the child is, which a judge keeps secret. */
export const place = (door: Door, dossierId: string, more: Partial<DeclareLieuProtegeInput> = {}, by = 'A8'): Promise<LieuProtege> =>
  door.as(by, (tx) => declareLieuProtege(tx, { requestId: uuid(), dossierId, ground: 'JUDGE', reason: 'Ordonnance du 28 mai 2025.', address: '12 bis, rue des Genêts, 99120 Montférien', validFrom: tx.now, ...more }));

export const told = (door: Door, dossierId: string, more: Partial<RecordPriorInformationInput> = {}, by = 'A4'): Promise<PriorInformation> =>
  door.as(by, (tx) => recordPriorInformation(tx, { requestId: uuid(), dossierId, means: 'CALL', exception: 'NONE', informedAt: tx.now, announced: 'L’évaluation.', language: 'français', ...more }));

export const inform = async (door: Door, dossierId: string, by = 'A4'): Promise<unknown> => await told(door, dossierId, { personneId: (await parent(door, dossierId, {}, by)).personneId }, by);

/** Admits, as a client that has just been shown what it opens. */
export const letIn = (door: Door, dossierId: string, who: string, kinds: AdmitInput['kinds'], more: Partial<AdmitInput> = {}, by = 'A4'): Promise<Admission> =>
  door.as(by, async (tx) => {
    const asked = { dossierId, habilitationId: actorId(who), kinds, ...ADMITTED, ...more };
    return await admit(tx, { requestId: uuid(), effectDigest: (await previewAdmission(tx, asked)).digest, ...asked });
  });

/** Names who follows the child, among those admitted. */
export const nameAs = (door: Door, dossierId: string, who: string, by = 'A4', requestId = uuid()): Promise<Referent> =>
  door.as(by, (tx) => nameReferent(tx, { requestId, dossierId, habilitationId: actorId(who) }));

export const exchange = (door: Door, dossierId: string, who: string[], more: Partial<OpenThreadInput> = {}, by = 'A4'): Promise<Thread> =>
  door.as(by, (tx) => openThread(tx, { requestId: uuid(), dossierId, kind: 'FAM', subject: 'Évaluation', motive: 'Évaluer ensemble.', participantIds: who.map(actorId), ...more }));

/** Posts to those who would read it now, as a client that has just shown them. */
export const say = (door: Door, who: string, threadId: string, more: Partial<PostMessageInput> = {}): Promise<Message> =>
  door.as(who, async (tx) => {
    const asked = { threadId, kind: 'FAM' as const, detail: 'FULL' as const, ...more };
    const { digest } = await previewReaders(tx, asked);
    return await postMessage(tx, { clientMessageId: uuid(), body: 'Bonjour.', readersDigest: digest, ...asked });
  });

/** A dossier whose parents are informed, an exchange on it, and those admitted to both. */
export async function situation(door: Door, admitted: Record<string, AdmitInput['kinds']>, more: Partial<OpenThreadInput> = {}): Promise<{ dossierId: string; threadId: string; admissions: Record<string, string> }> {
  const { id: dossierId } = await dossier(door);
  await inform(door, dossierId);
  const admissions: Record<string, string> = {};
  for (const [who, kinds] of Object.entries(admitted)) admissions[who] = (await letIn(door, dossierId, who, kinds)).id;
  const thread = await exchange(door, dossierId, Object.keys(admitted), more);
  return { dossierId, threadId: thread.id, admissions };
}

/** What a head of school saw and was told of one child, whose mother was told first. */
export const reported = (door: Door, who: string, more: Partial<ReportInformationPreoccupanteInput> = {}): Promise<AccuseReception> => door.as(who, (tx) => reportInformationPreoccupante(tx, {
  requestId: uuid(), graveDanger: false, mineurs: [{ place: 'TARGETED', surname: 'VASSELIN', givenNames: 'Noé', birthDate: '2018-03-14' }],
  elements: [{ kind: 'SCO', detail: 'FULL', body: 'Neuf demi-journées d’absence depuis le 1er décembre.', about: [0] }],
  parents: [{ person: 'Sandra PERRAUDEAU, mère', means: 'INTERVIEW', exception: 'NONE', informedAt: tx.now, announced: 'La transmission à la CRIP.', about: [0] }],
  informant: { channel: 'PLATFORM', origin: 'OTHER_INSTITUTION', transmittedBy: 'PUBLIC_SCHOOL' }, ...more }));

/** What somebody has of an exchange, in order: the text of each message, null where it is withheld. */
export const seen = (door: Door, who: string, threadId: string): Promise<{ seq: number; body: string | null }[]> => door.reads(who, async (tx) =>
  (await tx.allowed(Message, 'notice', { where: { threadId }, order: ['seq'] })).map((m) => ({ seq: m.seq, body: heldOf(m) === null ? null : m.sentBody })));

/** The types of the events of one row, oldest first. */
export const eventsOf = async (door: Door, subjectId: string): Promise<string[]> =>
  (await door.db.owner.query<{ type: string }>('select type from app.event where subject_id = $1 order by xid, id', [subjectId])).rows.map((r) => r.type);

export const count = async (door: Door, table: string, where = 'true', values: unknown[] = []): Promise<number> =>
  (await door.db.owner.query<{ n: number }>(`select count(*)::integer as n from app.${table} where ${where}`, values)).rows[0]!.n;

/** « CODE field » of an expected refusal; anything else that is thrown is thrown on. */
export async function refusal(act: Promise<unknown>): Promise<string> {
  try {
    await act;
    return 'nothing was refused';
  } catch (e) {
    if (!(e instanceof UserError)) throw e;
    return e.field ? `${e.code} ${e.field}` : e.code;
  }
}
