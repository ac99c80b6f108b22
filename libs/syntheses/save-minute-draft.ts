import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { MinuteDraft } from './minute-draft.entity.js';
import type { SaveMinuteDraftInput } from './seance.inputs.js';
import { SynthesePoint } from './synthese-point.entity.js';

/** Keeps what a person has begun to write on a point, over what was kept before, whoever holds the pen: losing it loses nothing. It tells nobody. */
export async function saveMinuteDraft(tx: Tx, input: SaveMinuteDraftInput): Promise<MinuteDraft> {
  const pointId = uuid('pointId', input.pointId);
  const body = text('body', input.body, { max: 20_000, min: 0 });
  const { departement, dossierId, syntheseId } = await tx.get(SynthesePoint, pointId, 'notice', 'pointId');
  await tx.lock(`MinuteDraft of ${tx.actor.professionnelId}`, pointId);
  const already = await draftOf(tx, pointId);
  if (already) return await rewrite(tx, already, body);
  return await tx.add(MinuteDraft, 'write', { departement, dossierId, syntheseId, pointId, professionnelId: tx.actor.professionnelId, savedAt: tx.now, body }, { field: 'pointId' });
}

/** What was being written has been said. */
export async function emptyMinuteDraft(tx: Tx, pointId: string): Promise<void> {
  const draft = await draftOf(tx, pointId);
  if (draft && draft.body !== '') await rewrite(tx, draft, '');
}

const draftOf = async (tx: Tx, pointId: string): Promise<MinuteDraft | undefined> => (await tx.allowed(MinuteDraft, 'read', { where: { pointId, professionnelId: tx.actor.professionnelId } }))[0];

async function rewrite(tx: Tx, { id }: MinuteDraft, body: string): Promise<MinuteDraft> {
  return await tx.rewrite(MinuteDraft, await tx.get(MinuteDraft, id, 'write', 'pointId'), { body, savedAt: tx.now });
}
