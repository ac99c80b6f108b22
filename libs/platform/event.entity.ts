/** The one memory: what was done, in ids only. The journal, the worker and realtime all read it. */
export const EVENT_TYPES = [
  'dossier.opened', 'dossier.closed', 'dossier.reopened', 'elimination.held', 'elimination.released', 'elimination.listed', 'elimination.struck', 'elimination.visa-recorded', 'conservation.announced', 'conservation.recalled', 'dossier.eliminated', 'dossier.moved', 'dossier.linked', 'dossier.unlinked', 'enfant.written', 'entry.written', 'prior-information.recorded', 'prior-information.validated', 'personne.written', 'lien.written', 'lien.ended', 'lieu-protege.declared', 'lieu-protege.ended', 'admission.granted', 'admission.ended',
  'conflict.declared', 'conflict.lifted', 'referent.named', 'referent.ended', 'admission.proposed', 'admission-proposal.granted', 'admission-proposal.refused',
  'thread.opened', 'participation.added', 'message.posted', 'message.corrected', 'message.withdrawn', 'message.acknowledged', 'message.mentioned', 'piece.attached', 'piece-recueillie.attached',
  'justification.asked', 'justification.given',
  'synthese.convened', 'synthese.dated', 'synthese.moved', 'synthese.cancelled', 'convocation.added', 'convocation.ended', 'convocation.answered', 'poll.opened', 'poll.voted', 'poll.reminded', 'poll.closed', 'agenda-feed.renewed', 'agenda-feed.revoked',
  'seance.opened', 'seance.moved-on', 'seance.closed', 'pen.taken', 'pen.handed', 'pen.released', 'presence.recorded', 'line.written', 'line.corrected', 'line.withdrawn', 'piece-synthese.attached', 'minutes.validated',
  'action.done', 'action.not-done', 'action.postponed', 'action.handed', 'action.reminded', 'action.due', 'action.overdue',
  'observation.made', 'observation.answered', 'relecture.done', 'relecture.reminded', 'family.recorded', 'opinion.collected',
  'share.granted', 'share.ended', 'child.looked-up', 'child.found', 'session.ended',
  'organisation.registered', 'service.registered', 'substitution.registered', 'convention.registered',
  'habilitation.proposed', 'habilitation.validated', 'habilitation.granted', 'habilitation.ended', 'habilitation.bootstrapped',
  'notice-preference.set',
  'person.inscribed', 'habilitation.reviewed', 'invitation.made', 'invitation.used', 'invitation.revoked',
  'astreinte.named', 'astreinte.ended', 'glass.broken', 'glass.reviewed',
  'information-preoccupante.received',
  'evaluation.opened', 'contribution.written', 'piece-evaluation.attached', 'rencontre.recorded', 'rapport-evaluation.submitted', 'suite-donnee.decided', 'avis-titulaire.recorded', 'retour.asked', 'retour.given', 'information-preoccupante.closed', 'information-preoccupante.qualified', 'information-preoccupante.looked-at', 'information-preoccupante.attached',
  'deadline.shortened', 'deadline.reminded', 'deadline.overdue', 'watch.silent',
  'permanence.named', 'permanence.ended', 'permanence.handed-over', 'permanence.taken-over',
  'delegation.registered', 'delegation.ended', 'ressort.registered', 'signalement.drafted', 'signalement.revised', 'piece-signalement.attached', 'signalement.attached', 'signalement.sealed', 'signalement.sent', 'signalement.received', 'signalement.acknowledged', 'signalement.answered', 'signalement.author-told', 'signalement.complement-asked', 'signalement.complement-sent',
  'signalement.parents-timing', 'signalement.parents-told', 'signalement.judged', 'signalement.deposited', 'signalement.receipt-recorded',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** One row of app.event, as the relay and the worker read it. */
export interface EventRow {
  id: string; xid: string; at: Date; type: EventType; departement: number; actor_id: string;
  subject_type: string; subject_id: string; dossier_id: string | null; thread_id: string | null; habilitation_id: string | null; seq: number | null;
}
