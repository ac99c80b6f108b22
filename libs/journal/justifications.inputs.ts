import { Field, ID, InputType } from '@nestjs/graphql';

@InputType()
export class AskJustificationInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID, { description: 'Une consultation, lue dans le journal d’un dossier dont vous répondez.' }) consultationId: string;
}

@InputType()
export class GiveJustificationInput {
  @Field(() => ID, { description: 'La demande qui vous est faite.' }) questionId: string;
  @Field({ description: 'Pourquoi vous avez ouvert ce dossier.' }) body: string;
}
