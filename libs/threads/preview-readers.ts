import { Habilitation } from '../partners/habilitation.entity.js';
import { uuid } from '../platform/inputs.js';
import { rulesFor } from '../platform/statements.js';
import type { Tx } from '../platform/tx.js';
import { exclusion } from '../secrecy/explain.js';
import { sourceOf } from '../secrecy/source-of.js';
import { Participation, takesPartAt } from './participation.entity.js';
import { digestOf, readersOf } from './readers.js';
import { requireChildOfThread } from './require-child-of-thread.js';
import { Thread } from './thread.entity.js';
import type { PreviewReadersInput } from './threads.inputs.js';

export interface Excluded { habilitation: Habilitation; code: string; phrase: string; article: string }
export interface ReadersPreview { digest: string; readers: Habilitation[]; excluded: Excluded[] }

/** Before sending: who will read this, who takes part and will only notice it, and why. Null when the thread is out of sight. */
export async function previewReaders(tx: Tx, input: PreviewReadersInput): Promise<ReadersPreview> {
  const thread = await tx.get(Thread, uuid('threadId', input.threadId), 'notice', 'threadId');
  const dossierId = input.dossierId ? uuid('dossierId', input.dossierId) : thread.dossierId;
  await requireChildOfThread(tx, thread, dossierId);
  const ids = await readersOf(tx, thread, { dossierId, kind: input.kind, detail: input.detail }, thread.seq + 1);
  const participations = await tx.allowed(Participation, 'read', { where: { threadId: thread.id } });
  const present = participations.filter((p) => takesPartAt(p, tx.now)).map((p) => p.habilitationId);
  const everyone = await tx.allowed(Habilitation, 'read', { among: { id: [...new Set([...present, ...ids])] }, order: ['function', 'id'] });
  const row = { departement: thread.departement, kind: input.kind, detail: input.detail, source: sourceOf(tx.actor.function) };
  return {
    digest: digestOf(ids),
    readers: everyone.filter((h) => ids.includes(h.id)),
    excluded: everyone.filter((h) => !ids.includes(h.id)).map((habilitation) => {
      const { code, phrase, article } = exclusion(rulesFor(habilitation.function), habilitation, 'Message', row);
      return { habilitation, code, phrase, article };
    }),
  };
}
