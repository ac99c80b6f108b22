import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Message } from './message.entity.js';

/** A message that one may notice and not read: when, of what kind, from what function. Never from whom, about whom, or how long. */
@ObjectType({ description: 'Un message que vous pouvez remarquer, non lire : demandez « Pourquoi ? ».' })
export class Withheld {
  @Field(() => ID) id: string;
  @Field(() => Int) seq: number;
  @Field() sentAt: Date;
  @Field() kind: string;
  @Field() authorFunction: string;
}

export const MessageOrWithheld = createUnionType({
  name: 'MessageOrWithheld',
  types: () => [Message, Withheld] as const,
  resolveType: (value) => (value instanceof Withheld ? Withheld : Message),
});

@ObjectType({ description: 'L’objet et le motif d’un échange, du genre de l’échange.' })
export class OpenHeading {
  @Field() subject: string;
  @Field() motive: string;
}

@ObjectType({ description: 'L’objet et le motif sont d’un genre qui ne vous est pas ouvert.' })
export class WithheldHeading {
  @Field() kind: string;
}

export const ThreadHeading = createUnionType({
  name: 'ThreadHeading',
  types: () => [OpenHeading, WithheldHeading] as const,
  resolveType: (value) => ('subject' in value ? OpenHeading : WithheldHeading),
});
