import { Field, ObjectType } from '@nestjs/graphql';
import { Piece } from '../documents/piece.entity.js';
import type { SoughtWords } from '../platform/word-index.js';
import { connectionOf } from '../platform/connection-type.js';
import { batched, inOrderOf, loadMany, whenLoaded } from '../platform/loader.js';
import { Related } from '../platform/related.js';
import type { Scope } from '../platform/scope.js';
import { saidBy } from './index-message.js';
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

/** With the words of their files, which nothing else asks for. */
const piecesWithWords = (scope: Scope, messageId: string): Piece[] | Promise<Piece[]> => batched<Piece[]>(scope, 'Piece of a found message', messageId, async (ids) =>
  inOrderOf(ids, 'messageId', await (await scope.tx()).allowed(Piece, 'read', { among: { messageId: ids }, order: ['addedAt', 'id'], whole: true })));

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

  @Related<FoundMessage>(() => [Piece], ({ message, sought }, scope) => whenLoaded(piecesWithWords(scope, message.id), (pieces) =>
    pieces.filter((piece) => saidBy([piece]).some((said) => lexemesIn(said).some(({ lexeme }) => sought.has(lexeme))))), { description: 'Les pièces dont le nom, ou le contenu, porte un des mots. Ne sont lues ni les pages d’un PDF, ni ce que montre une image.' })
  pieces?: Piece[];
}

export const FoundMessageConnection = connectionOf<FoundMessage>('FoundMessage', () => FoundMessage, ['Message']);

@ObjectType({ description: 'Ce que des mots trouvent, parmi ce que vous lisez.' })
export class MessageSearch {
  @Field({ description: 'Faux : vos échanges parlent de plus de dossiers qu’une recherche n’en parcourt ; seuls ceux des échanges ouverts en dernier le sont.' }) everywhere: boolean;
  sought: SoughtWords;
}
