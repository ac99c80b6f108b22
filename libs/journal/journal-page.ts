import { page, pageSize, type Page, type PageArgs } from '../platform/connection-type.js';
import type { Cursors } from '../platform/cursors.js';
import type { RowClass } from '../platform/database.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { loadFirst } from '../platform/loader.js';
import type { Scope } from '../platform/scope.js';
import { Consultation } from './consultation.entity.js';
import { Event } from './event.entity.js';
import { whoIs } from './who-is.js';

/** Of one person, from an instant on, before another. */
export interface JournalFilter { habilitationId?: string | null; from?: Date | null; to?: Date | null }

/**
 * A page of what was read and done, newest first: of one child, or of all that the law opens. Two statements, one of each table, each by its own law; what
 * both have is merged by time. Of a person whose identity is reserved there is nothing, as of nobody: finding their lines would name them. Throws CURSEUR, BORNE, FORMAT or DATE on their field.
 */
export async function journalPage(scope: Scope, cursors: Cursors, { first, after }: PageArgs, dossierId: string | null, filter: JournalFilter = {}): Promise<Page<Consultation | Event>> {
  const size = pageSize(first);
  const { from, to } = periodOf(filter);
  const actorId = filter.habilitationId ? uuid('habilitationId', filter.habilitationId) : null;
  const list = ['Journal', dossierId, actorId, from.getTime(), to.getTime()].join(' ');
  const values = after ? cursors.read(scope.actor.id, list, after) : null;
  if (actorId && !(await whoIs(scope, actorId))) return nobodys(scope, actorId);
  const columns: ('at' | 'id')[] = ['at', 'id'];
  const asked = { order: columns, descending: true, limit: size + 1, ...((filter.from || filter.to) && { within: { column: 'at' as const, from, to } }) };
  const rowsOf = async <T extends Consultation | Event>(type: RowClass<T>): Promise<T[]> =>
    dossierId && !values && !actorId
      ? await loadFirst<T>(scope, type, 'aboutId', dossierId, asked)
      : await (await scope.tx()).allowed<T>(type, 'read', {
        ...asked, where: { ...(dossierId && { aboutId: dossierId }), ...(actorId && { actorId }) } as never, ...(values && { after: { columns, values, descending: true } }),
      });
  const rows = [...await rowsOf(Consultation), ...await rowsOf(Event)].sort(newestFirst);
  return page(rows, size, (row) => cursors.make(scope.actor.id, list, [row.at, row.id]));
}

const [ALWAYS, NEVER] = [new Date(0), new Date(Date.UTC(9999, 0))];
function periodOf({ from, to }: JournalFilter): { from: Date; to: Date } {
  const period = { from: from ?? ALWAYS, to: to ?? NEVER };
  if (!(period.from < period.to)) throw new UserError('DATE', 'La fin de la période suit son début.', 'to');
  return period;
}

/** Unknown, of another département or reserved: alike, after the same wait. */
function nobodys(scope: Scope, id: string): Page<Consultation | Event> {
  scope.traces.refused('Habilitation', 'read', id);
  return page<Consultation | Event>([], 1, () => '');
}

const newestFirst = (a: Consultation | Event, b: Consultation | Event): number => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1);
