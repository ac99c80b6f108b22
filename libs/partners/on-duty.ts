import { batched, inOrderOf, MOST_OF_ONE } from '../platform/loader.js';
import type { Scope } from '../platform/scope.js';
import { Permanence } from './permanence.entity.js';

/** Who is on duty now at a parquet: nobody, somebody, or several. */
export const onDutyAt = (scope: Scope, parquetId: string): Permanence[] | Promise<Permanence[]> => batched<Permanence[]>(scope, 'on duty', parquetId, async (ids) =>
  inOrderOf(ids, 'parquetId', await (await scope.tx()).allowed(Permanence, 'read', { among: { parquetId: ids }, inForce: true, order: ['validFrom', 'id'], limit: ids.length * MOST_OF_ONE })));
