import { Passation } from '../partners/passation.entity.js';
import { Permanence } from '../partners/permanence.entity.js';
import { requireFree } from '../partners/require-free.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { openToTake, type TakeOverPreview } from './open-to-take.js';
import type { TakeOverPermanenceInput } from './permanence.inputs.js';

/** What is open at the parquet, before one takes its permanence. */
export async function previewTakeOver(tx: Tx, passationId: string): Promise<TakeOverPreview> {
  await tx.get(Passation, uuid('passationId', passationId), 'read', 'passationId');
  return await openToTake(tx);
}

/** Whoever it was handed over to takes the permanence, knowing what is open: as it was shown, or EFFET_CHANGE. The colleague's ends at that instant, and they are told. */
export async function takeOverPermanence(tx: Tx, input: TakeOverPermanenceInput): Promise<Permanence> {
  const requestId = uuid('requestId', input.requestId);
  const passation = await tx.get(Passation, uuid('passationId', input.passationId), 'read', 'passationId');
  if (passation.habilitationId !== tx.actor.id) throw new UserError('PASSATION_A_UN_AUTRE', 'Cette permanence est passée à un autre magistrat.', 'passationId');
  const former = await tx.get(Permanence, passation.permanenceId, 'end', 'passationId');
  await tx.lock('Permanence', tx.actor.id);
  await tx.lock('request', requestId);
  const [taken] = await tx.allowed(Permanence, 'read', { where: { passationId: passation.id } });
  if (taken) return sameRequest(taken, { requestId });
  if (former.validTo <= tx.now) throw new UserError('PERMANENCE_FINIE', 'Cette permanence est finie : inscrivez la vôtre.', 'passationId');
  const open = await openToTake(tx);
  if (open.digest !== input.openDigest) throw new UserError('EFFET_CHANGE', 'Ce qui est ouvert a changé depuis que vous l’avez vu : relisez.', 'openDigest');
  const dates = { validFrom: former.validFrom > tx.now ? former.validFrom : tx.now, validTo: former.validTo };
  await requireFree(tx, tx.actor.id, dates);
  await tx.end('permanence', former);
  await tx.record('permanence.taken-over', former);
  const row = await tx.add(Permanence, 'add', {
    departement: tx.actor.departement, parquetId: passation.parquetId, habilitationId: tx.actor.id, phone: former.phone, passationId: passation.id, openThen: open.toAcknowledge + open.toAnswer,
    recordedBy: tx.actor.id, requestId, ...dates,
  }, { field: 'passationId', explained: true });
  await tx.record('permanence.named', row);
  return row;
}
