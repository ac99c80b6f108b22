import { Field, ID, InputType } from '@nestjs/graphql';

@InputType()
export class ActionStepInput {
  @Field(() => ID, { description: 'UUID choisi par le client avant le premier essai : un nouvel essai ne double rien.' }) requestId: string;
  @Field(() => ID) actionId: string;
}

@InputType()
export class CompleteActionInput extends ActionStepInput {
  @Field(() => String, { nullable: true, description: 'Ce qui en fut fait, s’il faut le dire.' }) words?: string | null;
}

@InputType()
export class AbandonActionInput extends ActionStepInput {
  @Field({ description: 'Pourquoi elle ne sera pas faite.' }) reason: string;
}

@InputType()
export class PostponeActionInput extends ActionStepInput {
  @Field({ description: 'Le nouveau dernier jour, AAAA-MM-JJ.' }) dueOn: string;
  @Field({ description: 'Pourquoi.' }) reason: string;
}

@InputType()
export class HandActionInput extends ActionStepInput {
  @Field(() => ID, { description: 'À qui : une personne qui lit ce point.' }) habilitationId: string;
  @Field(() => String, { nullable: true }) reason?: string | null;
}
