import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Habilitation } from '../partners/habilitation.entity.js';
import { OpenedPieces } from './admission-preview.type.js';

@ObjectType({ description: 'Qui perdrait quoi, avant de fermer un accès ; son empreinte est à renvoyer avec l’acte.' })
export class ClosingEffect {
  @Field() phrase: string;
  @Field(() => [Habilitation], { description: 'Vide, si l’accès est déjà fermé ou n’a pas commencé.' }) losing: Habilitation[];
  @Field(() => [OpenedPieces]) pieces: OpenedPieces[];
  @Field(() => Int) threads: number;
  @Field(() => Int, { description: 'Les réunions de synthèse où la convocation prendrait fin.' }) syntheses: number;
  @Field({ description: 'Perdrait aussi d’être le référent de l’enfant.' }) referent: boolean;
  @Field() digest: string;
}
