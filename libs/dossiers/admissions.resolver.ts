import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { AdmissionDecision } from './admission-decision.entity.js';
import { AdmissionPreview } from './admission-preview.type.js';
import { AdmissionProposal } from './admission-proposal.entity.js';
import { Admission } from './admission.entity.js';
import { admit } from './admit.js';
import { changeAdmission } from './change-admission.js';
import { ClosingEffect } from './closing-effect.type.js';
import { grantAdmissionProposal, previewAdmissionProposal, refuseAdmissionProposal } from './decide-admission-proposal.js';
import { AdmitInput, ChangeAdmissionInput, EndAdmissionInput, EndReferentInput, GrantAdmissionProposalInput, NameReferentInput, PreviewAdmissionInput, ProposeAdmissionInput, RefuseAdmissionProposalInput } from './dossiers.inputs.js';
import { endAdmission } from './end-admission.js';
import { endReferent, nameReferent } from './name-referent.js';
import { previewAdmission } from './preview-admission.js';
import { previewEndAdmission } from './preview-end-admission.js';
import { proposeAdmission } from './propose-admission.js';
import { Referent } from './referent.entity.js';

const PreviewAdmissionPayload = payloadOf('PreviewAdmissionPayload', 'preview', () => AdmissionPreview);
const AdmitPayload = payloadOf('AdmitPayload', 'admission', () => Admission);
const ChangeAdmissionPayload = payloadOf('ChangeAdmissionPayload', 'admission', () => Admission);
const PreviewEndAdmissionPayload = payloadOf('PreviewEndAdmissionPayload', 'effect', () => ClosingEffect);
const EndAdmissionPayload = payloadOf('EndAdmissionPayload', 'admission', () => Admission);
const ProposeAdmissionPayload = payloadOf('ProposeAdmissionPayload', 'proposal', () => AdmissionProposal);
const DecideAdmissionPayload = payloadOf('DecideAdmissionPayload', 'decision', () => AdmissionDecision);
const ReferentPayload = payloadOf('ReferentPayload', 'referent', () => Referent);

/** Who is let in, by whom, as whom. */
@Resolver()
export class AdmissionsResolver {
  @Query(() => PreviewAdmissionPayload, { description: 'Ce qu’une admission ouvrirait, avant de l’accorder : des nombres, jamais lesquelles.' })
  previewAdmission(@Args('input') input: PreviewAdmissionInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.answer('preview', async () => previewAdmission(await scope.tx(), input));
  }

  @Mutation(() => AdmitPayload)
  admit(@Args('input') input: AdmitInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('admission', Admission, (tx) => admit(tx, input));
  }

  @Mutation(() => ChangeAdmissionPayload, { description: 'D’autres genres, une autre mission, ou six mois de plus après revue : une admission en remplace une autre, aussitôt.' })
  changeAdmission(@Args('input') input: ChangeAdmissionInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('admission', Admission, (tx) => changeAdmission(tx, input));
  }

  @Query(() => PreviewEndAdmissionPayload, { description: 'Ce que mettre fin à cette admission fermerait, et à qui : des nombres, jamais lesquels.' })
  previewEndAdmission(@Args('admissionId', { type: () => ID }) admissionId: string, @Context('scope') scope: Scope): Promise<object> {
    return scope.answer('effect', async () => previewEndAdmission(await scope.tx(), admissionId));
  }

  @Mutation(() => EndAdmissionPayload)
  endAdmission(@Args('input') input: EndAdmissionInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('admission', Admission, (tx) => endAdmission(tx, input.admissionId, input.effectDigest));
  }

  @Mutation(() => ProposeAdmissionPayload, { description: 'Qui est admis propose une personne ; rien n’est ouvert, et elle n’en sait rien.' })
  proposeAdmission(@Args('input') input: ProposeAdmissionInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('proposal', AdmissionProposal, (tx) => proposeAdmission(tx, input));
  }

  @Query(() => PreviewAdmissionPayload, { description: 'Ce qu’accorder cette proposition ouvrirait, et ce qui le refuserait.' })
  previewAdmissionProposal(@Args('proposalId', { type: () => ID }) proposalId: string, @Context('scope') scope: Scope): Promise<object> {
    return scope.answer('preview', async () => previewAdmissionProposal(await scope.tx(), proposalId));
  }

  @Mutation(() => DecideAdmissionPayload, { description: 'Admet qui a été proposé, par les mêmes gardes.' })
  grantAdmissionProposal(@Args('input') input: GrantAdmissionProposalInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('decision', AdmissionDecision, (tx) => grantAdmissionProposal(tx, input));
  }

  @Mutation(() => DecideAdmissionPayload, { description: 'Refuse, avec un motif lu de qui a proposé.' })
  refuseAdmissionProposal(@Args('input') input: RefuseAdmissionProposalInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('decision', AdmissionDecision, (tx) => refuseAdmissionProposal(tx, input));
  }

  @Mutation(() => ReferentPayload, { description: 'Nomme qui suit l’enfant ; qui l’était ne l’est plus.' })
  nameReferent(@Args('input') input: NameReferentInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('referent', Referent, (tx) => nameReferent(tx, input));
  }

  @Mutation(() => ReferentPayload)
  endReferent(@Args('input') input: EndReferentInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('referent', Referent, (tx) => endReferent(tx, input.referentId));
  }
}
