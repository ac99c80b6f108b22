import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import type { Tx } from '../platform/tx.js';
import { ActionStep } from './action-step.entity.js';
import * as inputs from './actions.inputs.js';
import { abandonAction, completeAction, handAction, postponeAction } from './take-action-step.js';

const ActionStepPayload = payloadOf('ActionStepPayload', 'step', () => ActionStep);
const step = (scope: Scope, verb: (tx: Tx) => Promise<ActionStep>): Promise<object> => scope.act('step', ActionStep, verb);

@Resolver()
export class ActionsResolver {
  @Mutation(() => ActionStepPayload, { description: 'Dit qu’une action est faite.' })
  completeAction(@Args('input') input: inputs.CompleteActionInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => completeAction(tx, input));
  }

  @Mutation(() => ActionStepPayload, { description: 'Dit qu’une action ne sera pas faite, et pourquoi.' })
  abandonAction(@Args('input') input: inputs.AbandonActionInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => abandonAction(tx, input));
  }

  @Mutation(() => ActionStepPayload, { description: 'Reporte une action à un autre jour, et dit pourquoi.' })
  postponeAction(@Args('input') input: inputs.PostponeActionInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => postponeAction(tx, input));
  }

  @Mutation(() => ActionStepPayload, { description: 'Confie une action à une autre personne, qui lit ce point.' })
  handAction(@Args('input') input: inputs.HandActionInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => handAction(tx, input));
  }
}
