import { Habilitation } from '../partners/habilitation.entity.js';
import { after } from '../platform/delays.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { foundsShare } from '../secrecy/bases.js';
import type { Function } from '../secrecy/functions.js';
import type { Kind } from '../secrecy/kinds.js';
import type { LegalBasisEnum } from './dossiers.inputs.js';
import { LONGEST_SHARE } from './legal-delays.js';
import { Share } from './share.entity.js';

/** With whom one item would be shared, why and until when: the same words whatever the item is. */
export interface ShareAsked { requestId: string; habilitationId: string; legalBasis: keyof typeof LegalBasisEnum; necessity: string; validTo: Date }
export interface Shared { id: string; dossierId: string; kind: string; detail: string }

export function shareAsked(tx: Tx, { legalBasis, ...input }: Omit<ShareAsked, 'validTo'> & { validTo?: Date | null }): ShareAsked {
  const asked = { requestId: uuid('requestId', input.requestId), habilitationId: uuid('habilitationId', input.habilitationId), necessity: text('necessity', input.necessity, { max: 500 }), legalBasis };
  const latest = after(LONGEST_SHARE, tx.now);
  const validTo = input.validTo ?? latest;
  if (!(tx.now < validTo && validTo <= latest)) throw new UserError('DATE', 'La fin doit être dans l’avenir et à six mois au plus.', 'validTo');
  return { ...asked, validTo };
}

export async function readerAsked(tx: Tx, { habilitationId }: ShareAsked): Promise<Habilitation> {
  const reader = await tx.get(Habilitation, habilitationId, 'read', 'habilitationId');
  if (reader.professionnelId === tx.actor.professionnelId) throw new UserError('POUR_SOI', 'Nul ne partage avec soi-même.', 'habilitationId');
  return reader;
}

/** Shares, by the law and on a basis that holds between the two functions, what was obtained for it. The caller records it, once nothing more may refuse it. */
export async function grantShare(tx: Tx, { habilitationId, legalBasis, necessity, requestId, validTo }: ShareAsked, reader: Habilitation, item: Shared, itemType: Share['itemType']): Promise<Share> {
  requireBasis(tx, reader, legalBasis, item.kind as Kind);
  return await tx.add(Share, 'grant', {
    departement: tx.actor.departement, itemId: item.id, itemType, dossierId: item.dossierId, kind: item.kind, detail: item.detail,
    habilitationId, readerFunction: reader.function, grantedBy: tx.actor.id, senderFunction: tx.actor.function, legalBasis, necessity, requestId, validFrom: tx.now, validTo,
  }, { field: 'habilitationId', explained: true });
}

/** Refused here with a word of why; the database would refuse it too. */
function requireBasis(tx: Tx, reader: Habilitation, basis: string, kind: Kind): void {
  if (!foundsShare(basis, tx.actor.function as Function, reader.function as Function, kind, tx.now)) {
    throw new UserError('BASE_LEGALE', 'Cette base légale ne permet pas de partager ce genre d’élément entre vos deux fonctions.', 'legalBasis');
  }
}
