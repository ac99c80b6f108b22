import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import { Dossier } from './dossier.entity.js';
import type { AddPersonneInput } from './dossiers.inputs.js';
import { Personne } from './personne.entity.js';

/** Adds somebody around the child to this one dossier. What ties them to the child is said by addLien. */
export async function addPersonne(tx: Tx, input: AddPersonneInput): Promise<Personne> {
  const requestId = uuid('requestId', input.requestId);
  const dossierId = uuid('dossierId', input.dossierId);
  const named = { surname: text('surname', input.surname, { max: 100 }), givenNames: text('givenNames', input.givenNames, { max: 100 }) };

  await tx.get(Dossier, dossierId, 'read', 'dossierId');
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Personne, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { dossierId, ...named });
  const personne = await tx.add(Personne, 'write', {
    departement: tx.actor.departement, dossierId, kind: 'FAM', detail: 'FULL', source: sourceOf(tx.actor.function), authorId: tx.actor.id, writtenAt: tx.now, requestId, ...named,
  }, { field: 'dossierId', explained: true });
  await tx.record('personne.written', personne);
  return personne;
}
