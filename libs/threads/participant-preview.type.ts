import { Field, Int, ObjectType } from '@nestjs/graphql';
import { KindEnum } from '../dossiers/dossiers.inputs.js';

@ObjectType({ description: 'Les messages du passé, d’un genre.' })
export class PastMessages {
  @Field(() => KindEnum) kind: string;
  @Field(() => Int, { description: 'Ceux que la personne remarquerait.' }) noticed: number;
  @Field(() => Int, { description: 'De ceux que vous lisez, ceux qu’elle lirait.' }) opened: number;
  @Field(() => Int, { description: 'Ceux que vous ne lisez pas : vous ne pouvez savoir si elle les lirait.' }) untold: number;
}

@ObjectType({ description: 'Ce qu’ouvrir le passé d’un échange ouvrirait à qui y entre ; son empreinte est à renvoyer avec l’acte.' })
export class ParticipantPreview {
  @Field() phrase: string;
  @Field(() => [PastMessages]) past: PastMessages[];
  @Field(() => Int, { description: 'Ceux qui précèdent votre propre arrivée, dont vous ne savez que le nombre.' }) beforeYou: number;
  @Field() digest: string;
}
