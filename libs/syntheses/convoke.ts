import { randomUUID } from 'node:crypto';
import { letIn } from '../dossiers/admit.js';
import type { Tx } from '../platform/tx.js';
import { Convocation } from './convocation.entity.js';
import type { Seat } from './seating.js';
import type { Synthese } from './synthese.entity.js';

/** Convokes one person as their seat says: by function, by the admission that they hold, or by the one granted here, through the one way in. */
export async function convoke(tx: Tx, { id: syntheseId, dossierId, departement }: Synthese, { who, required, basis, admission, admitting }: Seat): Promise<Convocation> {
  const held = admitting ? await letIn(tx, admitting.asked, { requestId: randomUUID(), ...admitting.why }, admitting.digest) : admission;
  return await tx.add(Convocation, 'add', {
    departement, dossierId, syntheseId, habilitationId: who.id, function: who.function, basis: basis!, admissionId: held?.id ?? null, required, invitedBy: tx.actor.id,
    validFrom: tx.now, validTo: held?.validTo ?? Infinity,
  }, { field: 'people', explained: true });
}
