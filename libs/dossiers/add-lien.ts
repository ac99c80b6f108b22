import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import type { AddLienInput } from './dossiers.inputs.js';
import { Lien } from './lien.entity.js';
import { Personne } from './personne.entity.js';

/** Says what a person is to the child, and since when. One tie of a nature at a time: the former is ended first. */
export async function addLien(tx: Tx, input: AddLienInput): Promise<Lien> {
  const requestId = uuid('requestId', input.requestId);
  const personneId = uuid('personneId', input.personneId);
  const quality = text('quality', input.quality, { max: 100 });
  const { nature, validFrom } = input;
  if (!(validFrom.getTime() <= tx.now.getTime())) throw new UserError('DATE', 'Un lien commence au plus tard maintenant.', 'validFrom');

  const { dossierId } = await tx.get(Personne, personneId, 'read', 'personneId');
  await tx.lock('Personne', personneId);
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Lien, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { personneId, nature, quality, validFrom });
  const others = await tx.allowed(Lien, 'read', { where: { personneId, nature } });
  if (others.some((l) => validFrom.getTime() < Number(l.validTo) && tx.now.getTime() < Number(l.validTo))) {
    throw new UserError('CHEVAUCHEMENT', 'Ce lien existe déjà à ces dates : mettez-y d’abord fin.', 'validFrom');
  }
  const lien = await tx.add(Lien, 'write', {
    departement: tx.actor.departement, dossierId, personneId, kind: 'FAM', detail: 'FULL', source: sourceOf(tx.actor.function), authorId: tx.actor.id, writtenAt: tx.now, requestId,
    nature, quality, validFrom, validTo: Infinity,
  }, { field: 'personneId', explained: true });
  await tx.record('lien.written', lien);
  return lien;
}
