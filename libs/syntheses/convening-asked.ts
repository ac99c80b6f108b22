import { requireNotKeptOut } from '../dossiers/conflicts-of.js';
import { DossierLink } from '../dossiers/dossier-link.entity.js';
import { Dossier } from '../dossiers/dossier.entity.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { agendaAsked, type PointAsked } from './agenda.js';
import { slotAsked, type SlotAsked } from './slot-asked.js';
import type { AdmissionWithConvocationInput, PreviewConveningInput } from './syntheses.inputs.js';
import { Synthese } from './synthese.entity.js';

export interface PersonAsked { habilitationId: string; required: boolean; admission: AdmissionWithConvocationInput | null }
/** A synthèse as one would convene it: the same words for the preview and for the act. */
export interface ConveningAsked extends Pick<Synthese, 'type' | 'purpose' | 'legalBasis' | 'dossierId'> { points: PointAsked[]; people: PersonAsked[]; slot: SlotAsked | null }

const MOST_PEOPLE = 40;

/** The law first: whoever may not convene is told so, or nothing. Then what was sent, with the field that is wrong. */
export async function conveningAsked(tx: Tx, input: PreviewConveningInput): Promise<ConveningAsked> {
  const dossierId = uuid('dossierId', input.dossierId);
  const { type, purpose, legalBasis } = input;
  await tx.get(Dossier, dossierId, 'read', 'dossierId');
  await tx.require(Synthese, 'convene', { departement: tx.actor.departement, dossierId, authorId: tx.actor.id }, dossierId, { field: 'dossierId', explained: true });
  await requireNotKeptOut(tx, dossierId, 'dossierId');
  const points = agendaAsked(dossierId, input.points);
  await requireChildren(tx, dossierId, points);
  const people = peopleAsked(tx, input);
  const unseated = points.find(({ speakerId }) => speakerId !== null && !people.some((p) => p.habilitationId === speakerId));
  if (unseated) throw new UserError('INCOHERENT', 'Qui parle d’un point est convoqué.', 'points');
  return { dossierId, type, purpose, legalBasis, points, people, slot: input.date ? slotAsked(input.date, tx.now) : null };
}

/** Whoever convenes sits there, whether they said so or not. */
function peopleAsked(tx: Tx, { people }: PreviewConveningInput): PersonAsked[] {
  if (people.length > MOST_PEOPLE) throw new UserError('TROP_NOMBREUX', `Une réunion convoque ${MOST_PEOPLE} personnes au plus.`, 'people');
  const asked = people.map(({ habilitationId, required, admission }): PersonAsked => ({ habilitationId: uuid('people', habilitationId), required, admission: admission ?? null }));
  const ids = new Set(asked.map((p) => p.habilitationId));
  if (ids.size < asked.length) throw new UserError('DOUBLE', 'Une même personne est convoquée deux fois.', 'people');
  return ids.has(tx.actor.id) ? asked : [{ habilitationId: tx.actor.id, required: true, admission: null }, ...asked];
}

/** One speaks of the child of the synthèse, and of siblings who are linked to them. */
export async function requireChildren(tx: Tx, home: string, points: readonly PointAsked[]): Promise<void> {
  const others = [...new Set(points.map((p) => p.dossierId))].filter((id) => id !== home);
  if (others.length === 0) return;
  const links = await tx.allowed(DossierLink, 'read', { where: { dossierId: home }, among: { linkedId: others }, inForce: true });
  if (others.some((id) => !links.some((l) => l.linkedId === id))) throw new UserError('HORS_FRATRIE', 'On n’y parle que de l’enfant du dossier, et de sa fratrie liée.', 'points');
}
