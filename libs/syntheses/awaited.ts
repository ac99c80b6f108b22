/** Where one is awaited: an item leaves when the meeting is over or cancelled, or its convocation ended, not when it was seen. */
import { MOST_AWAITED, type Awaited } from '../platform/awaited.js';
import type { Scope } from '../platform/scope.js';
import { TO_COME } from './to-come.js';
import { SyntheseDate } from './synthese-date.entity.js';
import { Synthese } from './synthese.entity.js';

export async function awaitedInSyntheses(scope: Scope): Promise<Awaited[]> {
  const tx = await scope.tx();
  if (!tx.may('read', 'Convocation')) return [];
  const mine = await tx.allowed(Synthese, 'read', { ...TO_COME, order: ['convenedAt', 'id'], descending: true, limit: MOST_AWAITED });
  const dates = mine.length === 0 ? [] : await tx.allowed(SyntheseDate, 'read', { among: { syntheseId: mine.map((s) => s.id) }, order: ['sequence', 'id'] });
  return mine.map((about) => ({ verb: 'ATTEND' as const, dueAt: dates.findLast((d) => d.syntheseId === about.id)?.startsAt ?? null, dossierId: about.dossierId, about }));
}
