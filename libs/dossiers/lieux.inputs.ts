import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../platform/date-time.js';
import { enumOf } from '../platform/enum-of.js';
import { PARTS_OF_PLACE, PLACE_GROUNDS } from './words-of-place.js';

export const PlaceGroundEnum = enumOf('PlaceGround', PLACE_GROUNDS, 'JUDGE : un juge en a décidé (C. civ. 375-7) ; VICTIM_PARENT : le domicile d’un parent victime (C. civ. 515-11) ; DANGER : le danger l’exige, en attendant un juge.');
export const PartOfPlaceEnum = enumOf('PartOfPlace', PARTS_OF_PLACE, 'Ce qui est reconnu : un nom, une voie, un téléphone, un courriel.');

@InputType()
export class DeclareLieuProtegeInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) dossierId: string;
  @Field(() => PlaceGroundEnum) ground: keyof typeof PlaceGroundEnum;
  @Field({ description: 'La décision et sa date, ou ce qui est à craindre.' }) reason: string;
  @Field(() => DateTime, { description: 'Depuis quand ; au plus tard maintenant.' }) validFrom: Date;
  @Field(() => String, { nullable: true, description: 'L’établissement, l’école, ou qui accueille.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'La voie, ou le lieu-dit ; la commune n’est pas tenue secrète.' }) address?: string | null;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field(() => String, { nullable: true }) email?: string | null;
}

@InputType()
export class EndLieuProtegeInput {
  @Field(() => ID) lieuProtegeId: string;
}

@InputType()
export class CitedPlacesInput {
  @Field(() => ID) dossierId: string;
  @Field(() => [String], { description: 'Ce qui va partir : le corps, l’objet, le lieu, le nom d’un fichier…' }) texts: string[];
}

@ObjectType({ description: 'Des mots qui sont ceux d’un lieu tenu secret.' })
export class CitedPlaceType {
  @Field(() => Int, { description: 'Dans quel texte, dans l’ordre où ils ont été donnés.' }) index: number;
  @Field(() => PartOfPlaceEnum) part: keyof typeof PartOfPlaceEnum;
  @Field({ description: 'Les mots, tels qu’ils sont écrits.' }) passage: string;
  @Field(() => ID) lieuProtegeId: string;
}
