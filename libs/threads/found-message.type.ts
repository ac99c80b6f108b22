import { Field, ObjectType } from '@nestjs/graphql';
import { Piece } from '../documents/piece.entity.js';
import type { SoughtWords } from '../platform/word-index.js';
import { connectionOf } from '../platform/connection-type.js';
import { batched, loadMany, whenLoaded } from '../platform/loader.js';
import { Related } from '../platform/related.js';
import type { Scope } from '../platform/scope.js';
import { Message } from './message.entity.js';
import { Revision } from './revision.entity.js';
import { Thread } from './thread.entity.js';
import { Excerpt, excerptOf } from './words/excerpt.js';
import { lexemesIn } from './words/lexemes.js';

/** Of a message that one reads: its exchange is there for whoever reads one of its messages. */
const threadOf = (scope: Scope, id: string): Thread | null | Promise<Thread | null> => batched<Thread | null>(scope, 'Thread of a found message', id, async (ids) => {
  const threads = new Map((await (await scope.tx()).allowed(Thread, 'notice', { among: { id: ids } })).map((t) => [t.id, t]));
  return ids.map((one) => threads.get(one) ?? null);
});

@ObjectType({ description: 'Un message trouvé par ses mots, que vous lisez.' })
export class FoundMessage {
  @Field(() => Message) message: Message;
  sought: ReadonlySet<string>;

  @Related<FoundMessage>(() => Thread, ({ message }, scope) => threadOf(scope, message.threadId), { nullable: true })
  thread?: Thread | null;

  @Related<FoundMessage>(() => Excerpt, ({ message, sought }, scope) => whenLoaded(loadMany(scope, Revision, 'messageId', message.id, ['messageId', 'version']), (revisions) => {
    const excerpt = excerptOf(revisions.at(-1)?.body ?? message.sentBody, sought);
    // Some words of it are not its text: opened is what was given whole.
    if (!excerpt.cutBefore && !excerpt.cutAfter) scope.opened(message);
    return excerpt;
  }))
  excerpt?: Excerpt;

  @Related<FoundMessage>(() => [Piece], ({ message, sought }, scope) => whenLoaded(loadMany(scope, Piece, 'messageId', message.id, ['addedAt', 'id']), (pieces) =>
    pieces.filter(({ name }) => lexemesIn(name).some(({ lexeme }) => sought.has(lexeme)))), { description: 'Les pièces dont le nom porte un des mots : leur contenu n’est pas cherché.' })
  pieces?: Piece[];
}

export const FoundMessageConnection = connectionOf<FoundMessage>('FoundMessage', () => FoundMessage, ['Message']);

@ObjectType({ description: 'Ce que des mots trouvent, parmi ce que vous lisez.' })
export class MessageSearch {
  @Field({ description: 'Faux : vos échanges parlent de plus de dossiers qu’une recherche n’en parcourt ; seuls ceux des échanges ouverts en dernier le sont.' }) everywhere: boolean;
  sought: SoughtWords;
}
