import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import * as keys from './directory-keys.js';
import type { RegisterOrganisationInput } from './directory.inputs.js';
import { Organisation } from './organisation.entity.js';

/** The département's administrator enters an institution in the directory, its keys verified (CASF L.226-3). */
export async function registerOrganisation(tx: Tx, input: RegisterOrganisationInput): Promise<Organisation> {
  const requestId = uuid('requestId', input.requestId);
  const asked = {
    name: text('name', input.name, { max: 200 }), sector: input.sector,
    siret: given('siret', input.siret, keys.siret), uai: given('uai', input.uai, keys.uai), finess: given('finess', input.finess, keys.finess),
    communeCode: given('communeCode', input.communeCode, keys.communeCode), communeName: given('communeName', input.communeName, (f, v) => text(f, v, { max: 100 })),
  };
  if ((asked.communeCode === null) !== (asked.communeName === null)) throw new UserError('INCOHERENT', 'Une commune a un code et un nom : donnez les deux.', 'communeName');

  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Organisation, 'read', { where: { requestId }, whole: true });
  if (already) return sameRequest(already, asked);
  await requireNewKeys(tx, asked);
  const organisation = await tx.add(Organisation, 'add', { departement: tx.actor.departement, requestId, ...asked }, { field: 'name', explained: true });
  await tx.record('organisation.registered', organisation);
  return organisation;
}

const given = (field: string, value: string | null | undefined, check: (field: string, value: string) => string): string | null =>
  (value === null || value === undefined ? null : check(field, value));

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** A school or a hospital is entered once; a SIRET may be that of several services of one establishment. */
async function requireNewKeys(tx: Tx, asked: { uai: string | null; finess: string | null }): Promise<void> {
  for (const key of ['uai', 'finess'] as const) {
    const value = asked[key];
    if (value === null) continue;
    await tx.lock(`Organisation ${key} ${value}`, NO_ID);
    const [known] = await tx.allowed(Organisation, 'read', { where: { [key]: value } });
    if (known) throw new UserError('DEJA_CONNU', `Cette clé est déjà celle de « ${known.name} » dans l’annuaire.`, key);
  }
}
