import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { uuid } from '../platform/inputs.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { Contribution } from './contribution.entity.js';
import { Evaluation } from './evaluation.entity.js';
import { OpenEvaluationInput, RecordRencontreInput, SubmitRapportInput, WriteContributionInput } from './evaluations.inputs.js';
import { InformationPreoccupante } from './information-preoccupante.entity.js';
import { openEvaluation } from './open-evaluation.js';
import { type IntakeAct, IntakeActEnum, possibleIntakeActs } from './possible-acts.js';
import { recordRencontre } from './record-rencontre.js';
import { Rencontre } from './rencontre.entity.js';
import { submitRapport } from './submit-rapport.js';
import { writeContribution } from './write-contribution.js';

const EvaluationPayload = payloadOf('EvaluationPayload', 'evaluation', () => Evaluation);
const ContributionPayload = payloadOf('ContributionPayload', 'contribution', () => Contribution);
const RencontrePayload = payloadOf('RencontrePayload', 'rencontre', () => Rencontre);

@Resolver()
export class EvaluationsResolver {
  @Query(() => Evaluation, { nullable: true })
  evaluation(@Args('id', { type: () => ID }) id: string, @Context('scope') scope: Scope): Promise<Evaluation | null> {
    return scope.find(Evaluation, id, 'read');
  }

  @Query(() => [IntakeActEnum], { description: 'Ce que vous pouvez faire maintenant de cette information préoccupante : rien, si elle est inconnue ou n’est pas à vous.' })
  async intakeActs(@Args('informationPreoccupanteId', { type: () => ID }) id: string, @Context('scope') scope: Scope): Promise<IntakeAct[]> {
    const intake = await scope.find(InformationPreoccupante, uuid('informationPreoccupanteId', id), 'read');
    return intake ? possibleIntakeActs(await scope.tx(), intake) : [];
  }

  @Mutation(() => EvaluationPayload, { description: 'Fait évaluer la situation : une fois, d’une information préoccupante qualifiée.' })
  openEvaluation(@Args('input') input: OpenEvaluationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('evaluation', Evaluation, (tx) => openEvaluation(tx, input));
  }

  @Mutation(() => ContributionPayload)
  writeContribution(@Args('input') input: WriteContributionInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('contribution', Contribution, (tx) => writeContribution(tx, input));
  }

  @Mutation(() => RencontrePayload)
  recordRencontre(@Args('input') input: RecordRencontreInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('rencontre', Rencontre, (tx) => recordRencontre(tx, input));
  }

  @Mutation(() => EvaluationPayload, { description: 'Remet le rapport : une conclusion commune, une analyse par enfant. Il ne change plus.' })
  submitRapport(@Args('input') input: SubmitRapportInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('evaluation', Evaluation, (tx) => submitRapport(tx, input));
  }
}
