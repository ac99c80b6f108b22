import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { passages } from '../platform/recognise.js';
import type { Tx } from '../platform/tx.js';
import { DossierLink } from './dossier-link.entity.js';
import { Dossier } from './dossier.entity.js';
import { LieuProtege } from './lieu-protege.entity.js';
import type { CitedPlacesInput } from './lieux.inputs.js';
import { termsOf, type PartOfPlace } from './words-of-place.js';

const MOST_TEXTS = 20;

export interface CitedPlace { index: number; part: PartOfPlace; passage: string; lieuProtegeId: string }

/**
 * Before it is sent: which words of which text are those of a secret place. For whoever may know the place: for anybody else there is nothing, as if there were none, and nobody
 * learns here, by trying names, where a child is.
 */
export async function citedPlaces(tx: Tx, input: CitedPlacesInput): Promise<CitedPlace[]> {
  const dossierId = uuid('dossierId', input.dossierId);
  if (input.texts.length > MOST_TEXTS) throw new UserError('TROP_LONG', `${MOST_TEXTS} textes au plus.`, 'texts');
  const texts = input.texts.map((written) => text('texts', written, { max: 20_000, min: 0 }));
  await tx.get(Dossier, dossierId, 'read', 'dossierId');
  const links = await tx.allowed(DossierLink, 'read', { where: { dossierId }, inForce: true });
  const places = await tx.allowed(LieuProtege, 'read', { among: { dossierId: [dossierId, ...links.map((l) => l.linkedId)] }, order: ['validFrom', 'id'], inForce: true });
  return places.flatMap((place) => {
    const terms = termsOf(place);
    return texts.flatMap((written, index) => terms.flatMap(({ part, term }) => {
      for (const passage of passages(written, new Set([term.length]))) {
        if (passage.text === term) return [{ index, part, passage: written.slice(passage.from, passage.to), lieuProtegeId: place.id }];
      }
      return [];
    }));
  });
}
