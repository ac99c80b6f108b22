import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { requireNotBefore } from './require-not-before.js';
import type { SignalementStep } from './signalement-step.entity.js';
import type { DepositPackageInput } from './steps.inputs.js';
import { takeStep } from './take-step.js';
import { sealOf } from './unsealed.js';

/** The package was handed over to a parquet that does not connect (signalement-package.ts): by which way, when. Its reception is then awaited as that of any other. */
export async function depositPackage(tx: Tx, { requestId, signalementId, depositedAt, means }: DepositPackageInput): Promise<SignalementStep> {
  const body = text('means', means, { max: 300 });
  if (depositedAt.getTime() > tx.now.getTime()) throw new UserError('DATE', 'Cet instant est dans l’avenir : dites-le une fois fait.', 'depositedAt');
  requireNotBefore('depositedAt', depositedAt, (await sealOf(tx, uuid('signalementId', signalementId)))?.sealedAt, 'Cette remise est d’avant le sceau : vérifiez sa date.');
  return await takeStep(tx, 'DEPOSITED', { requestId, signalementId, dated: depositedAt, body });
}
