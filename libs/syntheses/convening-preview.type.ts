import { Field, Int, ObjectType } from '@nestjs/graphql';
import { AdmissionRefusal, OpenedPieces } from '../dossiers/admission-preview.type.js';
import { KindEnum } from '../dossiers/dossiers.inputs.js';
import { Habilitation } from '../partners/habilitation.entity.js';
import { PointHeadingEnum } from './words.js';

@ObjectType({ description: 'Un point, pour une personne : si elle y assiste, et sinon pourquoi, par la loi elle-même.' })
export class PointSight {
  @Field(() => Int) position: number;
  @Field(() => PointHeadingEnum) heading: keyof typeof PointHeadingEnum;
  @Field(() => KindEnum) kind: string;
  @Field() attends: boolean;
  @Field({ description: 'Ce qui l’ouvre, ou ce qui manque.' }) phrase: string;
  @Field() article: string;
  @Field(() => [String], { description: 'Les issues, de ce qui manque.' }) ways: readonly string[];
}

@ObjectType({ description: 'Une personne, avant de la convoquer.' })
export class ConvokedPreview {
  @Field(() => Habilitation) habilitation: Habilitation;
  @Field() required: boolean;
  @Field(() => String, { nullable: true, description: 'ADMISSION, tant qu’elle vit ; FUNCTION, tant que le dossier est de son territoire ; rien, de qui ne peut être convoqué.' }) basis: string | null;
  @Field({ description: 'Serait admise par ce même acte.' }) admitted: boolean;
  @Field(() => AdmissionRefusal, { nullable: true, description: 'Ce qui refuse sa convocation.' }) refusal: AdmissionRefusal | null;
  @Field(() => [PointSight]) points: PointSight[];
  @Field(() => [OpenedPieces], { description: 'Ce qu’elle lit du dossier, genre par genre.' }) pieces: OpenedPieces[];
}

@ObjectType({ description: 'Ce qui ne refuse rien, et qu’il faut savoir avant de convoquer.' })
export class ConveningWarning {
  @Field() code: string;
  @Field() phrase: string;
}

@ObjectType({ description: 'Ce qu’une convocation ferait, avant de convoquer ; son empreinte est à renvoyer avec l’acte.' })
export class ConveningPreview {
  @Field() phrase: string;
  @Field(() => [ConvokedPreview]) people: ConvokedPreview[];
  @Field(() => [ConveningWarning]) warnings: ConveningWarning[];
  @Field() digest: string;
}
