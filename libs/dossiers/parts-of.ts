import type { RowClass } from '../platform/database.js';
import { UserError } from '../platform/errors.js';
import { batched, inOrderOf, MOST_OF_ONE } from '../platform/loader.js';
import type { Scope } from '../platform/scope.js';
import type { Ask } from '../platform/statements.js';
import { KINDS } from '../secrecy/kinds.js';

/** Rows without an id of their own (kinds of an admission, territories, links), of many parents in one statement. */
export async function partsOf<T extends object>(scope: Scope, type: RowClass<T>, column: keyof T & string, value: string, after?: Ask<T>['after']): Promise<T[]> {
  return await batched<T[]>(scope, `${type.name}.${column}${after ? ` after ${after.columns.join()}` : ''}`, value, async (values) => {
    const most = values.length * MOST_OF_ONE * KINDS.length;
    const rows = await (await scope.tx()).allowed(type, 'read', { among: { [column]: values } as never, order: [column], limit: most + 1, ...(after && { after }) });
    if (rows.length > most) throw new UserError('TROP_NOMBREUX', 'Trop d’éléments pour une seule demande : demandez moins de dossiers à la fois.', 'first');
    return inOrderOf(values, column, rows);
  });
}
