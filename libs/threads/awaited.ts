/** What awaits the acting habilitation in its exchanges, by date, oldest first: each item leaves when its fact is recorded, not when it was seen. */
import type { Page, PageArgs } from '../platform/connection-type.js';
import type { Cursors } from '../platform/cursors.js';
import { pageOf } from '../platform/page-of.js';
import type { Scope } from '../platform/scope.js';
import type { Lack } from '../platform/statements.js';
import { Mention } from './mention.entity.js';
import { Message } from './message.entity.js';
import { Thread } from './thread.entity.js';

const withdrawn = <T extends 'id' | 'messageId'>(of: T): Lack<{ [key in T]: string }> => ({ table: 'revision', on: 'messageId', of, words: { nature: 'WITHDRAWAL' } });

/** Replies expected of me, by the instant before which they are; whatever is withdrawn expects nothing more. */
export const repliesExpected = (scope: Scope, cursors: Cursors, args: PageArgs): Promise<Page<Mention>> =>
  pageOf(scope, cursors, Mention, 'read', args, ['dueAt', 'id'], { where: { habilitationId: scope.actor.id, reply: 'EXPECTED' }, lacks: [withdrawn('messageId')] }, false);

/** What others wrote to me, that I read and have not acknowledged. */
export const toAcknowledge = (scope: Scope, cursors: Cursors, args: PageArgs): Promise<Page<Message>> =>
  pageOf(scope, cursors, Message, 'read', args, ['sentAt', 'id'], {
    byOthers: 'authorId', lacks: [withdrawn('id'), { table: 'receipt', on: 'messageId', of: 'id', mine: 'habilitationId', words: { fact: 'ACKNOWLEDGED' } }],
  }, false);

/** Exchanges where others wrote since my last message read, by the date on which they were opened. */
export const unreadThreads = (scope: Scope, cursors: Cursors, args: PageArgs): Promise<Page<Thread>> =>
  pageOf(scope, cursors, Thread, 'notice', args, ['openedAt', 'id'], { unread: true }, false);
