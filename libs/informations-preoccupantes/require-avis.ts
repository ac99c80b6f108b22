import { INFORMED_NATURES, Lien } from '../dossiers/lien.entity.js';
import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';
import { AvisTitulaire } from './avis-titulaire.entity.js';
import type { AvisStage } from './evaluation-frame.js';

const OF: Record<AvisStage, string> = {
  OPENING: 'la mise en place de l’évaluation (CASF D.226-2-6 I)',
  CONCLUSION: 'le rapport et la suite donnée (CASF D.226-2-7 III)',
};

/** Each who holds authority over each child was told, or the exception is reasoned. That they could not be reached is an attempt, not an exception. */
export async function requireAvis(tx: Tx, evaluationId: string, children: readonly string[], stage: AvisStage, field: string): Promise<void> {
  const holders = await tx.allowed(Lien, 'read', { among: { dossierId: children, nature: INFORMED_NATURES }, inForce: true });
  const told = await tx.allowed(AvisTitulaire, 'read', { where: { evaluationId, stage } });
  const untold = holders.filter((h) => !told.some((a) => a.dossierId === h.dossierId && a.personneId === h.personneId && a.exception !== 'UNREACHABLE'));
  if (untold.length > 0) throw new UserError('TITULAIRE_A_INFORMER', `Un titulaire de l’autorité parentale n’a pas été informé, et rien ne dit pourquoi : ${OF[stage]}.`, field);
}
