import { Field, ID, InputType } from '@nestjs/graphql';

@InputType()
export class TakeOverPermanenceInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) passationId: string;
  @Field({ description: 'L’empreinte de ce qui vous a été montré.' }) openDigest: string;
}
