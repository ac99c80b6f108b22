import { numbered } from '../documents/carried.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import { atTable, requireNotOpened, requireOpen, seanceOf } from './at-table.js';
import { chargeBy, chargeOf, requireCharged, requireDecision, type Charge } from './charge.js';
import { convokedNow } from './convoked-now.js';
import { emptyMinuteDraft } from './save-minute-draft.js';
import { commitmentOf, newSalt } from './minutes/commitment.js';
import { MinuteLine } from './minute-line.entity.js';
import { bear, carriedBy, type Joins } from './pieces-of-line.js';
import type { CorrectLineInput, WithdrawLineInput, WriteLineInput } from './seance.inputs.js';
import { SynthesePoint } from './synthese-point.entity.js';

type Said = Pick<MinuteLine, 'type' | 'voice' | 'speakerId' | 'nature' | 'supersedesId' | 'body'> & Charge;
const MOST = 20_000;
/** What they are, they stay. */
const LASTING: readonly string[] = ['DECISION', 'ACTION', 'AVIS'];
type LineEvent = 'line.written' | 'line.corrected' | 'line.withdrawn' | 'opinion.collected';

/** Writes a line on a point: of its child, its kind and its detail. Whoever holds the pen, where they may write that kind. Of an action, who does it and for when, which its line makes in the same statement (migration 0109). @throws SEANCE_NON_OUVERTE, NON_CONVOQUE, NE_LIT_PAS, what the law says. */
export async function writeLine(tx: Tx, input: WriteLineInput): Promise<MinuteLine> {
  if (input.type === 'AVIS') throw new UserError('AVIS', 'Un avis se recueille avant la réunion. Ce qui s’y dit est un point de vue.', 'type');
  const body = text('body', input.body, { max: MOST });
  const pointId = uuid('pointId', input.pointId);
  const speakerId = input.speakerId ? uuid('speakerId', input.speakerId) : null;
  return await write(tx, input.requestId, pointId, 'line.written', { type: input.type, voice: input.voice, speakerId, nature: 'WRITTEN', supersedesId: null, body, ...chargeOf(tx, input.type, input.action) });
}

/** A line that takes the place of another: its text, and how it is known; an action stays in the same hands, for the same day, until a step says otherwise. The first one stays, under its own commitment. @throws DECISION, DEJA_CORRIGEE, LIGNE_RETIREE */
export async function correctLine(tx: Tx, input: CorrectLineInput): Promise<MinuteLine> {
  const body = text('body', input.body, { max: MOST });
  const former = await tx.get(MinuteLine, uuid('lineId', input.lineId), 'notice', 'lineId');
  if (former.type !== input.type && [former.type, input.type].some((type) => LASTING.includes(type))) throw new UserError('DECISION', 'Une décision se corrige par une décision, une action par une action, un avis par un avis, et rien d’autre n’en devient : retirez la ligne, puis écrivez-en une autre.', 'type');
  return await write(tx, input.requestId, former.pointId, 'line.corrected', { type: input.type, voice: former.voice, speakerId: former.speakerId, nature: 'CORRECTED', supersedesId: former.id, body, ...chargeBy(former) });
}

/** A tombstone in its place: nothing of it is shown as it stands, and its commitment stays. @throws DEJA_CORRIGEE, LIGNE_RETIREE */
export async function withdrawLine(tx: Tx, input: WithdrawLineInput): Promise<MinuteLine> {
  const former = await tx.get(MinuteLine, uuid('lineId', input.lineId), 'notice', 'lineId');
  return await write(tx, input.requestId, former.pointId, 'line.withdrawn', { type: former.type, voice: former.voice, speakerId: former.speakerId, nature: 'WITHDRAWN', supersedesId: former.id, body: '', ...chargeBy(former) });
}

/** What was asked before is written, and corrected, without a pen until the meeting is opened: there is none yet. What joined the line that is corrected joins this one; `joins`, one more. */
export async function write(tx: Tx, key: string, pointId: string, event: LineEvent, said: Said, joins?: Joins): Promise<MinuteLine> {
  const requestId = uuid('requestId', key);
  const point = await tx.get(SynthesePoint, pointId, 'notice', said.supersedesId ? 'lineId' : 'pointId');
  const { syntheseId, departement, dossierId, homeId, kind, detail } = point;
  await atTable(tx, syntheseId);
  const [already] = await tx.allowed(MinuteLine, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { pointId, ...said });
  const row = { departement, dossierId, homeId, syntheseId, pointId, kind, detail, source: sourceOf(tx.actor.function), authorId: tx.actor.id, writtenAt: tx.now, requestId, ...said };
  const before = said.type === 'AVIS' && (said.nature === 'WRITTEN' || (await seanceOf(tx, syntheseId)).length === 0);
  const action = before ? 'collect' : 'write';
  await tx.require(MinuteLine, action, row, pointId, { field: 'pointId', explained: true });
  await (before ? requireNotOpened(tx, syntheseId) : requireOpen(tx, syntheseId));
  if (said.nature === 'WRITTEN' && said.speakerId && !(await convokedNow(tx, syntheseId, said.speakerId))) throw new UserError('NON_CONVOQUE', 'Qui parle est une personne convoquée à cette réunion.', 'speakerId');
  if (said.nature === 'WRITTEN' && said.ownerId !== null) await requireCharged(tx, row, said.ownerId, 'action.ownerId');
  if (said.nature === 'WRITTEN' && said.decisionId !== null) await requireDecision(tx, syntheseId, said.decisionId);
  if (said.supersedesId) await requireLast(tx, said.supersedesId);
  const [last] = await tx.allowed(MinuteLine, 'notice', { where: { syntheseId }, order: ['seq'], descending: true, limit: 1 });
  const pieces = numbered([...(said.nature === 'CORRECTED' ? await carriedBy(tx, said.supersedesId!) : []), ...(joins ? [joins.what] : [])]);
  const salt = newSalt();
  const placed = { ...row, seq: (last?.seq ?? 0) + 1 };
  const line = await tx.add(MinuteLine, action, { ...placed, salt, commitment: Buffer.from(commitmentOf(salt, placed, pieces), 'hex') }, { field: 'pointId' });
  const borne = await bear(tx, line, pieces);
  if (said.nature !== 'WITHDRAWN' && !joins) await emptyMinuteDraft(tx, pointId);
  await tx.record(event, line);
  await joins?.kept(borne.at(-1)!);
  return line;
}

async function requireLast(tx: Tx, lineId: string): Promise<void> {
  const [former] = await tx.allowed(MinuteLine, 'notice', { where: { id: lineId } });
  if (former?.nature === 'WITHDRAWN') throw new UserError('LIGNE_RETIREE', 'Cette ligne a été retirée.', 'lineId');
  const [later] = await tx.allowed(MinuteLine, 'notice', { where: { supersedesId: lineId } });
  if (later) throw new UserError('DEJA_CORRIGEE', 'Cette ligne a déjà été corrigée : relisez la dernière.', 'lineId');
}
