import { meetClock } from '../clocks/run-clock.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { KeyEncryption } from '../platform/key-encryption.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { InformationPreoccupante } from './information-preoccupante.entity.js';
import type { QualifyInformationPreoccupanteInput } from './qualification.inputs.js';
import { meetClocks } from './meet-clocks.js';
import { Qualification } from './qualification.entity.js';
import { SecondRegard } from './second-regard.entity.js';
import { OPEN } from './states.js';
import { takeEffect } from './take-effect.js';

/**
 * The first analysis of an information préoccupante, by one professional of the cell: not one, a complement of another, another département's, or qualified. It holds when another person
 * agrees (look-at-qualification.ts); a danger that does not wait is qualified at once, and its children attached, while the second look comes after.
 */
export async function qualifyInformationPreoccupante(tx: Tx, input: QualifyInformationPreoccupanteInput, kek: KeyEncryption): Promise<Qualification> {
  const requestId = uuid('requestId', input.requestId);
  const intakeId = uuid('informationPreoccupanteId', input.informationPreoccupanteId);
  const reason = text('reason', input.reason, { max: 4000 });
  const { outcome, urgent } = input;
  if (urgent && outcome !== 'QUALIFIED') throw new UserError('INCOHERENT', 'Seule une information qualifiée prend effet aussitôt.', 'urgent');
  if (!urgent && (input.placements ?? []).length > 0) throw new UserError('INCOHERENT', 'Les enfants sont rattachés quand la qualification prend effet : au second regard.', 'placements');
  const { departement, id: authorId, professionnelId: personId } = tx.actor;
  const forwardedTo = elsewhere(outcome, input.forwardedTo ?? null, departement);

  await tx.lock('request', requestId);
  const complementOf = await openOther(tx, outcome, input.complementOfId ?? null, intakeId);
  const [already] = await tx.allowed(Qualification, 'read', { where: { authorId, requestId } });
  if (already) return sameRequest(already, { intakeId, outcome, urgent, complementOf, forwardedTo, reason });
  const head = await toQualify(tx, intakeId, 'informationPreoccupanteId');
  await refuseSecond(tx, intakeId);
  const qualification = await tx.add(Qualification, 'write', { departement, intakeId, authorId, personId, writtenAt: tx.now, outcome, urgent, complementOf, forwardedTo, requestId, reason });
  await tx.record('information-preoccupante.qualified', qualification);
  await meetClock(tx, 'IP_TRIAGE', intakeId, qualification);
  if (urgent) {
    await takeEffect(tx, head, qualification, input.placements ?? [], kek);
    await meetClocks(tx, qualification, qualification);
  }
  return qualification;
}

/** The head, locked; what is no longer to be qualified says so to whoever may know it. */
export async function toQualify(tx: Tx, intakeId: string, field: string): Promise<InformationPreoccupante> {
  const { state } = await tx.get(InformationPreoccupante, intakeId, 'read', field);
  if (state !== 'RECEIVED' && tx.may('qualify', 'InformationPreoccupante')) throw new UserError('DEJA_QUALIFIEE', 'Cette information préoccupante a déjà été qualifiée.', field);
  return await tx.get(InformationPreoccupante, intakeId, 'qualify', field);
}

/** One at a time: another may be proposed once somebody has said why not to the first. */
async function refuseSecond(tx: Tx, intakeId: string): Promise<void> {
  const [proposed, looked] = [await tx.allowed(Qualification, 'read', { where: { intakeId } }), await tx.allowed(SecondRegard, 'read', { where: { intakeId, agrees: false } })];
  if (proposed.length > looked.length) throw new UserError('SECOND_REGARD_ATTENDU', 'Une qualification attend déjà le regard d’une autre personne.', 'informationPreoccupanteId');
}

const LAST_DEPARTEMENT = 989;

function elsewhere(outcome: string, number: number | null, home: number): number | null {
  if ((outcome === 'FORWARDED') !== (number !== null)) throw new UserError('INCOHERENT', 'Un autre département se dit quand elle lui est transmise, et alors seulement.', 'forwardedTo');
  if (number !== null && (number < 1 || number > LAST_DEPARTEMENT || number === home)) throw new UserError('DEPARTEMENT', 'Indiquez le numéro d’un autre département.', 'forwardedTo');
  return number;
}

async function openOther(tx: Tx, outcome: string, otherId: string | null, intakeId: string): Promise<string | null> {
  if ((outcome === 'COMPLEMENT') !== (otherId !== null)) throw new UserError('INCOHERENT', 'L’information complétée se dit d’un complément, et alors seulement.', 'complementOfId');
  if (otherId === null) return null;
  const other = await tx.get(InformationPreoccupante, uuid('complementOfId', otherId), 'read', 'complementOfId');
  if (other.id === intakeId || !OPEN.includes(other.state)) throw new UserError('NON_OUVERTE', 'On complète une autre information préoccupante, encore ouverte.', 'complementOfId');
  return other.id;
}
