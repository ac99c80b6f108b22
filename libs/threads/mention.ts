/**
 * Mentions: who is named in a message, by name or by function, and from whom a reply is expected. A mention never grants access: somebody who would not read is
 * refused, with the field, rather than silently removed, since the sender believes that they will be told (domain.md 2.4 (5)).
 */
import { LONGEST_ADMISSION } from '../dossiers/legal-delays.js';
import { after } from '../platform/delays.js';
import { Habilitation } from '../partners/habilitation.entity.js';
import { Substitution } from '../partners/substitution.entity.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { Mention } from './mention.entity.js';
import type { AskingInput, NamingInput } from './mentions.inputs.js';
import type { Message } from './message.entity.js';

const MOST = 20;

export interface Named { persons: string[]; functions: string[] }
export interface Asked extends Named { replyBefore: Date | null; everyReader: boolean }

export function namedIn(input: NamingInput): Named {
  const persons = [...new Set((input.mentions ?? []).map((id) => uuid('mentions', id)))].sort();
  const functions = [...new Set(input.mentionedFunctions ?? [])].sort();
  if (persons.length > MOST) throw new UserError('BORNE', `Nommez ${MOST} personnes au plus.`, 'mentions');
  if (functions.length > MOST) throw new UserError('BORNE', `Nommez ${MOST} fonctions au plus.`, 'mentionedFunctions');
  return { persons, functions };
}

export function askedIn(input: AskingInput): Asked {
  const named = namedIn(input);
  const replyBefore = input.replyBefore ?? null;
  const everyReader = input.replyFrom === 'READERS' && replyBefore !== null;
  if (replyBefore && !everyReader && named.persons.length + named.functions.length === 0) throw new UserError('OBLIGATOIRE', 'Dites de qui la réponse est attendue.', 'mentions');
  return { ...named, replyBefore, everyReader };
}

/** Nobody is admitted for longer than that: a later date would wait for somebody who may have left. */
export function requireReplyDate(tx: Tx, { replyBefore }: Asked): void {
  if (replyBefore && !(tx.now < replyBefore && replyBefore <= after(LONGEST_ADMISSION, tx.now))) throw new UserError('DATE', 'La réponse s’attend dans l’avenir, et à six mois au plus.', 'replyBefore');
}

/** Of those who would read, whom this names, and how; the author apart, whom nobody needs to tell. */
export async function addresseesOf(tx: Tx, readers: readonly string[], { persons, functions, everyReader }: Asked): Promise<Map<string, Mention['nature']>> {
  const others = readers.filter((id) => id !== tx.actor.id);
  if (persons.includes(tx.actor.id)) throw new UserError('POUR_SOI', 'Nul ne se nomme soi-même.', 'mentions');
  if (persons.some((id) => !others.includes(id))) throw notRead('mentions', 'Une personne nommée ne lirait pas ce message : une mention n’ouvre rien. Rien n’est parti. Retirez-la, ou faites-la ajouter.');
  const cards = functions.length === 0 ? [] : await tx.allowed(Habilitation, 'read', { among: { id: others }, order: ['id'] });
  const held = (fn: string): string[] => cards.filter((h) => h.function === fn).map((h) => h.id);
  const answering = await answeringFor(tx, functions.flatMap(held), others);
  if (functions.some((fn) => held(fn).length === 0)) throw notRead('mentionedFunctions', 'Personne d’une fonction nommée ne lirait ce message : une mention n’ouvre rien. Rien n’est parti.');
  if (everyReader && others.length === 0) throw notRead('replyFrom', 'Personne d’autre que vous ne lirait ce message : nul n’y répondrait.');
  return new Map<string, Mention['nature']>([
    ...(everyReader ? others : []).map((id) => [id, 'READERS'] as const), ...functions.flatMap(held).map((id) => [answering(id), 'FUNCTION'] as const), ...persons.map((id) => [id, 'PERSON'] as const),
  ]);
}
/** Of a function, whoever replaces its holder today is named in their place, if they read as well: a mention opens nothing, and a replacement neither. By name, one is named oneself. */
async function answeringFor(tx: Tx, holders: readonly string[], readers: readonly string[]): Promise<(holder: string) => string> {
  const replaced = holders.length === 0 ? [] : await tx.allowed(Substitution, 'read', { among: { habilitationId: holders, substituteId: readers }, inForce: true });
  return (holder) => replaced.find((s) => s.habilitationId === holder)?.substituteId ?? holder;
}

const notRead = (field: string, message: string): UserError => new UserError('MENTION_SANS_LECTURE', message, field);

export async function mention(tx: Tx, message: Message, addressees: ReadonlyMap<string, Mention['nature']>, { replyBefore }: Asked): Promise<void> {
  const { departement, threadId, dossierId, kind, detail, source, seq, authorId, sentAt } = message;
  for (const [habilitationId, nature] of addressees) {
    const row = await tx.add(Mention, 'write', {
      departement, messageId: message.id, threadId, dossierId, kind, detail, source, seq, authorId, sentAt, habilitationId, nature,
      reply: replyBefore ? 'EXPECTED' : 'NONE', dueAt: replyBefore ?? Infinity, givenAt: Infinity,
    });
    await tx.record('message.mentioned', row);
  }
}

/** The fact of replying, for whoever was asked to. */
export async function replied(tx: Tx, messageId: string): Promise<void> {
  for (const { id } of await tx.allowed(Mention, 'read', { where: { messageId, habilitationId: tx.actor.id, reply: 'EXPECTED' } })) {
    await tx.rewrite(Mention, await tx.get(Mention, id, 'answer', 'inReplyTo'), { reply: 'GIVEN', givenAt: tx.now });
  }
}
