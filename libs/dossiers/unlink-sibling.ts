import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';
import { inForce } from '../platform/instant.js';
import { DossierLink } from './dossier-link.entity.js';
import type { Dossier } from './dossier.entity.js';
import { linksBetween, siblingsAsked } from './link-sibling.js';
import type { SiblingInput } from './siblings.inputs.js';

/** Ends a link that was wrong, each way, now: nobody reads less, and nobody writes any more of the one child in an exchange of the other. Ended twice, it ended once. */
export async function unlinkSibling(tx: Tx, input: SiblingInput): Promise<Dossier> {
  const { dossier, siblingId } = await siblingsAsked(tx, input);
  const links = await linksBetween(tx, dossier.id, siblingId);
  if (links.length === 0) throw new UserError('SANS_LIEN', 'Ces deux dossiers ne sont pas liés.', 'siblingId');
  for (const link of links.filter((l) => inForce(l, tx.now))) {
    await tx.require(DossierLink, 'end', link, link.id, { field: 'siblingId', explained: true });
    const held = await tx.get(DossierLink, link.id, 'end', 'siblingId');
    await tx.end('dossier_link', held);
    await tx.record('dossier.unlinked', held);
  }
  return dossier;
}
