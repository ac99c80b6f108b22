/** The verb in capitals, what it is about, and where it is done. */
import { count } from '../../words/plural.js';
import type { Item } from './queries.js';

export const VERB_NAMES: Readonly<Record<Item['verb'], string>> = {
  MEET: 'Délai légal', ACKNOWLEDGE: 'Accuser', ANSWER: 'Répondre', GRANT: 'Décider', VALIDATE: 'Valider', REVIEW: 'Revoir', REPAIR: 'Réparer', READ: 'Lire',
};
export const ACTION_NAMES: Readonly<Record<Item['verb'], string>> = {
  MEET: 'Ouvrir', ACKNOWLEDGE: 'Accuser réception', ANSWER: 'Répondre', GRANT: 'Décider', VALIDATE: 'Valider', REVIEW: 'Revoir', REPAIR: 'Voir', READ: 'Lire',
};

const ABOUT: Readonly<Record<string, string>> = {
  AdmissionProposal: 'Une admission est proposée', Admission: 'Un accès arrive à son terme ou attend sa revue', HabilitationProposal: 'Une habilitation est proposée', Habilitation: 'Une habilitation attend sa revue annuelle',
  MailFailure: 'Une adresse refuse le courrier', PriorInformation: 'Une exception à l’information préalable est à valider', Invitation: 'Une invitation n’a pas été utilisée',
};

export function objectOf({ verb, count: messages, about }: Item): string {
  if (verb === 'READ') return messages === 100 ? 'Cent messages ou plus dans un échange' : `${count(messages ?? 0, 'message')} dans un échange`;
  if (verb === 'ACKNOWLEDGE') return 'Un message vous nomme';
  if (verb === 'ANSWER') return 'Votre réponse est attendue';
  if (about?.__typename === 'Deadline') return `Délai ${about.code ?? ''} (${about.article ?? ''})`;
  return ABOUT[about?.__typename ?? ''] ?? 'Un élément vous attend';
}

export function placeOf({ threadId, seq, dossier, about }: Item): string | null {
  if (threadId) return `/fils/${threadId}${seq ? `#m${seq}` : ''}`;
  const id = dossier?.id ?? (about?.__typename === 'Deadline' ? about.dossier?.id : undefined);
  return id ? `/dossiers/${id}` : null;
}
