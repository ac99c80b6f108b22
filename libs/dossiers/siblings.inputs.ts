import { Field, ID, InputType } from '@nestjs/graphql';

@InputType({ description: 'Les dossiers de deux enfants d’une même fratrie, de votre territoire.' })
export class SiblingInput {
  @Field(() => ID) dossierId: string;
  @Field(() => ID) siblingId: string;
}
