import { Habilitation } from '../partners/habilitation.entity.js';
import { uuid } from '../platform/inputs.js';
import { rulesFor } from '../platform/statements.js';
import type { Tx } from '../platform/tx.js';
import { exclusion } from '../secrecy/explain.js';
import { NOT_TAKING_PART } from '../secrecy/otherwise.js';
import { sourceOf } from '../secrecy/source-of.js';
import { namedIn, type Named } from './mention.js';
import { Participation } from './participation.entity.js';
import { digestOf, readersOf } from './readers.js';
import { requireChildOfThread } from './require-child-of-thread.js';
import { Thread } from './thread.entity.js';
import type { PreviewReadersInput } from './threads.inputs.js';

export interface Excluded { habilitation: Habilitation; code: string; phrase: string; article: string }
type Why = Pick<Excluded, 'code' | 'phrase' | 'article'>;
export interface Mentioned { habilitation: Habilitation | null; function: string | null; willRead: boolean; code: string | null; phrase: string | null; article: string | null }
export interface ReadersPreview { digest: string; readers: Habilitation[]; excluded: Excluded[]; mentions: Mentioned[] }

/** Before sending: who will read this, who takes part and will only notice it, and why. Null when the thread is out of sight. */
export async function previewReaders(tx: Tx, input: PreviewReadersInput): Promise<ReadersPreview> {
  const thread = await tx.get(Thread, uuid('threadId', input.threadId), 'notice', 'threadId');
  const dossierId = input.dossierId ? uuid('dossierId', input.dossierId) : thread.dossierId;
  await requireChildOfThread(tx, thread, dossierId);
  const ids = await readersOf(tx, thread, { dossierId, kind: input.kind, detail: input.detail }, thread.seq + 1);
  const present = (await tx.allowed(Participation, 'read', { where: { threadId: thread.id }, inForce: true })).map((p) => p.habilitationId);
  const everyone = await tx.allowed(Habilitation, 'read', { among: { id: [...new Set([...present, ...ids])] }, order: ['function', 'id'] });
  const named = namedIn(input);
  const row = { departement: thread.departement, kind: input.kind, detail: input.detail, source: sourceOf(tx.actor.function) };
  const readers = everyone.filter((h) => ids.includes(h.id));
  const excluded = everyone.filter((h) => !ids.includes(h.id)).map((habilitation) => {
    const { code, phrase, article } = exclusion(rulesFor(habilitation.function), habilitation, 'Message', row);
    return { habilitation, code, phrase, article };
  });
  return { digest: digestOf(ids), readers, excluded, mentions: await mentioned(tx, named, readers, excluded) };
}

/** Whoever takes part is known to the sender, with why they would not read; of anybody else it is said only that they do not take part. */
async function mentioned(tx: Tx, { persons, functions }: Named, readers: readonly Habilitation[], excluded: readonly Excluded[]): Promise<Mentioned[]> {
  const of = (who: Pick<Mentioned, 'habilitation' | 'function'>, willRead: boolean, why: Why | undefined): Mentioned => {
    const { code, phrase, article } = willRead ? { code: null, phrase: null, article: null } : why ?? NOT_TAKING_PART;
    return { ...who, willRead, code, phrase, article };
  };
  const byName: Mentioned[] = [];
  for (const id of persons) {
    const habilitation = await tx.get(Habilitation, id, 'read', 'mentions');
    byName.push(of({ habilitation, function: null }, readers.some((h) => h.id === id), excluded.find((e) => e.habilitation.id === id)));
  }
  return [...byName, ...functions.map((fn) => of({ habilitation: null, function: fn }, readers.some((h) => h.function === fn && h.id !== tx.actor.id), excluded.find((e) => e.habilitation.function === fn)))];
}
