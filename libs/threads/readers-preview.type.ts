import { Field, ObjectType } from '@nestjs/graphql';
import { Habilitation } from '../partners/habilitation.entity.js';

@ObjectType({ description: 'Un participant qui remarquera ce message sans le lire, et pourquoi.' })
export class ExcludedReader {
  @Field(() => Habilitation) habilitation: Habilitation;
  @Field() code: string;
  @Field() phrase: string;
  @Field() article: string;
}

@ObjectType('ReadersPreview', { description: 'À renvoyer avec le message : l’empreinte de ceux qui ont été montrés.' })
export class ReadersPreviewType {
  @Field() digest: string;
  @Field(() => [Habilitation]) readers: Habilitation[];
  @Field(() => [ExcludedReader]) excluded: ExcludedReader[];
}
