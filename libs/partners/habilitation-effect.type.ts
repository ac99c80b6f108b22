import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('HabilitationEffect', { description: 'L’effet d’un changement, avant de le faire ; son empreinte est à renvoyer avec l’acte.' })
export class HabilitationEffectType {
  @Field() phrase: string;
  @Field(() => Int) peopleGaining: number;
  @Field(() => Int) peopleLosing: number;
  @Field(() => Int) dossiers: number;
  @Field(() => Int) threads: number;
  @Field() digest: string;
}
