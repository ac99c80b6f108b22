import { Dossier } from '../dossiers/dossier.entity.js';
import { openDossier } from '../dossiers/open-dossier.js';
import { randomUUID } from 'node:crypto';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { KeyEncryption } from '../platform/key-encryption.js';
import type { Tx } from '../platform/tx.js';
import { Attachment } from './attachment.entity.js';
import { InformationPreoccupante } from './information-preoccupante.entity.js';
import { MineurConcerne } from './mineur-concerne.entity.js';
import type { PlacementInput } from './qualification.inputs.js';
import type { Qualification } from './qualification.entity.js';

/** Where children go: all of a home that is evaluated (CASF L.226-3), those that one wishes of a complement, none otherwise. */
const ATTACHES: Record<string, 'ALL' | 'SOME'> = { QUALIFIED: 'ALL', COMPLEMENT: 'SOME' };

/** The state follows the qualification, and each child goes to their dossier, known or opened now, in the same transaction: nothing is sealed again. */
export async function takeEffect(tx: Tx, head: InformationPreoccupante, { outcome }: Qualification, placements: readonly PlacementInput[], kek: KeyEncryption): Promise<void> {
  const children = await tx.allowed(MineurConcerne, 'read', { where: { intakeId: head.id }, order: ['id'] });
  const placed = placesOf(children, placements, ATTACHES[outcome]);
  const { departement, id: authorId } = tx.actor;
  const opened: string[] = [];
  for (const { child, place } of placed) {
    const dossierId = await dossierOf(tx, child, place, opened, kek);
    if (opened.includes(dossierId)) throw new UserError('DOSSIER_D_UN_AUTRE', 'Un dossier est celui d’un seul enfant.', 'placements');
    opened.push(dossierId);
    const attachment = await tx.add(Attachment, 'add', { departement, intakeId: head.id, mineurId: child.id, dossierId, authorId, attachedAt: tx.now }, { field: 'placements' });
    await tx.record('information-preoccupante.attached', attachment);
  }
  await tx.rewrite(InformationPreoccupante, head, { state: outcome });
}

interface Placed { child: MineurConcerne; place: PlacementInput }

function placesOf(children: readonly MineurConcerne[], placements: readonly PlacementInput[], attaches: 'ALL' | 'SOME' | undefined): Placed[] {
  if (!attaches && placements.length > 0) throw new UserError('INCOHERENT', 'Cette qualification ne rattache aucun enfant.', 'placements');
  const placed = placements.map((place): Placed => {
    const child = children.find(({ id }) => id === uuid('placements', place.mineurId));
    if (!child) throw new UserError('ENFANT_INCONNU', 'Cet enfant n’est pas de cette information préoccupante.', 'placements');
    return { child, place };
  });
  if (new Set(placed.map(({ child }) => child.id)).size < placed.length) throw new UserError('DEJA_RATTACHE', 'Un enfant va à un seul dossier.', 'placements');
  if (attaches === 'ALL' && placed.length < children.length) throw new UserError('OBLIGATOIRE', 'Dites où va chaque enfant : l’évaluation porte sur tous les mineurs du foyer. (CASF L.226-3)', 'placements');
  return placed;
}

/** A known dossier, or one opened now on a territory, linked to those of the siblings just placed. */
async function dossierOf(tx: Tx, child: MineurConcerne, { dossierId, territoireId, birthDate }: PlacementInput, siblingDossierIds: readonly string[], kek: KeyEncryption): Promise<string> {
  if (Boolean(dossierId) === Boolean(territoireId)) throw new UserError('INCOHERENT', 'Un dossier connu, ou le territoire où en ouvrir un : l’un ou l’autre.', 'placements');
  if (dossierId) return (await tx.get(Dossier, uuid('placements', dossierId), 'read', 'placements')).id;
  const born = child.birthDate ?? birthDate;
  if (!born) throw new UserError('OBLIGATOIRE', 'Pour ouvrir un dossier, dites la date de naissance de l’enfant.', 'placements');
  const { surname, givenNames } = child;
  return (await openDossier(tx, { requestId: randomUUID(), territoireId: territoireId!, surname, givenNames, birthDate: born, siblingDossierIds: [...siblingDossierIds] }, kek)).id;
}
