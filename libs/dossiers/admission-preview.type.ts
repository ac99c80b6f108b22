import { Field, Int, ObjectType } from '@nestjs/graphql';
import { KindEnum } from './dossiers.inputs.js';

@ObjectType({ description: 'Les pièces d’un genre que l’admission ouvrirait.' })
export class OpenedPieces {
  @Field(() => KindEnum) kind: string;
  @Field(() => Int, { nullable: true, description: 'Nul : ce nombre dirait ce que votre fonction ne connaît pas.' }) count: number | null;
}

@ObjectType({ description: 'Ce qui refuserait l’admission, et pourquoi.' })
export class AdmissionRefusal {
  @Field() code: string;
  @Field() message: string;
  @Field(() => String, { nullable: true }) field: string | null;
}

@ObjectType({ description: 'Ce qu’une admission ouvrirait, avant de l’accorder ; son empreinte est à renvoyer avec l’acte.' })
export class AdmissionPreview {
  @Field() phrase: string;
  @Field(() => [OpenedPieces]) pieces: OpenedPieces[];
  @Field(() => [AdmissionRefusal]) refusals: AdmissionRefusal[];
  @Field() digest: string;
}
