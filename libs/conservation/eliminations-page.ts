import { page, pageSize, type Page, type PageArgs } from '../platform/connection-type.js';
import type { Cursors } from '../platform/cursors.js';
import type { Scope } from '../platform/scope.js';
import { WHO_VERIFIES } from '../secrecy/functions.js';
import { certificate, type Tombstone } from './certificate.js';
import type { Elimination } from './elimination.type.js';

const LIST = 'Elimination';
/** Later than anything, for the first page. */
const LATEST = [new Date('9999-01-01T00:00:00Z'), 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

/** What was destroyed, the latest first, for those who must be able to say so: the DPO, the heads of the territory that had it. The database judges again. */
export async function eliminationsPage(scope: Scope, cursors: Cursors, { first, after }: PageArgs): Promise<Page<Elimination>> {
  const size = pageSize(first);
  const [before, id] = after ? cursors.read(scope.actor.id, LIST, after) as [string, string] : LATEST;
  const rows = WHO_VERIFIES.includes(scope.actor.function) ? await (await scope.tx()).proofs.tombstones(new Date(before), id, size + 1) as Tombstone[] : [];
  const shown = page(rows, size, (row) => cursors.make(scope.actor.id, LIST, [row.done_at, row.id]));
  return { ...shown, edges: shown.edges.map((edge) => ({ cursor: edge.cursor, node: told(edge.node) })) };
}

const told = (t: Tombstone): Elimination => ({
  id: t.id, dossierId: t.dossier_id, category: t.category, doneAt: t.done_at, bordereau: `${t.bordereau_year}-${t.bordereau_rank}`, visaNumber: t.visa_number, keys: t.keys, pieces: t.pieces, certificate: certificate(t),
});
