import { randomUUID } from 'node:crypto';
import { Personne } from '../dossiers/personne.entity.js';
import { Absent, UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { atTable, requireOpen } from './at-table.js';
import { Convocation } from './convocation.entity.js';
import { Presence } from './presence.entity.js';
import type { CorrectPresenceInput, RecordPresenceInput } from './seance.inputs.js';
import type { Synthese } from './synthese.entity.js';

type Who = Pick<Presence, 'presentId' | 'convocationId' | 'guest' | 'personneId'>;

/** Somebody arrives, or leaves: a professional who was convoked, or somebody of the family, or with them. @throws DEJA_LA, PAS_LA, DANS_L_AVENIR */
export async function recordPresence(tx: Tx, input: RecordPresenceInput): Promise<Presence> {
  return await record(tx, input, async (synthese) => {
    const lines = await standing(tx, synthese.id);
    const who = await whoCame(tx, synthese, input, lines);
    const last = lines.filter(({ presentId }) => presentId === who.presentId).at(-1);
    if (input.fact === 'ARRIVED' && last?.fact === 'ARRIVED') throw new UserError('DEJA_LA', 'Cette personne est déjà à la table.', 'fact');
    if (input.fact === 'LEFT' && last?.fact !== 'ARRIVED') throw new UserError('PAS_LA', 'Cette personne n’est pas à la table : notez d’abord son arrivée.', 'fact');
    return { ...who, fact: input.fact, correctsId: null };
  });
}

/** Another hour, or struck: the line that was wrong stays, and counts no more. @throws DEJA_CORRIGEE */
export async function correctPresence(tx: Tx, input: CorrectPresenceInput): Promise<Presence> {
  return await record(tx, input, async (synthese) => {
    const correctsId = uuid('presenceId', input.presenceId);
    const wrong = await tx.get(Presence, correctsId, 'read', 'presenceId');
    if (wrong.syntheseId !== synthese.id) throw new UserError('AUTRE_REUNION', 'Cette ligne est d’une autre réunion.', 'presenceId');
    if (!(await standing(tx, synthese.id)).some(({ id }) => id === correctsId)) throw new UserError('DEJA_CORRIGEE', 'Cette ligne a déjà été corrigée : corrigez la dernière.', 'presenceId');
    const { presentId, convocationId, guest, personneId } = wrong;
    return { presentId, convocationId, guest, personneId, fact: input.struck ? 'STRUCK' : wrong.fact, correctsId };
  });
}

/** Those that no other takes the place of, by their hour. */
export async function standing(tx: Tx, syntheseId: string): Promise<Presence[]> {
  const lines = await tx.allowed(Presence, 'read', { where: { syntheseId }, order: ['at', 'recordedAt', 'id'] });
  const corrected = new Set(lines.map(({ correctsId }) => correctsId));
  return lines.filter(({ id, fact }) => !corrected.has(id) && fact !== 'STRUCK');
}

async function record(tx: Tx, input: { requestId: string; syntheseId: string; at: Date }, compose: (synthese: Synthese) => Promise<Who & Pick<Presence, 'fact' | 'correctsId'>>): Promise<Presence> {
  const requestId = uuid('requestId', input.requestId);
  const synthese = await atTable(tx, uuid('syntheseId', input.syntheseId));
  const { id: syntheseId, departement, dossierId } = synthese;
  const [already] = await tx.allowed(Presence, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { syntheseId, at: input.at });
  await requireOpen(tx, syntheseId);
  const row = { departement, dossierId, syntheseId, at: input.at, recordedAt: tx.now, authorId: tx.actor.id, requestId };
  await tx.require(Presence, 'write', row, syntheseId, { field: 'syntheseId', explained: true });
  if (input.at > tx.now) throw new UserError('DANS_L_AVENIR', 'Cette heure n’est pas encore venue.', 'at');
  const made = await tx.add(Presence, 'write', { ...row, ...await compose(synthese) }, { field: 'syntheseId' });
  await tx.record('presence.recorded', made);
  return made;
}

/** One of these alone: a convocation to this synthèse; who already came; somebody new of the family, or with them, whose name may be the dossier's. */
async function whoCame(tx: Tx, synthese: Synthese, { convocationId, presentId, guest, personneId }: RecordPresenceInput, lines: readonly Presence[]): Promise<Who> {
  const given = [convocationId, presentId, guest].filter((one) => one !== undefined && one !== null);
  if (given.length !== 1) throw new UserError('OBLIGATOIRE', 'Dites qui : un professionnel convoqué, quelqu’un qui est déjà venu, ou une personne de la famille ou avec elle.', 'convocationId');
  if (convocationId) {
    const [found] = await tx.allowed(Convocation, 'read', { where: { id: uuid('convocationId', convocationId), syntheseId: synthese.id } });
    if (!found) throw new Absent('read', 'Convocation', convocationId, 'convocationId');
    return { presentId: found.id, convocationId: found.id, guest: 'NONE', personneId: null };
  }
  if (presentId) {
    const known = lines.find((line) => line.presentId === uuid('presentId', presentId));
    if (!known) throw new Absent('read', 'Presence', presentId, 'presentId');
    return { presentId: known.presentId, convocationId: known.convocationId, guest: known.guest, personneId: known.personneId };
  }
  if (!personneId) return { presentId: randomUUID(), convocationId: null, guest: guest!, personneId: null };
  const personne = await tx.get(Personne, uuid('personneId', personneId), 'read', 'personneId');
  if (personne.dossierId !== synthese.dossierId) throw new UserError('AUTRE_DOSSIER', 'Cette personne est d’un autre dossier.', 'personneId');
  return { presentId: randomUUID(), convocationId: null, guest: guest!, personneId: personne.id };
}
