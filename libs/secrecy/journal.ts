/** What the journal tells, and to whom a kind that must not even be noticed stays unsaid (docs/lecture-de-la-loi.md, « Consultation.read »). */
import type { Kind } from './kinds.js';
import type { Row } from './matrix.js';

/** Those who answer for a child's journal, and the one who answers for the département's. */
export const REFERENT = 'REFERENT_ASE';
export const CONTROLLER = 'DPO';

/** In the order of the column's words. */
const RESERVED: readonly Kind[] = ['INF', 'ADO', 'LIE'];
const NAMES = Array.from({ length: 2 ** RESERVED.length }, (_, bits) => RESERVED.filter((_kind, i) => bits & (1 << i)));

/** The words of app.access.reserved whose every kind this row opens by S or P. */
export const mayBeToldOf = (row: Row): string[] =>
  NAMES.filter((kinds) => kinds.every((kind) => row[kind].some((c) => c.right === 'S' || c.right === 'P'))).map((kinds) => kinds.join('_') || 'NONE');

/** Acts on a dossier whose kind anybody who knows the dossier may notice. */
export const ACTS_TOLD = ['dossier.opened', 'dossier.closed', 'dossier.reopened', 'dossier.moved', 'dossier.linked', 'dossier.unlinked', 'enfant.written', 'prior-information.recorded', 'admission.granted', 'admission.ended', 'thread.opened',
  'participation.added', 'message.posted', 'message.corrected', 'message.withdrawn', 'message.acknowledged', 'piece.attached', 'child.found', 'referent.named', 'referent.ended',
  'personne.written', 'lien.written', 'lien.ended', 'prior-information.validated', 'glass.broken', 'glass.reviewed', 'justification.asked', 'justification.given', 'information-preoccupante.attached',
  'synthese.convened', 'synthese.dated', 'synthese.moved', 'synthese.cancelled', 'convocation.added', 'convocation.ended', 'seance.opened', 'seance.closed', 'minutes.validated'] as const;
/** What those who admit are told besides: that something was shared, that somebody was proposed, which their law lets them see. */
export const ACTS_OF_THOSE_WHO_ADMIT = [...ACTS_TOLD, 'share.granted', 'share.ended', 'admission.proposed', 'admission-proposal.granted', 'admission-proposal.refused', 'elimination.held', 'elimination.released', 'elimination.listed', 'elimination.struck', 'elimination.visa-recorded'] as const;
/** Who becomes somebody here, by whose hand, until when. */
const ACTS_ON_RIGHTS = ['person.inscribed', 'invitation.made', 'invitation.used', 'invitation.revoked', 'habilitation.proposed', 'habilitation.validated', 'habilitation.granted', 'habilitation.reviewed', 'habilitation.ended', 'habilitation.bootstrapped', 'astreinte.named', 'astreinte.ended', 'delegation.registered', 'delegation.ended'] as const;
/** The DPO is also told that something was written, that a child was asked about, and what makes and unmakes rights. */
export const ACTS_CONTROLLED = [...ACTS_OF_THOSE_WHO_ADMIT, ...ACTS_ON_RIGHTS, 'entry.written', 'lieu-protege.declared', 'lieu-protege.ended', 'child.looked-up', 'information-preoccupante.received', 'piece-recueillie.attached', 'evaluation.opened', 'contribution.written', 'piece-evaluation.attached', 'piece-synthese.attached', 'rencontre.recorded', 'rapport-evaluation.submitted', 'suite-donnee.decided', 'avis-titulaire.recorded', 'retour.asked', 'retour.given', 'information-preoccupante.closed', 'information-preoccupante.qualified', 'information-preoccupante.looked-at'] as const;
