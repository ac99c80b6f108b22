import { Habilitation } from '../../../libs/partners/habilitation.entity.js';
import { registerDelegation } from '../../../libs/partners/register-delegation.js';
import { registerRessort } from '../../../libs/partners/register-ressort.js';
import { actorId, TERRITOIRES } from '../demonstration-directory.js';
import type { Stage } from './stage.js';

const IN_FORCE = { validFrom: new Date('2025-01-01T00:00:00+01:00'), validTo: new Date('2028-01-01T00:00:00+01:00') };

/** Before anything happens: both territories are of the parquet of Montférien (C. proc. pén. 43), and both heads of service sign for the département (CGCT L.3221-3). */
export async function establish({ as, id }: Stage): Promise<void> {
  for (const [name, territoireId] of Object.entries(TERRITOIRES)) {
    await as('ADM', async (tx) => registerRessort(tx, { requestId: id(`ressort ${name}`), territoireId, parquetId: (await tx.get(Habilitation, actorId('A9'), 'read')).organisationId, ...IN_FORCE }));
  }
  for (const [who, arreteReference] of [['A4', 'ARR-2025-012'], ['A8', 'ARR-2025-013']] as const) {
    await as('ADM', (tx) => registerDelegation(tx, { requestId: id(`délégation ${who}`), delegateId: actorId(who), delegator: 'La présidente du conseil départemental', arreteReference, ...IN_FORCE }));
  }
}
