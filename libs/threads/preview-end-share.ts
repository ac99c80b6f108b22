import type { ClosingEffect } from '../dossiers/closing-effect.type.js';
import { Habilitation } from '../partners/habilitation.entity.js';
import { uuid } from '../platform/inputs.js';
import { inForce } from '../platform/instant.js';
import { digestOf } from '../platform/shown.js';
import type { Tx } from '../platform/tx.js';
import { Share } from '../dossiers/share.entity.js';

const NAMES: Readonly<Record<Share['itemType'], string>> = { Message: 'message', Entry: 'écrit', SynthesePoint: 'point d’une synthèse' };

/** Who would lose the item, unless another share that the asker knows of keeps it open. For whoever may end it. */
export async function previewEndShare(tx: Tx, shareId: string): Promise<ClosingEffect> {
  const share = await tx.get(Share, uuid('shareId', shareId), 'notice', 'shareId');
  await tx.require(Share, 'end', share, share.id, { field: 'shareId', explained: true });
  return await effectOfEndingShare(tx, share);
}

export async function effectOfEndingShare(tx: Tx, share: Share): Promise<ClosingEffect> {
  const { id, itemId, itemType, habilitationId, kind, validTo } = share;
  const others = (await tx.allowed(Share, 'notice', { where: { itemId, habilitationId }, inForce: true })).filter((s) => s.id !== id);
  const closes = inForce(share, tx.now) && others.length === 0;
  const losing = closes ? await tx.allowed(Habilitation, 'read', { where: { id: habilitationId } }) : [];
  const item = NAMES[itemType];
  return {
    losing, pieces: closes ? [{ kind, count: 1 }] : [], threads: 0, syntheses: 0, referent: false,
    digest: digestOf('unsharing', [id, validTo.toISOString(), closes]),
    phrase: closes ? `0 personne gagne un accès, 1 perd l’accès à 1 ${item} ; ce que d’autres droits lui ouvrent lui reste.`
      : validTo <= tx.now ? 'Ce partage a déjà pris fin : 0 personne gagne un accès, 0 en perd.' : `0 personne gagne un accès, 0 en perd : un autre partage lui ouvre cet élément.`,
  };
}
