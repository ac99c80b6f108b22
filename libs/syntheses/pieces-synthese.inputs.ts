import { Field, ID, InputType } from '@nestjs/graphql';

@InputType()
export class AttachPieceSyntheseInput {
  @Field(() => ID, { description: 'La ligne telle qu’elle tient : une autre, des mêmes mots, prend sa place et porte la pièce.' }) lineId: string;
  @Field(() => ID, { description: 'Le dépôt, examiné. Le même deux fois ne joint rien de plus.' }) depositId: string;
}
