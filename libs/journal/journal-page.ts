import { page, pageSize, type Page, type PageArgs } from '../platform/connection-type.js';
import type { Cursors } from '../platform/cursors.js';
import type { RowClass } from '../platform/database.js';
import { loadFirst } from '../platform/loader.js';
import type { Scope } from '../platform/scope.js';
import { Consultation } from './consultation.entity.js';
import { Event } from './event.entity.js';

/**
 * A page of what was read and done, newest first: of one child, or of all that the law opens. Two statements, one of each table, each by its own law; what
 * both have is merged by time. Throws CURSEUR or BORNE on their field.
 */
export async function journalPage(scope: Scope, cursors: Cursors, { first, after }: PageArgs, dossierId: string | null): Promise<Page<Consultation | Event>> {
  const size = pageSize(first);
  const list = `Journal ${dossierId ?? ''}`;
  const values = after ? cursors.read(scope.actor.id, list, after) : null;
  const columns: ('at' | 'id')[] = ['at', 'id'];
  const asked = { order: columns, descending: true, limit: size + 1 };
  const rowsOf = async <T extends Consultation | Event>(type: RowClass<T>): Promise<T[]> =>
    dossierId && !values
      ? await loadFirst<T>(scope, type, 'aboutId', dossierId, asked)
      : await (await scope.tx()).allowed<T>(type, 'read', {
        ...asked, ...(dossierId && { where: { aboutId: dossierId } as never }), ...(values && { after: { columns, values, descending: true } }),
      });
  const rows = [...await rowsOf(Consultation), ...await rowsOf(Event)].sort(newestFirst);
  return page(rows, size, (row) => cursors.make(scope.actor.id, list, [row.at, row.id]));
}

const newestFirst = (a: Consultation | Event, b: Consultation | Event): number => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1);
