import { Field, ID, InputType } from '@nestjs/graphql';

@InputType()
export class AttachPieceInput {
  @Field(() => ID, { description: 'Un message que vous avez écrit : ses lecteurs liront la pièce, et eux seuls.' }) messageId: string;
  @Field(() => ID, { description: 'Le dépôt (POST /pieces/depots), une fois examiné. La pièce garde cet identifiant : un nouvel essai ne double rien.' }) depositId: string;
}
