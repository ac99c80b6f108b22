import type { Action } from '../secrecy/language.js';
import { page, pageSize, type Page, type PageArgs } from './connection-type.js';
import type { Cursors } from './cursors.js';
import type { RowClass } from './database.js';
import { loadFirst } from './loader.js';
import type { Scope } from './scope.js';
import type { Ask } from './statements.js';
import type { Judged } from './tx.js';

/** A page of what the law opens, newest first unless said otherwise, by these columns (the last one unique). The cursor is the actor's own, for this list. */
export async function pageOf<T extends Judged>(
  scope: Scope, cursors: Cursors, type: RowClass<T>, action: Action, { first, after }: PageArgs, columns: readonly (keyof T & string)[], asked: Ask<T> = {}, descending = true,
): Promise<Page<T>> {
  const size = pageSize(first);
  const list = [type.name, ...Object.entries({ ...asked.where, ...asked.containing }).flat(), ...([['without', asked.lacks], ['with', asked.has]] as const).flatMap(([how, rows]) => (rows ?? []).map(({ table, words = {} }) => [how, table, ...Object.values(words)].join(' '))), ...(asked.unread ? ['unread'] : []), ...(asked.words ? ['words', ...asked.words.lexemes] : [])].join(' ');
  const from = after ? cursors.read(scope.actor.id, list, after) : null;
  const rows = await (await scope.tx()).allowed(type, action, {
    ...asked, order: columns, descending, limit: size + 1, ...(from && { after: { columns, values: from, descending } }),
  });
  return page(rows, size, (row) => cursors.make(scope.actor.id, list, columns.map((c) => row[c])));
}

/** The same, of what hangs on one row. The first pages of several such rows come in one statement; a cursor is of one of them. */
export async function pageOfOne<T extends Judged>(
  scope: Scope, cursors: Cursors, type: RowClass<T>, { column, value }: { column: keyof T & string; value: string }, { first, after }: PageArgs, columns: readonly (keyof T & string)[],
): Promise<Page<T>> {
  const size = pageSize(first);
  const list = `${type.name} ${value}`;
  const asked = { order: columns, descending: true, limit: size + 1 };
  const rows = after
    ? await (await scope.tx()).allowed(type, 'read', { ...asked, where: { [column]: value } as never, after: { columns, values: cursors.read(scope.actor.id, list, after), descending: true } })
    : await loadFirst(scope, type, column, value, asked);
  return page(rows, size, (row) => cursors.make(scope.actor.id, list, columns.map((c) => row[c])));
}
