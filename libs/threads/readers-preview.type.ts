import { Field, ObjectType } from '@nestjs/graphql';
import { MessageOrWithheld } from './withheld.js';
import { Habilitation } from '../partners/habilitation.entity.js';

@ObjectType({ description: 'Un participant qui remarquera ce message sans le lire, et pourquoi.' })
export class ExcludedReader {
  @Field(() => Habilitation) habilitation: Habilitation;
  @Field() code: string;
  @Field() phrase: string;
  @Field() article: string;
}

@ObjectType({ description: 'Une mention, avant l’envoi : si elle sera lue, et sinon pourquoi.' })
export class MentionPreview {
  @Field(() => Habilitation, { nullable: true }) habilitation: Habilitation | null;
  @Field(() => String, { nullable: true }) function: string | null;
  @Field() willRead: boolean;
  @Field(() => String, { nullable: true }) code: string | null;
  @Field(() => String, { nullable: true }) phrase: string | null;
  @Field(() => String, { nullable: true }) article: string | null;
}

@ObjectType('ReadersPreview', { description: 'À renvoyer avec le message : l’empreinte de ceux qui ont été montrés.' })
export class ReadersPreviewType {
  @Field() digest: string;
  @Field(() => [Habilitation]) readers: Habilitation[];
  @Field(() => [ExcludedReader]) excluded: ExcludedReader[];
  @Field(() => [MentionPreview], { description: 'Dans l’ordre : les personnes, puis les fonctions nommées.' }) mentions: MentionPreview[];
}

@ObjectType({ description: 'Ce qu’une personne recevrait, tel qu’elle le recevrait ; nul si elle n’en saurait rien.' })
export class SeenAs {
  @Field(() => MessageOrWithheld, { nullable: true }) message: object | null;
}
