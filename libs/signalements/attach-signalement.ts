import { Dossier } from '../dossiers/dossier.entity.js';
import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { Signalement } from './signalement.entity.js';
import { SignalementDossier } from './signalement-dossier.entity.js';
import type { AttachSignalementInput } from './signalements.inputs.js';

/** Attaches a signalement to a child's dossier: whoever answers for that territory then knows it. Asked again, it is the same line. */
export async function attachSignalement(tx: Tx, input: AttachSignalementInput): Promise<SignalementDossier> {
  const signalementId = uuid('signalementId', input.signalementId);
  const dossierId = uuid('dossierId', input.dossierId);
  await tx.lock('Signalement', signalementId);
  const { departement, route } = await tx.get(Signalement, signalementId, 'read', 'signalementId');
  await tx.get(Dossier, dossierId, 'read', 'dossierId');
  const [already] = await tx.allowed(SignalementDossier, 'read', { where: { signalementId, dossierId } });
  if (already) return already;
  const row = await tx.add(SignalementDossier, 'add', { departement, signalementId, route, dossierId, attachedBy: tx.actor.id, attachedAt: tx.now }, { field: 'signalementId', explained: true });
  await tx.record('signalement.attached', row);
  return row;
}
