import { batched, loadMany } from '../platform/loader.js';
import type { Scope } from '../platform/scope.js';
import { sourceOf } from '../secrecy/source-of.js';
import type { Dossier } from './dossier.entity.js';
import { LieuProtege } from './lieu-protege.entity.js';

/** The secret places of a child; null, not an empty list, for who may not know whether there are: an empty one would say that there are none. */
export async function placesOf(scope: Scope, dossier: Dossier): Promise<LieuProtege[] | null> {
  const may = await batched(scope, 'may know of secret places', dossier.id, async (ids) => {
    const tx = await scope.tx();
    const { actor, now } = tx;
    const rows = ids.map((dossierId) => Object.assign(new LieuProtege(), { departement: actor.departement, dossierId, kind: 'LIE', detail: 'FULL', source: sourceOf(actor.function), authorId: actor.id, writtenAt: now }));
    return (await tx.explainAll(LieuProtege, 'write', rows)).map(({ allowed }) => allowed);
  });
  return may ? await loadMany(scope, LieuProtege, 'dossierId', dossier.id, ['validFrom', 'id']) : null;
}
