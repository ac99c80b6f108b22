import { Dossier } from '../dossiers/dossier.entity.js';
import type { Page } from '../platform/connection-type.js';
import type { Cursors } from '../platform/cursors.js';
import { uuid } from '../platform/inputs.js';
import { pageOf } from '../platform/page-of.js';
import type { Scope } from '../platform/scope.js';
import { TO_COME } from './to-come.js';
import { Synthese } from './synthese.entity.js';
import type { SynthesesArgs } from './syntheses.inputs.js';

/** Of a dossier, of oneself, or all that one may read. Of a dossier that does not exist, or is not the actor's to read, none: both are refused alike. */
export async function synthesesPage(scope: Scope, cursors: Cursors, { dossierId, mineToCome, ...args }: SynthesesArgs): Promise<Page<Synthese>> {
  const dossier = dossierId ? await scope.find(Dossier, uuid('dossierId', dossierId), 'read') : null;
  return pageOf(scope, cursors, Synthese, 'read', args, ['convenedAt', 'id'], {
    ...(dossierId && { among: { dossierId: dossier ? [dossier.id] : [] } }), ...(mineToCome && TO_COME),
  });
}
