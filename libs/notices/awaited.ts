import { MOST_AWAITED, type Awaited } from '../platform/awaited.js';
import type { Scope } from '../platform/scope.js';
import { MailFailure } from './mail-failure.entity.js';

/** Addresses of one's directory that refuse mail: whoever is not told at night is told too late. */
export async function awaitedInNotices(scope: Scope): Promise<Awaited[]> {
  const tx = await scope.tx();
  if (!tx.may('read', 'MailFailure')) return [];
  const failures = await tx.allowed(MailFailure, 'read', { where: { settledAt: 'infinity' }, order: ['openedAt', 'id'], limit: MOST_AWAITED });
  return failures.map((failure) => ({ verb: 'REPAIR', dueAt: null, dossierId: null, about: failure }));
}
