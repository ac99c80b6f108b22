import { Args, ArgsType, Context, Field, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Dossier } from '../dossiers/dossier.entity.js';
import { connectionOf, PageArgs, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import type { Tx } from '../platform/tx.js';
import { closeDossier } from './close-dossier.js';
import { conservationOf, retentionTerms } from './conservation-of.js';
import { conservationPage } from './conservation-page.js';
import { ConservationStep } from './conservation-step.entity.js';
import { type ConservationStage, StageEnum } from './conservation-words.js';
import { CloseDossierInput, ListForEliminationInput, ReasonedStepInput, RecordVisaInput } from './conservation.inputs.js';
import { Conservation, RetentionTerm } from './conservation.type.js';
import { Elimination } from './elimination.type.js';
import { eliminationsPage } from './eliminations-page.js';
import { holdElimination, releaseElimination } from './hold-elimination.js';
import { listForElimination, strikeFromElimination } from './list-for-elimination.js';
import { recordVisa } from './record-visa.js';
import { reopenDossier } from './reopen-dossier.js';

const StepConnection = connectionOf<ConservationStep>('ConservationStep', () => ConservationStep);
const EliminationConnection = connectionOf<Elimination>('Elimination', () => Elimination, ['Event']);
const StepPayload = payloadOf('ConservationStepPayload', 'step', () => ConservationStep);
const RecordVisaPayload = payloadOf('RecordVisaPayload', 'steps', () => [ConservationStep]);
const step = (scope: Scope, verb: (tx: Tx) => Promise<ConservationStep>): Promise<object> => scope.act('step', ConservationStep, verb);

@ArgsType()
class StageArgs extends PageArgs {
  @Field(() => StageEnum) stage: ConservationStage;
}

@Resolver(() => Dossier)
export class ConservationResolver {
  constructor(private readonly cursors: Cursors) {}

  @ResolveField(() => Conservation, { nullable: true, description: 'Ce qui court, son article, son terme, son gel ; rien, pour qui n’en répond pas.' })
  conservation(@Parent() dossier: Dossier, @Context('scope') scope: Scope): Promise<Conservation | null> {
    return conservationOf(scope, dossier);
  }

  @Query(() => StepConnection, { description: 'Les dossiers dont vous répondez et qui en sont là, du plus proche terme, ou du plus ancien fait.' })
  conservationSteps(@Args() { stage, ...args }: StageArgs, @Context('scope') scope: Scope): Promise<Page<ConservationStep>> {
    return conservationPage(scope, this.cursors, stage, args);
  }

  @Query(() => EliminationConnection, { description: 'Ce qui fut détruit, du plus récent au plus ancien, avec son certificat ; vide, pour qui n’en répond pas.' })
  eliminations(@Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Elimination>> {
    return eliminationsPage(scope, this.cursors, args);
  }

  @Query(() => [RetentionTerm], { description: 'Ce qu’une clôture ferait courir aujourd’hui, selon ce que fut le dossier.' })
  retentionTerms(@Context('scope') scope: Scope): Promise<RetentionTerm[]> {
    return retentionTerms(scope);
  }

  @Mutation(() => StepPayload, { description: 'Clôt un dossier : sa durée de conservation court. Il reste lu de ceux qui le lisaient.' })
  closeDossier(@Args('input') input: CloseDossierInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => closeDossier(tx, input));
  }

  @Mutation(() => StepPayload, { description: 'Rouvre un dossier : sa durée ne court plus, et il quitte son bordereau.' })
  reopenDossier(@Args('input') input: ReasonedStepInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => reopenDossier(tx, input));
  }

  @Mutation(() => StepPayload, { description: 'Gel judiciaire : rien n’en est détruit tant qu’il n’est pas levé.' })
  holdElimination(@Args('input') input: ReasonedStepInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => holdElimination(tx, input));
  }

  @Mutation(() => StepPayload, { description: 'Lève le gel judiciaire. Le dossier ne revient pas de lui-même à son bordereau.' })
  releaseElimination(@Args('input') input: ReasonedStepInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => releaseElimination(tx, input));
  }

  @Mutation(() => StepPayload, { description: 'Propose à l’élimination un dossier dont le terme est passé. Rien n’est détruit sans le visa des archives départementales.' })
  listForElimination(@Args('input') input: ListForEliminationInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => listForElimination(tx, input));
  }

  @Mutation(() => StepPayload, { description: 'Retire un dossier de son bordereau.' })
  strikeFromElimination(@Args('input') input: ReasonedStepInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => strikeFromElimination(tx, input));
  }

  @Mutation(() => RecordVisaPayload, { description: 'Enregistre le visa des archives sur un bordereau, pour chaque dossier que vous connaissez et qui y est encore. Par une autre personne que celle qui a proposé.' })
  recordVisa(@Args('input') input: RecordVisaInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.perform('steps', () => scope.run((tx) => recordVisa(tx, input)));
  }
}
