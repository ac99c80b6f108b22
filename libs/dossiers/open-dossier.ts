import { UserError } from '../platform/errors.js';
import { date, text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { KeyEncryption } from '../platform/key-encryption.js';
import type { Tx } from '../platform/tx.js';
import { childTokens, type ChildIdentity } from './child-identity.js';
import { DossierTerritoire } from './dossier-territoire.entity.js';
import { Dossier } from './dossier.entity.js';
import type { OpenDossierInput } from './dossiers.inputs.js';
import { Enfant } from './enfant.entity.js';
import { linkDossiers } from './link-sibling.js';

const FOREVER = Infinity;

/** The CRIP or the RASE opens a child's dossier on a territory of theirs, with its key, its index tokens and its links to the siblings' dossiers. */
export async function openDossier(tx: Tx, input: OpenDossierInput, kek: KeyEncryption): Promise<Dossier> {
  const requestId = uuid('requestId', input.requestId);
  const territoireId = uuid('territoireId', input.territoireId);
  const siblings = (input.siblingDossierIds ?? []).map((id) => uuid('siblingDossierIds', id));
  const child = {
    surname: text('surname', input.surname, { max: 100 }),
    givenNames: text('givenNames', input.givenNames, { max: 100 }),
    birthDate: date('birthDate', input.birthDate),
  };
  if (child.birthDate > tx.now.toISOString().slice(0, 10)) throw new UserError('DATE', 'La date de naissance est dans l’avenir.', 'birthDate');

  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Dossier, 'read', { where: { openedBy: tx.actor.id, requestId } });
  if (already) return await sameDossier(tx, already, territoireId, child);

  const { departement } = tx.actor;
  const dossier = await tx.add(Dossier, 'open', { departement, openedBy: tx.actor.id, openedAt: tx.now, state: 'OPEN', requestId }, { newKey: 'DOSSIER' });
  const dossierId = dossier.id;
  await tx.addPart(DossierTerritoire, 'open', { dossierId, territoireId, departement, validFrom: tx.now, validTo: FOREVER }, 'territoireId');
  const written = { departement, dossierId, kind: 'IDE', detail: 'FULL', source: 'OTHER', authorId: tx.actor.id, writtenAt: tx.now };
  await tx.record('enfant.written', await tx.add(Enfant, 'write', { ...written, ...child }));
  for (const linkedId of siblings) {
    await tx.get(Dossier, linkedId, 'read', 'siblingDossierIds');
    await linkDossiers(tx, dossierId, linkedId, 'siblingDossierIds');
  }
  await tx.childIndex.add(dossierId, childTokens(await tx.childIndex.key(kek), child));
  await tx.record('dossier.opened', dossier);
  return dossier;
}

async function sameDossier(tx: Tx, already: Dossier, territoireId: string, child: ChildIdentity): Promise<Dossier> {
  const [opened] = await tx.allowed(Enfant, 'read', { where: { dossierId: already.id } });
  const [first] = await tx.allowed(DossierTerritoire, 'read', { where: { dossierId: already.id }, order: ['validFrom'], limit: 1 });
  if (opened) sameRequest<ChildIdentity>(opened, child);
  if (first) sameRequest(first, { territoireId });
  return already;
}
