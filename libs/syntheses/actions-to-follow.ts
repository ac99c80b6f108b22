import { batched, inOrderOf, MOST_OF_ONE, whenLoaded } from '../platform/loader.js';
import type { Scope } from '../platform/scope.js';
import { ActionItem } from './action-item.entity.js';

/** What was decided at the other meetings of the same child and is not done: it comes back at each, until it is closed. One statement for as many meetings as are shown. */
export const stillOpen = ({ id, dossierId }: { id: string; dossierId: string }, scope: Scope): ActionItem[] | Promise<ActionItem[]> =>
  whenLoaded(batched<ActionItem[]>(scope, 'ActionItem still open', dossierId, async (homes) =>
    inOrderOf(homes, 'homeId', await (await scope.tx()).allowed(ActionItem, 'read', { among: { homeId: homes }, where: { state: 'OPEN' }, order: ['dueAt', 'id'], limit: homes.length * MOST_OF_ONE }))),
  (open) => open.filter(({ syntheseId }) => syntheseId !== id));
