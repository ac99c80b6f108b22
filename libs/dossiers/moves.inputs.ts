import { Field, ID, InputType } from '@nestjs/graphql';

@InputType()
export class PreviewMoveInput {
  @Field(() => ID) dossierId: string;
  @Field(() => ID, { description: 'Le territoire qui en répondrait, du même département.' }) territoireId: string;
}

@InputType()
export class MoveDossierInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) dossierId: string;
  @Field(() => ID, { description: 'Le territoire qui en répondra, du même département.' }) territoireId: string;
  @Field({ description: 'L’empreinte de ce qui a été montré (previewMove).' }) effectDigest: string;
}
