import type { Page, PageArgs } from '../platform/connection-type.js';
import type { Cursors } from '../platform/cursors.js';
import { UserError } from '../platform/errors.js';
import { text } from '../platform/inputs.js';
import { pageOf } from '../platform/page-of.js';
import type { Scope } from '../platform/scope.js';
import { FoundMessage, MessageSearch } from './found-message.type.js';
import { Message } from './message.entity.js';
import type { SearchMessagesInput } from './search.inputs.js';
import { lexemesOf, SHORTEST } from './words/lexemes.js';

const MOST_WORDS = 8;

/**
 * The index proposes, the law disposes: what one may not read is in no page and in no count; and the answer leaves with the quantum, since what is proposed and not
 * shown takes time too. The words are in no address, no event and no line of the journal, which says what was shown.
 */
export async function searchMessages(scope: Scope, { words }: SearchMessagesInput): Promise<MessageSearch> {
  scope.pad();
  const lexemes = soughtIn(words);
  const sought = await (await scope.tx()).words.sought(lexemes);
  return Object.assign(new MessageSearch(), { everywhere: sought.everywhere, sought });
}

/** Messages that one reads and that bear all the words, the newest first. */
export async function foundMessages(scope: Scope, cursors: Cursors, { sought }: MessageSearch, args: PageArgs): Promise<Page<FoundMessage>> {
  const { edges, pageInfo } = await pageOf(scope, cursors, Message, 'read', args, ['sentAt', 'id'], { words: sought });
  const lexemes = new Set(sought.lexemes);
  const found = (message: Message): FoundMessage => Object.assign(new FoundMessage(), { message, sought: lexemes });
  return { edges: edges.map((edge) => ({ node: found(edge.node), get cursor() { return edge.cursor; } })), pageInfo };
}

export function soughtIn(words: string): string[] {
  const lexemes = [...lexemesOf(text('words', words, { max: 200 }))].sort();
  if (lexemes.length === 0) throw new UserError('AUCUN_MOT', `Rien n’est cherché : écrivez un mot d’au moins ${SHORTEST} lettres, autre qu’un mot de liaison (« avec », « pour »).`, 'words');
  if (lexemes.length > MOST_WORDS) throw new UserError('TROP_DE_MOTS', `Rien n’est cherché : ${MOST_WORDS} mots au plus. Gardez les plus rares.`, 'words');
  return lexemes;
}
