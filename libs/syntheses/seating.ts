/** By what each person would sit at a synthèse, and what refuses it: their function, an admission that they hold, or one granted by the same act. */
import { randomUUID } from 'node:crypto';
import { type AdmissionAsked, admissionAsked, periodOf } from '../dossiers/admission-asked.js';
import { refusalsOf, requireFounded } from '../dossiers/admission-guards.js';
import { Admission } from '../dossiers/admission.entity.js';
import { conflictsOf } from '../dossiers/conflicts-of.js';
import { openingOf, requireMayAdmit } from '../dossiers/preview-admission.js';
import type { Habilitation } from '../partners/habilitation.entity.js';
import { UserError } from '../platform/errors.js';
import { inForce } from '../platform/instant.js';
import type { Tx } from '../platform/tx.js';
import { BY_TERRITORY } from '../dossiers/who-sees-what.js';
import { Convocation } from './convocation.entity.js';
import type { PersonAsked } from './convening-asked.js';
import type { Synthese } from './synthese.entity.js';

export interface Seat {
  who: Habilitation; required: boolean;
  basis: 'ADMISSION' | 'FUNCTION' | null;
  /** The one that they hold, or the one that the act would grant. */
  admission: Admission | null; admitting: { asked: AdmissionAsked; why: { necessity: string; legalBasis: string }; digest: string } | null;
  until: Date | number;
  refusal: UserError | null;
}
type Of = Pick<Synthese, 'dossierId' | 'purpose'>;

/** `inScope`: whether their territory has the dossier. */
export async function seatOf(tx: Tx, of: Of, who: Habilitation, person: PersonAsked, inScope: boolean, field: string): Promise<Seat> {
  const seat: Seat = { who, required: person.required, basis: null, admission: null, admitting: null, until: Infinity, refusal: null };
  try {
    await requireConvocable(tx, of.dossierId, who, field);
    return { ...seat, ...await standingOf(tx, of, who, person, inScope, field) };
  } catch (e) {
    if (!(e instanceof UserError)) throw e;
    return { ...seat, refusal: e };
  }
}

/** The law by its rule on convocations; then who is no longer somebody, or is kept out of the dossier. */
async function requireConvocable(tx: Tx, dossierId: string, who: Habilitation, field: string): Promise<void> {
  await tx.require(Convocation, 'add', { departement: tx.actor.departement, dossierId, invitedBy: tx.actor.id, function: who.function }, randomUUID(), { field, explained: true });
  if (!inForce(who, tx.now)) throw new UserError('HABILITATION_FINIE', 'Cette habilitation a pris fin.', field);
  if ((await conflictsOf(tx, dossierId, who.professionnelId)).length > 0) throw new UserError('ECARTE', 'Cette personne est écartée de ce dossier : un conflit d’intérêts y est déclaré.', field);
}

async function standingOf(tx: Tx, of: Of, who: Habilitation, { admission: asked }: PersonAsked, inScope: boolean, field: string): Promise<Partial<Seat>> {
  const [held] = await tx.allowed(Admission, 'read', { where: { dossierId: of.dossierId, habilitationId: who.id }, inForce: true, order: ['validTo'], descending: true, limit: 1 });
  if (asked) {
    const admitting = await admittingOf(tx, of, who.id, asked);
    return { basis: 'ADMISSION', admitting, until: periodOf(admitting.asked, tx.now).validTo };
  }
  if (inScope && BY_TERRITORY.includes(who.function as never)) return { basis: 'FUNCTION', until: Infinity };
  if (!held) throw new UserError('NON_ADMIS', 'Cette personne n’est pas admise au dossier : admettez-la, par cet acte même si vous voulez.', field);
  return { basis: 'ADMISSION', admission: held, until: held.validTo };
}

async function admittingOf(tx: Tx, { dossierId, purpose }: Of, habilitationId: string, { necessity, legalBasis, ...terms }: NonNullable<PersonAsked['admission']>): Promise<NonNullable<Seat['admitting']>> {
  const asked = await admissionAsked(tx, { ...terms, dossierId, habilitationId, purpose });
  await requireMayAdmit(tx, asked);
  const [refusal] = await refusalsOf(tx, asked);
  if (refusal) throw refusal;
  requireFounded(tx, asked, legalBasis);
  return { asked, why: { necessity, legalBasis }, digest: (await openingOf(tx, asked)).digest };
}
