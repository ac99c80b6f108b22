import { Field, InputType } from '@nestjs/graphql';

@InputType()
export class SearchMessagesInput {
  @Field({ description: 'Tous ces mots : 8 au plus, de trois lettres au moins, sans égard aux accents ni aux terminaisons.' }) words: string;
}
