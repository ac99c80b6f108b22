import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { phone } from './directory-keys.js';
import type { RegisterServiceInput } from './directory.inputs.js';
import { Organisation } from './organisation.entity.js';
import { Service } from './service.entity.js';

/** An organisation's correspondent enters one of its services: whom to call, and when somebody answers. */
export async function registerService(tx: Tx, input: RegisterServiceInput): Promise<Service> {
  const requestId = uuid('requestId', input.requestId);
  const asked = {
    organisationId: uuid('organisationId', input.organisationId), name: text('name', input.name, { max: 200 }),
    onCallPhone: input.onCallPhone ? phone('onCallPhone', input.onCallPhone) : null, onCallHours: input.onCallHours ? text('onCallHours', input.onCallHours, { max: 200 }) : null,
  };
  await tx.get(Organisation, asked.organisationId, 'read', 'organisationId');
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Service, 'read', { where: { recordedBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, asked);
  const service = await tx.add(Service, 'add', { departement: tx.actor.departement, recordedBy: tx.actor.id, requestId, ...asked }, { field: 'organisationId', explained: true });
  await tx.record('service.registered', service);
  return service;
}
