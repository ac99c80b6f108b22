import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Les clés d’une organisation, vérifiées à la saisie, et sa commune.' })
export class OrganisationSheet {
  @Field(() => String, { nullable: true }) siret: string | null;
  @Field(() => String, { nullable: true }) uai: string | null;
  @Field(() => String, { nullable: true }) finess: string | null;
  @Field(() => String, { nullable: true }) communeCode: string | null;
  @Field(() => String, { nullable: true }) communeName: string | null;
}
