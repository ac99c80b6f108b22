import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { KeyEncryption } from '../platform/key-encryption.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { meetClocks } from './meet-clocks.js';
import { Qualification } from './qualification.entity.js';
import type { LookAtQualificationInput } from './qualification.inputs.js';
import { toQualify } from './qualify-information-preoccupante.js';
import { SecondRegard } from './second-regard.entity.js';
import { takeEffect } from './take-effect.js';

/** The second look, by another person of the cell: agreed, the qualification takes effect; not agreed, another may be proposed. Of what was urgent, it says so after. */
export async function lookAtQualification(tx: Tx, input: LookAtQualificationInput, kek: KeyEncryption): Promise<SecondRegard> {
  const requestId = uuid('requestId', input.requestId);
  const qualificationId = uuid('qualificationId', input.qualificationId);
  const finding = input.finding === undefined || input.finding === null ? null : text('finding', input.finding, { max: 4000 });
  const { agrees } = input;
  if (!agrees && finding === null) throw new UserError('OBLIGATOIRE', 'Dites pourquoi vous n’êtes pas d’accord.', 'finding');
  const placements = input.placements ?? [];

  const qualification = await tx.get(Qualification, qualificationId, 'read', 'qualificationId');
  const { intakeId, personId: firstPersonId, urgent } = qualification;
  await tx.lock('request', requestId);
  await tx.lock('SecondRegard', qualificationId);
  const [already] = await tx.allowed(SecondRegard, 'read', { where: { qualificationId } });
  if (already?.requestId === requestId) return sameRequest(already, { agrees, finding });
  if (already) throw new UserError('DEJA_REGARDEE', 'Une autre personne a déjà regardé cette qualification.', 'qualificationId');
  const holds = agrees && !urgent;
  if (!holds && placements.length > 0) throw new UserError('INCOHERENT', 'Rien ne prend effet par ce regard : aucun enfant n’est rattaché.', 'placements');
  const { departement, id: authorId, professionnelId: personId } = tx.actor;
  const row = { departement, intakeId, qualificationId, firstPersonId, authorId, personId, agrees, writtenAt: tx.now, requestId, finding };
  // Who may not look is told so before anything of the head is asked.
  await tx.require(SecondRegard, 'write', row, qualificationId, { field: 'qualificationId', explained: true });
  const head = holds ? await toQualify(tx, intakeId, 'qualificationId') : null;
  const regard = await tx.add(SecondRegard, 'write', row);
  await tx.record('information-preoccupante.looked-at', regard);
  if (head) {
    await takeEffect(tx, head, qualification, placements, kek);
    await meetClocks(tx, qualification, regard);
  }
  return regard;
}
