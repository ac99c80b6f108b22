/** What a parquet was sent, by what it still has to do about it. */
import { enumOf } from '../platform/enum-of.js';
import type { PageArgs, Page } from '../platform/connection-type.js';
import type { Cursors } from '../platform/cursors.js';
import { pageOf } from '../platform/page-of.js';
import type { Scope } from '../platform/scope.js';
import type { Ask, Beside } from '../platform/statements.js';
import { Signalement } from './signalement.entity.js';
import type { StepFact } from './states.js';

export type Box = 'TO_ACKNOWLEDGE' | 'TO_ANSWER' | 'ANSWERED';
export const BoxEnum = enumOf<Box>('ParquetBox', ['TO_ACKNOWLEDGE', 'TO_ANSWER', 'ANSWERED'], 'À accuser ; accusé, à répondre ; répondu.');

const step = (fact: StepFact): Beside<Signalement> => ({ table: 'signalement_step', on: 'signalementId', of: 'id', words: { fact } });
/** What each box holds. */
export const BOXES: Readonly<Record<Box, Pick<Ask<Signalement>, 'has' | 'lacks'>>> = {
  TO_ACKNOWLEDGE: { has: [step('SENT')], lacks: [step('ACKNOWLEDGED')] },
  TO_ANSWER: { has: [step('ACKNOWLEDGED')], lacks: [step('ANSWERED')] },
  ANSWERED: { has: [step('ANSWERED')] },
};

/** Of what the law opens, the oldest first where something is awaited, the latest first once it is answered. */
export const parquetInbox = (scope: Scope, cursors: Cursors, box: Box, args: PageArgs): Promise<Page<Signalement>> =>
  pageOf(scope, cursors, Signalement, 'read', args, ['draftedAt', 'id'], BOXES[box], box === 'ANSWERED');
