import { Field, ID, InputType } from '@nestjs/graphql';

@InputType()
export class AttachPieceSignalementInput {
  @Field(() => ID) signalementId: string;
  @Field(() => ID, { description: 'Le dépôt examiné ; clé d’idempotence : un nouvel essai ne joint rien de plus.' }) depositId: string;
}

@InputType()
export class WithdrawPieceSignalementInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) pieceId: string;
}
