import { Ressort } from '../partners/ressort.entity.js';
import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';

/** The parquet of where the child lives, by the directory of the day, and no other (C. proc. pén. 43; CPC 1181). */
export async function requireCompetence(tx: Tx, { territoireId, parquetId }: { territoireId: string; parquetId: string }): Promise<void> {
  const [found] = await tx.allowed(Ressort, 'read', { where: { territoireId, parquetId }, inForce: true, limit: 1 });
  if (!found) throw new UserError('COMPETENCE', 'Ce parquet n’est pas celui du ressort où réside l’enfant. (C. proc. pén. 43)', 'parquetId');
}
