import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { UserFaultType } from '../platform/node.js';
import { EssentialLine } from './essential-line.type.js';
import type { Hint } from './hints/hints-of.js';
import type { Block } from '../platform/pdf/section.js';
import { GroundEnum, UrgencyEnum } from './signalements.inputs.js';
import { WrittenLetter } from './written-letter.js';
import type { Ground } from '../informations-preoccupantes/grounds.js';

@InputType()
export class PreviewLetterInput {
  @Field(() => UrgencyEnum) urgency: string;
  @Field(() => GroundEnum) ground: Ground;
  @Field(() => WrittenLetter, { description: 'Telle qu’elle est, champs vides compris.' }) letter: WrittenLetter;
}

@ObjectType()
export class LetterField {
  @Field() name: string;
  @Field() value: string;
}

@ObjectType({ description: 'Un bloc de la lettre : un texte, une citation, des champs ou une liste.' })
export class LetterBlock {
  @Field(() => String) kind: Block['kind'];
  @Field({ description: 'Ce qui précède un texte ou une citation ; le titre de champs.' }) lead: string;
  @Field() text: string;
  @Field(() => [LetterField]) fields: LetterField[];
  @Field(() => [String]) items: string[];
}

@ObjectType()
export class LetterSection {
  @Field() heading: string;
  @Field(() => [LetterBlock]) blocks: LetterBlock[];
}

@ObjectType({ description: 'Ce qui, dans un paragraphe, peut être une opinion écrite comme un fait. Un conseil : rien n’est refusé ni récrit.' })
export class LetterHint implements Hint {
  @Field(() => Int, { description: 'Le rang du paragraphe, depuis zéro.' }) paragraph: number;
  @Field() code: string;
  @Field(() => Int, { description: 'En unités UTF-16 du texte du paragraphe.' }) from: number;
  @Field(() => Int, { description: 'La première qui n’en est plus.' }) to: number;
  @Field() sentence: string;
  @Field() source: string;
}

@ObjectType({ description: 'La lettre pendant qu’elle s’écrit : telle qu’elle se lirait, ce qui lui manque, et les indices. Rien n’en est gardé.' })
export class LetterPreview {
  @Field({ description: 'Votre voie : DEPARTEMENT, après évaluation ; DIRECT, pour gravité, avec copie à la CRIP.' }) route: string;
  @Field(() => [LetterSection]) sections: LetterSection[];
  @Field(() => [EssentialLine]) essential: EssentialLine[];
  @Field(() => [LetterHint]) hints: LetterHint[];
  @Field(() => [UserFaultType], { description: 'Tout ce qui refuserait l’enregistrement, champ par champ.' }) faults: UserFaultType[];
}
