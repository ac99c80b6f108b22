import type { Heading, Voice } from '../../../libs/informations-preoccupantes/evaluation-frame.js';
import { writeContribution } from '../../../libs/informations-preoccupantes/write-contribution.js';
import type { AdmitInput } from '../../../libs/dossiers/dossiers.inputs.js';
import type { KeyEncryption } from '../../../libs/platform/key-encryption.js';
import type { Tx } from '../../../libs/platform/tx.js';
import type { LetterSeal } from '../../../libs/signalements/letter/seal-letter.js';
import type { SignalementStep } from '../../../libs/signalements/signalement-step.entity.js';
import { postMessage } from '../../../libs/threads/post-message.js';
import { previewReaders } from '../../../libs/threads/preview-readers.js';
import type { PostMessageInput } from '../../../libs/threads/threads.inputs.js';

export type As = <T>(key: string, verb: (tx: Tx) => Promise<T>) => Promise<T>;
/** holders: each who holds parental authority, child by child. */
export interface Story { noe: string; maelle: string; intake: string; evaluation: string; holders: { dossierId: string; personneId: string }[]; thread: string; messages: string[]; synthese: string; signalement: string }
export type Kinds = AdmitInput['kinds'];

/** Where an event is played: by whom, and what the events before it have made. Keys are fixed: cut short, the story is played again from its start and goes on. */
export interface Stage { as: As; kek: KeyEncryption; id: (name: string) => string; story: Story }
/** Once a parquet is seized: what signs its letter, and the machine that says that it has arrived, at the hour when it has. */
export interface Seizing extends Stage { letters: LetterSeal; arrives: (sent: SignalementStep) => Promise<void> }

/** One message, to those whom its author was shown. */
export async function say({ as, id, story }: Stage, who: string, kind: PostMessageInput['kind'], body: string, dossierId = story.noe): Promise<void> {
  const { id: messageId } = await as(who, async (tx) => {
    const asked = { threadId: story.thread, dossierId, kind, detail: 'FULL' as const };
    const { digest } = await previewReaders(tx, asked);
    return await postMessage(tx, { ...asked, clientMessageId: id(`message ${story.messages.length}`), body, readersDigest: digest });
  });
  story.messages.push(messageId);
}

const KIND_OF = { CHILD: 'ENF', PARENT: 'PAR', EVALUATOR: 'SOC' } as const;

/** What somebody of the team brings to the evaluation about one child, in whose voice. */
export const contribute = ({ as, id, story }: Stage, who: string, child: 'noe' | 'maelle', voice: Extract<Voice, keyof typeof KIND_OF>, body: string, heading: Heading = 'SECURITY'): Promise<{ id: string }> =>
  as(who, (tx) => writeContribution(tx, { requestId: id(`contribution ${who} ${child} ${voice} ${heading}`), evaluationId: story.evaluation, dossierId: story[child], voice, kind: KIND_OF[voice], detail: 'FULL', heading: heading as Exclude<Heading, 'COMPLEMENT'>, appraisal: 'TO_WATCH', trend: 'UNKNOWN', body }));
