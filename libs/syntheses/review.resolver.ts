import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { answerObservation } from './answer-observation.js';
import { collectOpinion } from './collect-opinion.js';
import { FamilyStep } from './family-step.entity.js';
import { MinuteLine } from './minute-line.entity.js';
import { ObservationAnswer } from './observation-answer.entity.js';
import { Observation } from './observation.entity.js';
import { observeMinutes, sayNothingToObserve } from './observe-minutes.js';
import { explainNotHeard, recordFamily } from './record-family.js';
import { Relecture } from './relecture.entity.js';
import * as inputs from './review.inputs.js';
import { SeanceInput } from './seance.inputs.js';

const ObservationPayload = payloadOf('ObservationPayload', 'observation', () => Observation);
const RelecturePayload = payloadOf('RelecturePayload', 'relecture', () => Relecture);
const ObservationAnswerPayload = payloadOf('ObservationAnswerPayload', 'answer', () => ObservationAnswer);
const FamilyStepPayload = payloadOf('FamilyStepPayload', 'step', () => FamilyStep);
const OpinionPayload = payloadOf('OpinionPayload', 'line', () => MinuteLine);

@Resolver()
export class ReviewResolver {
  @Mutation(() => ObservationPayload, { description: 'Observe un point du projet de compte rendu, ou l’une de ses lignes : jusqu’au terme de la relecture.' })
  observeMinutes(@Args('input') input: inputs.ObserveMinutesInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('observation', Observation, (tx) => observeMinutes(tx, input));
  }

  @Mutation(() => RelecturePayload, { description: 'Dit que l’on a relu le projet, et que l’on n’a rien à observer.' })
  sayNothingToObserve(@Args('input') input: SeanceInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('relecture', Relecture, (tx) => sayNothingToObserve(tx, input));
  }

  @Mutation(() => ObservationAnswerPayload, { description: 'Répond à une observation : retenue par une ligne, ou non et pourquoi.' })
  answerObservation(@Args('input') input: inputs.AnswerObservationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('answer', ObservationAnswer, (tx) => answerObservation(tx, input));
  }

  @Mutation(() => FamilyStepPayload, { description: 'Note qu’un parent ou l’enfant est invité, ou pourquoi il ne l’est pas.' })
  recordFamily(@Args('input') input: inputs.RecordFamilyInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('step', FamilyStep, (tx) => recordFamily(tx, input));
  }

  @Mutation(() => FamilyStepPayload, { description: 'Note pourquoi l’avis de l’enfant n’a pas été recueilli.' })
  explainNotHeard(@Args('input') input: inputs.ExplainNotHeardInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('step', FamilyStep, (tx) => explainNotHeard(tx, input));
  }

  @Mutation(() => OpinionPayload, { description: 'Écrit un avis de l’enfant ou des parents, recueilli avant la réunion.' })
  collectOpinion(@Args('input') input: inputs.CollectOpinionInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('line', MinuteLine, (tx) => collectOpinion(tx, input));
  }
}
