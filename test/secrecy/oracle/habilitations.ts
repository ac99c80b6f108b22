/** Who proposes, validates, grants and ends an habilitation, typed from the guide: three different persons, or two where nothing is validated. */
import type { Facts } from './facts.js';
import { NEEDS_VALIDATION, RESPONSIBLE } from './table.js';
import type { Habilitation, HabilitationGrant, HabilitationProposal, HabilitationReview, HabilitationValidation, Inscription, Invitation } from './world.js';

type Judge<R> = (facts: Facts, actor: Habilitation, row: R) => boolean;
const responsible = (a: Habilitation): boolean => RESPONSIBLE.includes(a.function);
const administers = (a: Habilitation): boolean => a.function === 'ADMINISTRATEUR_DEPARTEMENT';
const corresponds = (a: Habilitation, organisation: string): boolean => a.function === 'CORRESPONDANT_ORGANISATION' && a.organisation_id === organisation;

const follows: Judge<unknown> = (_, a) => administers(a) || responsible(a);

/** A proposal of this département, neither by this person nor for this person. */
function ofOthers(f: Facts, a: Habilitation, id: string): boolean {
  const proposal = f.proposal.get(id);
  return proposal !== undefined && proposal.departement === a.departement && proposal.proposer_id !== a.professionnel_id && proposal.professionnel_id !== a.professionnel_id;
}

const validatedByAnother = (f: Facts, a: Habilitation, id: string): boolean =>
  (f.validations.get(id) ?? []).some((v) => v.departement === a.departement && v.validator_id !== a.professionnel_id);

export const HABILITATION: Record<string, Judge<never>> = {
  'HabilitationProposal.read': ((f, a, r) => follows(f, a, r) || corresponds(a, r.organisation_id) || r.professionnel_id === a.professionnel_id) satisfies Judge<HabilitationProposal>,
  'HabilitationValidation.read': follows,
  'HabilitationGrant.read': follows,
  'HabilitationProposal.propose': ((_, a, r) => r.proposed_by === a.id && r.proposer_id === a.professionnel_id
    && (corresponds(a, r.organisation_id) || (responsible(a) && r.function === 'CORRESPONDANT_ORGANISATION'))) satisfies Judge<HabilitationProposal>,
  'HabilitationValidation.validate': ((f, a, r) => responsible(a) && r.validated_by === a.id && r.validator_id === a.professionnel_id
    && ofOthers(f, a, r.proposal_id)) satisfies Judge<HabilitationValidation>,
  'HabilitationGrant.grant': ((f, a, r) => administers(a) && r.granted_by === a.id && r.granter_id === a.professionnel_id && ofOthers(f, a, r.proposal_id)
    && (!NEEDS_VALIDATION.includes(r.function) || validatedByAnother(f, a, r.proposal_id))) satisfies Judge<HabilitationGrant>,
  'Inscription.read': ((_, a, r) => administers(a) || corresponds(a, r.organisation_id)) satisfies Judge<Inscription>,
  'Inscription.add': ((_, a, r) => r.recorded_by === a.id && (administers(a) || corresponds(a, r.organisation_id))) satisfies Judge<Inscription>,
  'Invitation.add': ((_, a, r) => r.made_by === a.id && (administers(a) || corresponds(a, r.organisation_id))) satisfies Judge<Invitation>,
  'Invitation.read': ((_, a, r) => administers(a) || corresponds(a, r.organisation_id)) satisfies Judge<Invitation>,
  'Invitation.end': ((_, a, r) => administers(a) || corresponds(a, r.organisation_id)) satisfies Judge<Invitation>,
  'HabilitationReview.read': ((_, a, r) => administers(a) || corresponds(a, r.organisation_id) || r.professionnel_id === a.professionnel_id) satisfies Judge<HabilitationReview>,
  'HabilitationReview.write': ((f, a, r) => administers(a) && r.reviewed_by === a.id && r.reviewer_id === a.professionnel_id && f.isAnother(a, r.habilitation_id)) satisfies Judge<HabilitationReview>,
  'Habilitation.end': ((_, a) => administers(a)) satisfies Judge<Habilitation>,
};
