import { lastDayBefore } from '../clocks/calendar.js';
import { placeOf } from '../clocks/places.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import { requireShown } from '../platform/shown.js';
import type { Tx } from '../platform/tx.js';
import { atTable } from './at-table.js';
import { rereadingOf, requireClosed, requireReread } from './being-reread.js';
import { meetingOf } from './meeting-of.js';
import { minutesFor, type Minutes as Read } from './minutes/minutes.js';
import { Minutes, numberOf } from './minutes.entity.js';
import { warningsOfDraft, type DraftWarning } from './draft-warnings.js';
import type { ValidateMinutesInput } from './seance.inputs.js';
import { Synthese } from './synthese.entity.js';

/** until: the last day on which it is reread; awaited: those of whom nothing was heard. */
export interface MinutesPreview { digest: string; lines: number; decisions: number; reserved: number; until: string | null; over: boolean; awaited: string[]; unanswered: number; warnings: DraftWarning[] }

/** What would be frozen, before it is: how many lines, of which decisions, and how many of them whoever validates does not read; what still prevents it, and what should be known before. @throws SEANCE_NON_CLOSE */
export async function previewMinutes(tx: Tx, syntheseId: string): Promise<MinutesPreview> {
  const synthese = await tx.get(Synthese, uuid('syntheseId', syntheseId), 'read', 'syntheseId');
  await requireClosed(tx, synthese.id);
  const meeting = await meetingOf(tx, synthese, null);
  const read = minutesFor(meeting);
  const { until, silent, unanswered } = await rereadingOf(tx, synthese);
  return {
    digest: read.hash, lines: read.commitments.length, decisions: read.decisions.length, reserved: meeting.lines.filter(({ said }) => said === null).length,
    until: until && lastDayBefore(placeOf(synthese.departement), until), over: until === null || until <= tx.now, awaited: silent, unanswered, warnings: await warningsOfDraft(tx, synthese, read),
  };
}

/** Whoever convened validates, as it was shown, once: numbered, hashed, frozen. No line and no presence is added afterwards. @throws SEANCE_NON_CLOSE, DEJA_VALIDE, OBSERVATIONS_SANS_REPONSE, RELECTURE_EN_COURS, EFFET_CHANGE */
export async function validateMinutes(tx: Tx, input: ValidateMinutesInput): Promise<Minutes> {
  const requestId = uuid('requestId', input.requestId);
  const synthese = await atTable(tx, uuid('syntheseId', input.syntheseId));
  const { id: syntheseId, departement, dossierId } = synthese;
  const [already] = await tx.allowed(Minutes, 'read', { where: { syntheseId } });
  if (already?.authorId === tx.actor.id && already.requestId === requestId) return sameRequest(already, { syntheseId });
  const row = { departement, dossierId, syntheseId, authorId: tx.actor.id, validatedAt: tx.now, requestId };
  await tx.require(Minutes, 'validate', row, syntheseId, { field: 'syntheseId', explained: true });
  if (already) throw new UserError('DEJA_VALIDE', `Ce compte rendu est validé, sous le numéro ${numberOf(already)}.`, 'syntheseId');
  requireReread(tx, await rereadingOf(tx, synthese));
  requireShown(minutesFor(await meetingOf(tx, synthese, null)).hash, input.effectDigest);
  const numbered = await tx.nextNumber('minutes');
  const { hash, commitments } = minutesFor(await meetingOf(tx, synthese, { number: numberOf(numbered), authorId: tx.actor.id, at: row.validatedAt }));
  const minutes = await tx.add(Minutes, 'validate', { ...row, ...numbered, lines: commitments.length, hash: Buffer.from(hash, 'hex') }, { field: 'syntheseId' });
  await tx.record('minutes.validated', minutes);
  return minutes;
}

/** The minutes of one reader, whose hash is found again before they leave: altered ones are shown to nobody. */
export async function readMinutes(tx: Tx, minutes: Minutes): Promise<Read> {
  const synthese = await tx.get(Synthese, minutes.syntheseId, 'read');
  const read = minutesFor(await meetingOf(tx, synthese, { number: numberOf(minutes), authorId: minutes.authorId, at: minutes.validatedAt }));
  if (read.hash !== minutes.hash.toString('hex')) throw new Error('minutes ALTERED');
  return read;
}
