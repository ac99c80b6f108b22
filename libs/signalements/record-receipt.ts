import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { requireNotBefore } from './require-not-before.js';
import { SignalementStep } from './signalement-step.entity.js';
import type { RecordReceiptInput } from './steps.inputs.js';
import { takeStep } from './take-step.js';

/** The parquet has the package: recorded by whoever handed it over, with the date and the reference that the parquet gave. */
export async function recordReceipt(tx: Tx, { requestId, signalementId, receivedAt, parquetReference }: RecordReceiptInput): Promise<SignalementStep> {
  const body = text('parquetReference', parquetReference, { max: 80 });
  if (receivedAt.getTime() > tx.now.getTime()) throw new UserError('DATE', 'Cet instant est dans l’avenir : dites-le une fois reçu.', 'receivedAt');
  const [deposited] = await tx.allowed(SignalementStep, 'read', { where: { signalementId: uuid('signalementId', signalementId), fact: 'DEPOSITED' } });
  requireNotBefore('receivedAt', receivedAt, deposited?.dated, 'Cette réception est d’avant la remise : vérifiez sa date.');
  return await takeStep(tx, 'RECEIPT_RECORDED', { requestId, signalementId, dated: receivedAt, body });
}
