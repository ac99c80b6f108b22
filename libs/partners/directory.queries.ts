import type { Page, PageArgs } from '../platform/connection-type.js';
import type { Cursors } from '../platform/cursors.js';
import { text } from '../platform/inputs.js';
import { pageOf } from '../platform/page-of.js';
import type { Scope } from '../platform/scope.js';
import type { Ask } from '../platform/statements.js';
import type { DirectorySearchInput } from './directory.inputs.js';
import { CARD, Habilitation } from './habilitation.entity.js';
import { Organisation } from './organisation.entity.js';

/** Who is habilitated here now, by function, commune and name of organisation, the latest first. Of one's own département, for whoever is habilitated there. */
export async function directory(scope: Scope, cursors: Cursors, search: DirectorySearchInput, args: PageArgs): Promise<Page<Habilitation>> {
  const organisation = search.organisation ? text('organisation', search.organisation, { max: 100 }) : null;
  const commune = search.commune ? text('commune', search.commune, { max: 100 }) : null;
  const byCode = commune !== null && /^\d[\dAB]\d{3}$/i.test(commune);
  const ask: Ask<Habilitation> = {
    inForce: true, with: CARD,
    where: { ...(search.function && { function: search.function }), ...(byCode && { 'organisation.communeCode': commune.toUpperCase() }) },
    containing: { ...(organisation && { 'organisation.name': organisation }), ...(commune && !byCode && { 'organisation.communeName': commune }) },
  };
  return await pageOf(scope, cursors, Habilitation, 'read', args, ['validFrom', 'id'], ask);
}

/** The institutions of one's own département, those where nobody is habilitated yet among them: somebody is first inscribed there. */
export async function organisations(scope: Scope, cursors: Cursors, name: string | null, args: PageArgs): Promise<Page<Organisation>> {
  const containing = name ? { name: text('name', name, { max: 100 }) } : {};
  return await pageOf(scope, cursors, Organisation, 'read', args, ['id'], { containing }, false);
}
