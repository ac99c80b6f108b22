/** What stands beside the minutes of one reader: who of the family was invited, as far as they may know, and what was observed of the draft, where they read it. */
import { Personne } from '../dossiers/personne.entity.js';
import { CARD, Habilitation } from '../partners/habilitation.entity.js';
import { frenchInstant } from '../platform/pdf/french-date.js';
import type { Tx } from '../platform/tx.js';
import { FamilyStep } from './family-step.entity.js';
import type { Kin, Meeting, Observed } from './minutes/minutes.js';
import { ObservationAnswer } from './observation-answer.entity.js';
import { Observation } from './observation.entity.js';
import { FAMILY_MEANS } from './review-words.js';
import type { SynthesePoint } from './synthese-point.entity.js';
import { POINT_HEADINGS } from './words.js';

export async function besideMinutes(tx: Tx, syntheseId: string, points: readonly SynthesePoint[], zone: string): Promise<Pick<Meeting, 'family' | 'observations'>> {
  return { family: await familyOf(tx, syntheseId, zone), observations: await observedOf(tx, syntheseId, points) };
}

/** Of each person the last of inviting, then why the child was not heard; a parent whose name is not this reader's is « Parent ». */
async function familyOf(tx: Tx, syntheseId: string, zone: string): Promise<Kin[]> {
  const steps = await tx.allowed(FamilyStep, 'read', { where: { syntheseId }, order: ['writtenAt', 'id'] });
  const ids = [...new Set(steps.flatMap(({ personneId }) => personneId ?? []))];
  const people = ids.length === 0 ? [] : await tx.allowed(Personne, 'read', { among: { id: ids } });
  const last = new Map(steps.map((step) => [`${step.personneId} ${step.fact === 'NOT_HEARD'}`, step]));
  return [...last.values()].map((step) => {
    const person = people.find(({ id }) => id === step.personneId);
    const who = step.about === 'CHILD' ? 'Enfant' : person ? `${person.givenNames} ${person.surname}` : 'Parent';
    if (step.fact === 'NOT_HEARD') return { who, invited: `Avis non recueilli : ${step.reason}` };
    if (step.fact === 'NOT_INVITED') return { who, invited: `Non invité : ${step.reason}` };
    return { who, invited: `Invité ${FAMILY_MEANS[step.means!]}, le ${frenchInstant(step.informedAt!, zone)}${step.accompanied ? ', avec la personne de son choix s’il le souhaite' : ''}` };
  });
}

async function observedOf(tx: Tx, syntheseId: string, points: readonly SynthesePoint[]): Promise<Observed[]> {
  const observations = await tx.allowed(Observation, 'read', { where: { syntheseId }, order: ['writtenAt', 'id'] });
  if (observations.length === 0) return [];
  const answers = await tx.allowed(ObservationAnswer, 'read', { where: { syntheseId } });
  const authors = await tx.allowed(Habilitation, 'read', { among: { id: [...new Set(observations.map(({ authorId }) => authorId))] }, with: CARD });
  return observations.map(({ id, authorId, pointId, body }) => {
    const answer = answers.find(({ observationId }) => observationId === id);
    const point = points.find((one) => one.id === pointId);
    return {
      by: authors.find((one) => one.id === authorId)?.professionnel?.displayName ?? '', heading: point ? POINT_HEADINGS[point.heading] : '', body,
      answer: !answer ? 'Aucune encore.' : [answer.outcome === 'RETAINED' ? 'Retenue.' : 'Non retenue.', answer.words].filter(Boolean).join(' '),
    };
  });
}
