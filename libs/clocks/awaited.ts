import { MOST_AWAITED, type Awaited } from '../platform/awaited.js';
import type { Scope } from '../platform/scope.js';
import { Deadline } from './deadline.entity.js';

/** The terms that one answers for, once they are near; past them, also those of which one is the second person. */
export async function awaitedInClocks(scope: Scope): Promise<Awaited[]> {
  const tx = await scope.tx();
  if (!tx.may('read', 'Deadline')) return [];
  const running = (of: 'answersFor' | 'second'): Promise<Deadline[]> => tx.allowed(Deadline, 'read', { where: { state: 'RUNNING', [of]: tx.actor.function }, order: ['dueAt', 'id'], limit: MOST_AWAITED });
  const [own, others] = [await running('answersFor'), await running('second')];
  return [...own.filter((d) => d.remindAt <= tx.now), ...others.filter((d) => d.dueAt <= tx.now)]
    .map((d) => ({ verb: 'MEET', dueAt: d.dueAt, dossierId: d.dossierId, about: d }));
}
