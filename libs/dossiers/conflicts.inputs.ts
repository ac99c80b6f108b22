import { Field, ID, InputType } from '@nestjs/graphql';

@InputType()
export class DeclareConflictInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) dossierId: string;
  @Field(() => ID, { nullable: true, description: 'Qui est écarté ; par défaut, vous-même.' }) professionnelId?: string | null;
  @Field({ description: 'Le lien, l’intérêt, ou ce qui empêche.' }) reason: string;
}

@InputType()
export class LiftConflictInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) conflictId: string;
  @Field({ description: 'Pourquoi rien n’empêche plus.' }) reason: string;
}
