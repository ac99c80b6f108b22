import { Field, ObjectType } from '@nestjs/graphql';
import { Habilitation } from '../partners/habilitation.entity.js';

@ObjectType({ description: 'Qui gagnerait et qui perdrait le dossier par sa fonction, avant de le confier ; son empreinte est à renvoyer avec l’acte.' })
export class MoveEffect {
  @Field() phrase: string;
  @Field(() => [Habilitation]) gaining: Habilitation[];
  @Field(() => [Habilitation]) losing: Habilitation[];
  @Field() digest: string;
}
