import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import { cardOf } from '../partners/habilitation.entity.js';
import { whenLoaded } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { type Function, FUNCTIONS } from '../secrecy/functions.js';
import { Message } from './message.entity.js';

/** A message that one may notice and not read: when, of what kind, from what function. Never from whom, about whom, or how long. */
@ObjectType({ implements: () => [Node], description: 'Un message que vous pouvez remarquer, non lire : demandez « Pourquoi ? ».' })
export class Withheld implements Node {
  id: string;
  @Field(() => Int) seq: number;
  @Field() sentAt: Date;
  @Field() kind: string;
  authorId: string;

  @Related<Withheld>(() => String, (w, scope) => whenLoaded(cardOf(scope, w.authorId), (author) => author?.function ?? 'INCONNUE'))
  authorFunction?: string;

  @Related<Withheld>(() => String, (w, scope) => whenLoaded(cardOf(scope, w.authorId), (author) => (author ? FUNCTIONS[author.function as Function].name : 'fonction inconnue')))
  authorFunctionName?: string;
}

export const MessageOrWithheld = createUnionType({
  name: 'MessageOrWithheld',
  types: () => [Message, Withheld] as const,
  resolveType: (value) => (value instanceof Withheld ? Withheld : Message),
});
