/** « Qui voit quoi »: those admitted to a dossier and those of its territory by their function, and what the law opens to each, kind by kind. */
import { HabilitationTerritoire } from '../partners/habilitation-territoire.entity.js';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { batched, loadMany } from '../platform/loader.js';
import { inForce } from '../platform/instant.js';
import type { Scope } from '../platform/scope.js';
import { FUNCTION_NAMES } from '../secrecy/functions.js';
import { KINDS } from '../secrecy/kinds.js';
import { MATRIX } from '../secrecy/matrix.js';
import { AdmissionKind } from './admission-kind.entity.js';
import { Admission } from './admission.entity.js';
import { DossierTerritoire } from './dossier-territoire.entity.js';
import type { Dossier } from './dossier.entity.js';
import { partsOf } from './parts-of.js';
import { seesAdmissions, sightOf, type Standing } from './standing.js';
import type { WhoSees, WhoSeesWhat } from './who-sees-what.type.js';

/** Functions that see by their territory, whoever is admitted. */
export const BY_TERRITORY = FUNCTION_NAMES.filter((fn) => KINDS.some((kind) => MATRIX[fn][kind].some((c) => c.right === 'S')));

/** Null for whoever may not see who is admitted: a table of oneself alone would pass for the whole. */
export async function whoSeesWhat(scope: Scope, { id: dossierId, departement }: Pick<Dossier, 'id' | 'departement'>): Promise<WhoSeesWhat | null> {
  const { now } = await scope.tx();
  const ours = <T extends { departement: number; validFrom: Date; validTo: Date | number }>(rows: readonly T[]): T[] => rows.filter((r) => r.departement === departement && inForce(r, now));
  const [territories, admissions, kinds] = await Promise.all([
    partsOf(scope, DossierTerritoire, 'dossierId', dossierId, { columns: ['validTo'], values: [now] }), loadMany(scope, Admission, 'dossierId', dossierId, ['grantedAt', 'id']), partsOf(scope, AdmissionKind, 'dossierId', dossierId, { columns: ['validTo'], values: [now] }),
  ]);
  const held = ours(kinds);
  const admitted = ours(admissions);
  const holders = new Set((await Promise.all(ours(territories).map((t) => partsOf(scope, HabilitationTerritoire, 'territoireId', t.territoireId)))).flat().map((h) => h.habilitationId));

  const standingOf = (who: Standing['who']): Standing => ({
    who, dossierId, inScope: holders.has(who.id), duties: admitted.filter((a) => a.habilitationId === who.id).map((a) => a.duty), kinds: held.filter((k) => k.habilitationId === who.id),
  });
  const viewer = standingOf(scope.actor);
  if (!seesAdmissions(viewer)) return null;
  const columns = KINDS.filter((kind) => seesAdmissions(viewer, kind));

  const ids = new Set(admitted.map((a) => a.habilitationId));
  const cards = await Promise.all([...new Set([...ids, ...holders])].map(async (id) => await (ids.has(id) ? cardOf(scope, id) : bySight(scope, id))));
  const people = cards.filter((h): h is Habilitation => h !== null && inForce(h, now)).map((who): WhoSees => {
    const standing = standingOf(who);
    const own = admitted.filter((a) => a.habilitationId === who.id);
    return {
      habilitationId: who.id, byFunction: standing.inScope && BY_TERRITORY.includes(who.function as never), admitted: own.length > 0, evaluator: standing.duties.includes('EVALUATEUR'),
      since: own.length > 0 ? new Date(Math.min(...own.map((a) => a.validFrom.getTime()))) : null, until: own.length > 0 ? new Date(Math.max(...own.map((a) => a.validTo.getTime()))) : null,
      cells: columns.map((kind) => ({ kind, ...sightOf(standing, kind) })),
    };
  });
  return { kinds: columns, people: people.sort((a, b) => Number(b.byFunction) - Number(a.byFunction) || (a.habilitationId < b.habilitationId ? -1 : 1)) };
}

/** Of those of a territory, the ones who see by their function. */
const bySight = async (scope: Scope, id: string): Promise<Habilitation | null> =>
  await batched<Habilitation | null>(scope, 'Habilitation by territory', id, async (ids) => {
    const rows = await (await scope.tx()).allowed(Habilitation, 'read', { among: { id: ids, function: BY_TERRITORY } });
    const byId = new Map(rows.map((h) => [h.id, h]));
    return ids.map((i) => byId.get(i) ?? null);
  });
