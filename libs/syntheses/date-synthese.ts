import { requireNotKeptOut } from '../dossiers/conflicts-of.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { requireNotHeld } from './at-table.js';
import { requireReason } from './short-notice.js';
import { slotAsked } from './slot-asked.js';
import { SyntheseDate } from './synthese-date.entity.js';
import { Synthese } from './synthese.entity.js';
import type { CancelSyntheseInput, MoveSyntheseInput, SetSyntheseDateInput } from './syntheses.inputs.js';

type Written = Pick<SyntheseDate, 'fact' | 'sequence' | 'startsAt' | 'endsAt' | 'place' | 'reason' | 'requestId'>;

/** The next line of its dates: who writes it holds the synthèse, or has just convened it. */
export const writeDate = (tx: Tx, { id: syntheseId, dossierId, departement }: Synthese, written: Written): Promise<SyntheseDate> =>
  tx.add(SyntheseDate, 'write', { ...written, departement, dossierId, syntheseId, authorId: tx.actor.id, recordedAt: tx.now }, { field: 'syntheseId', explained: true });

/** Its first date: until then it is being prepared. */
export const setSyntheseDate = async (tx: Tx, input: SetSyntheseDateInput): Promise<SyntheseDate> => await next(tx, input, (last, { type }) => {
  if (last) throw new UserError('DEJA_FIXEE', 'Cette réunion a déjà une date : déplacez-la.', 'syntheseId');
  return { fact: 'SET', ...requireReason(tx, type, slotAsked(input, tx.now)) };
});

/** Another date, as many times as needed. */
export const moveSynthese = async (tx: Tx, input: MoveSyntheseInput): Promise<SyntheseDate> => await next(tx, input, (last, { type }) => {
  if (!last) throw new UserError('SANS_DATE', 'Cette réunion n’a pas encore de date : fixez-la.', 'syntheseId');
  return { fact: 'MOVED', ...requireReason(tx, type, slotAsked(input, tx.now)) };
});

/** It will not be held. Its date, if it had one, stays written: that is what leaves the agendas. */
export const cancelSynthese = async (tx: Tx, input: CancelSyntheseInput): Promise<SyntheseDate> => await next(tx, input, (last) => ({
  fact: 'CANCELLED', startsAt: last?.startsAt ?? null, endsAt: last?.endsAt ?? null, place: last?.place ?? null, reason: text('reason', input.reason, { max: 500 }),
}));

const EVENTS = { SET: 'synthese.dated', MOVED: 'synthese.moved', CANCELLED: 'synthese.cancelled' } as const;

/** One change at a time, in order, without a hole; after the last of all, or once the meeting is opened, none. @throws ANNULEE, SEANCE_TENUE */
async function next(tx: Tx, input: { requestId: string; syntheseId: string }, of: (last: SyntheseDate | undefined, synthese: Synthese) => Omit<Written, 'sequence' | 'requestId'>): Promise<SyntheseDate> {
  const requestId = uuid('requestId', input.requestId);
  const syntheseId = uuid('syntheseId', input.syntheseId);
  const synthese = await tx.get(Synthese, syntheseId, 'read', 'syntheseId');
  await tx.require(SyntheseDate, 'write', { departement: tx.actor.departement, dossierId: synthese.dossierId, authorId: tx.actor.id }, syntheseId, { field: 'syntheseId', explained: true });
  await requireNotKeptOut(tx, synthese.dossierId, 'syntheseId');
  await tx.lock('Synthese', syntheseId);
  await tx.lock('request', requestId);
  const dates = await tx.allowed(SyntheseDate, 'read', { where: { syntheseId }, order: ['sequence'] });
  const already = dates.find((d) => d.requestId === requestId && d.authorId === tx.actor.id);
  const last = dates.at(-1);
  if (already) return sameRequest(already, {});
  if (last?.fact === 'CANCELLED') throw new UserError('ANNULEE', 'Cette réunion est annulée : convoquez-en une autre.', 'syntheseId');
  await requireNotHeld(tx, syntheseId);
  const date = await writeDate(tx, synthese, { ...of(last, synthese), sequence: (last?.sequence ?? -1) + 1, requestId });
  await tx.record(EVENTS[date.fact], date);
  return date;
}
