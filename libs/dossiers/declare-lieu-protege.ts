import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import { Dossier } from './dossier.entity.js';
import { LieuProtege } from './lieu-protege.entity.js';
import type { DeclareLieuProtegeInput } from './lieux.inputs.js';
import { PARTS_OF_PLACE, termsOf, type Described } from './words-of-place.js';

/** Says where the child is, or a victim parent lives, and why nobody else may know it: from then on, its words are refused wherever its kind is not read. */
export async function declareLieuProtege(tx: Tx, input: DeclareLieuProtegeInput): Promise<LieuProtege> {
  const requestId = uuid('requestId', input.requestId);
  const dossierId = uuid('dossierId', input.dossierId);
  const { ground, validFrom } = input;
  const reason = text('reason', input.reason, { max: 500 });
  const described = Object.fromEntries(PARTS_OF_PLACE.map((part) => [part, typeof input[part] === 'string' ? text(part, input[part], { max: 200 }) : null])) as Described;
  if (PARTS_OF_PLACE.every((part) => described[part] === null)) throw new UserError('OBLIGATOIRE', 'Donnez un nom, une adresse, un téléphone ou une adresse de courriel.', 'address');
  const terms = termsOf(described);
  if (!(validFrom.getTime() <= tx.now.getTime())) throw new UserError('DATE', 'Un lieu est tenu secret depuis maintenant au plus tard.', 'validFrom');

  await tx.get(Dossier, dossierId, 'read', 'dossierId');
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(LieuProtege, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { dossierId, ground, reason, validFrom, ...described });
  const lieu = await tx.add(LieuProtege, 'write', {
    departement: tx.actor.departement, dossierId, kind: 'LIE', detail: 'FULL', source: sourceOf(tx.actor.function), authorId: tx.actor.id, writtenAt: tx.now, requestId,
    ground, validFrom, validTo: Infinity, ...described, reason, marks: await tx.places.marks(dossierId, terms.map(({ term }) => term)),
  }, { field: 'dossierId', explained: true });
  await tx.record('lieu-protege.declared', lieu);
  return lieu;
}
