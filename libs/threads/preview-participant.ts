import { AdmissionKind } from '../dossiers/admission-kind.entity.js';
import { Habilitation } from '../partners/habilitation.entity.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Past } from '../platform/opening.js';
import { digestOf, requireShown } from '../platform/shown.js';
import type { Tx } from '../platform/tx.js';
import { openedBy } from '../secrecy/admissible.js';
import type { Function } from '../secrecy/functions.js';
import type { Kind } from '../secrecy/kinds.js';
import type { ParticipantPreview, PastMessages } from './participant-preview.type.js';
import { participationByAdmission } from './participate.js';
import { Participation } from './participation.entity.js';
import { Thread } from './thread.entity.js';
import type { PreviewParticipantInput } from './threads.inputs.js';

/**
 * What opening the past would open to somebody, before they are added: how many messages they would notice and read, kind by kind, as far as whoever adds
 * them notices and reads them. Without the past, nothing already said is opened.
 */
export async function previewParticipant(tx: Tx, input: PreviewParticipantInput): Promise<ParticipantPreview> {
  const habilitationId = uuid('habilitationId', input.habilitationId);
  const thread = await tx.get(Thread, uuid('threadId', input.threadId), 'notice', 'threadId');
  return await pastOpened(tx, thread, habilitationId, await tx.allowed(Participation, 'read', { where: { threadId: thread.id, habilitationId }, inForce: true }));
}

export async function requirePastShown(tx: Tx, thread: Thread, habilitationId: string, present: readonly Participation[], digest?: string | null): Promise<void> {
  const { digest: now } = await pastOpened(tx, thread, habilitationId, present);
  if (!digest) throw new UserError('OBLIGATOIRE', 'Pour ouvrir le passé, relisez d’abord ce qu’il ouvre.', 'effectDigest');
  requireShown(now, digest);
}

/** The law first: whoever may not add is told so, or nothing. `present`: how they take part now. */
async function pastOpened(tx: Tx, thread: Thread, habilitationId: string, present: readonly Participation[]): Promise<ParticipantPreview> {
  await tx.require(Participation, 'add', await participationByAdmission(tx, thread, habilitationId, 1, 'habilitationId'), thread.id, { field: 'habilitationId' });
  const invited = await tx.get(Habilitation, habilitationId, 'read', 'habilitationId');
  const upTo = Math.min(thread.seq, ...present.map((p) => p.fromSeq - 1));
  const found = await tx.past(thread.id, upTo);
  const held = await tx.allowed(AdmissionKind, 'read', { where: { habilitationId }, among: { dossierId: [...new Set(found.flatMap((f) => f.dossierId ?? []))] }, inForce: true });
  const reads = (of: Past): boolean => of.authorId === habilitationId || held.some((k) => k.dossierId === of.dossierId && k.kind === of.kind
    && openedBy(invited.function as Function, of.kind as Kind, k.duty).some((o) => [of.detail, 'ANY'].includes(o.detail) && [of.source, 'ANY'].includes(o.source)));
  const past = [...new Set(found.map((f) => f.kind))].map((kind): PastMessages => {
    const ofKind = found.filter((f) => f.kind === kind);
    return { kind, noticed: count(ofKind), opened: count(ofKind.filter((f) => f.known && reads(f))), untold: count(ofKind.filter((f) => !f.known)) };
  });
  const beforeYou = upTo - count(found);
  const shown = [thread.id, habilitationId, upTo, ...past.flatMap((p) => [p.kind, p.opened]), ...found.map((f) => f.digest)];
  return { past, beforeYou, digest: digestOf('past', shown), phrase: phraseOf(upTo, past, beforeYou) };
}

const count = (of: readonly { n: number }[]): number => of.reduce((sum, { n }) => sum + n, 0);

function phraseOf(upTo: number, past: readonly PastMessages[], beforeYou: number): string {
  if (upTo === 0) return 'Rien de ce qui a été dit ne s’ouvre de plus.';
  const opened = past.reduce((sum, p) => sum + p.opened, 0);
  const untold = beforeYou + past.reduce((sum, p) => sum + p.untold, 0);
  const more = untold === 0 ? '' : `, et peut-être ${untold} que vous ne lisez pas`;
  return `1 personne remarque ${upTo} ${upTo > 1 ? 'messages' : 'message'} du passé, et en lit ${opened}${more}.`;
}
