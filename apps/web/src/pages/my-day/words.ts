/** The verb in capitals, what it is about, and where it is done. */
import { clockName } from '../../words/clocks.js';
import { count } from '../../words/plural.js';
import type { Item } from './queries.js';

export const VERB_NAMES: Readonly<Record<Item['verb'], string>> = {
  MEET: 'Délai légal', DUE: 'Faire', VOTE: 'Voter', PREPARE: 'Préparer', QUALIFY: 'Qualifier', LOOK: 'Second regard', DECIDE: 'Décider', TELL: 'Informer', ACKNOWLEDGE: 'Accuser', ANSWER: 'Répondre', GRANT: 'Décider', VALIDATE: 'Valider', ATTEND: 'Siéger', REVIEW: 'Revoir', REPAIR: 'Réparer', READ: 'Lire',
};
export const ACTION_NAMES: Readonly<Record<Item['verb'], string>> = {
  MEET: 'Ouvrir', DUE: 'Voir', VOTE: 'Voter', PREPARE: 'Donner une date', QUALIFY: 'Qualifier', LOOK: 'Regarder', DECIDE: 'Décider', TELL: 'Informer', ACKNOWLEDGE: 'Accuser réception', ANSWER: 'Répondre', GRANT: 'Décider', VALIDATE: 'Valider', ATTEND: 'Voir', REVIEW: 'Revoir', REPAIR: 'Voir', READ: 'Lire',
};

const ABOUT: Readonly<Record<string, string>> = {
  AdmissionProposal: 'Une admission est proposée', Admission: 'Un accès arrive à son terme ou attend sa revue', HabilitationProposal: 'Une habilitation est proposée', Habilitation: 'Une habilitation attend sa revue annuelle',
  Synthese: 'Une réunion de synthèse', ActionItem: 'Une action est à faire', Poll: 'Un sondage demande quand vous pouvez venir', Passation: 'La permanence du parquet vous est passée', MailFailure: 'Une adresse refuse le courrier', PriorInformation: 'Une exception à l’information préalable est à valider', Invitation: 'Une invitation n’a pas été utilisée', Qualification: 'Une qualification attend une autre personne que celle qui l’a proposée',
};

/** Of an information préoccupante, by what is to be done of it. */
const OF_INTAKE: Partial<Record<Item['verb'], string>> = { QUALIFY: 'Une information préoccupante est à qualifier', DECIDE: 'Un rapport d’évaluation est remis', TELL: 'Qui a transmis attend un retour' };

/** Of a meeting, by what is awaited of it. */
const OF_MEETING: Partial<Record<Item['verb'], string>> = { PREPARE: 'Une réunion attend sa date', VALIDATE: 'Un compte rendu attend sa validation', REVIEW: 'Un projet de compte rendu est à relire', ANSWER: 'Une convocation attend votre réponse' };

export function objectOf({ verb, count: messages, about }: Item): string {
  if (verb === 'READ') return messages === 100 ? 'Cent messages ou plus dans un échange' : `${count(messages ?? 0, 'message')} dans un échange`;
  if (verb === 'ACKNOWLEDGE' && about?.__typename !== 'Passation') return 'Un message vous nomme';
  if (about?.__typename === 'Synthese' && OF_MEETING[verb]) return OF_MEETING[verb];
  if (about?.__typename === 'Observation') return 'Une observation attend votre réponse';
  if (verb === 'ANSWER') return 'Votre réponse est attendue';
  if (OF_INTAKE[verb]) return OF_INTAKE[verb];
  if (about?.__typename === 'Deadline') return `${clockName(about.code ?? '')} (${about.article ?? ''})`;
  return ABOUT[about?.__typename ?? ''] ?? 'Un élément vous attend';
}

export function placeOf({ verb, threadId, seq, dossier, about }: Item): string | null {
  if (threadId) return `/fils/${threadId}${seq ? `#m${seq}` : ''}`;
  if (about?.__typename === 'InformationPreoccupante') return `/ip/${about.id}`;
  if (about?.__typename === 'Qualification') return '/ip';
  if (about?.__typename === 'Synthese') return `/reunions/${about.id}${verb === 'REVIEW' ? '/seance' : ''}`;
  if (about?.__typename === 'Observation') return `/reunions/${about.syntheseId}/seance`;
  if (about?.__typename === 'Poll') return `/reunions/${about.syntheseId}`;
  if (about?.__typename === 'ActionItem') return `/reunions/${about.syntheseId}/seance`;
  if (about?.__typename === 'Passation') return `/parquet/permanence?passation=${about.id}`;
  // A clock is met where what holds it is.
  if (about?.__typename === 'Deadline' && about.subjectType && !about.dossier) return `/${about.subjectType.startsWith('Signalement') ? 'signalements' : 'ip'}/${about.holderId}`;
  const id = dossier?.id ?? (about?.__typename === 'Deadline' ? about.dossier?.id : undefined);
  return id ? `/dossiers/${id}` : null;
}
