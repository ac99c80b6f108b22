import { Field, Int, ObjectType } from '@nestjs/graphql';
import { MOST_AWAITED } from '../platform/awaited.js';
import { digestOf } from '../platform/shown.js';
import type { Tx } from '../platform/tx.js';
import { BOXES } from './parquet-inbox.js';
import { Signalement } from './signalement.entity.js';

@ObjectType({ description: 'Ce qui est ouvert au parquet, avant d’en prendre la permanence ; son empreinte est à renvoyer avec l’acte.' })
export class TakeOverPreview {
  @Field(() => Int, { description: 'À accuser ; cent veut dire cent ou plus.' }) toAcknowledge: number;
  @Field(() => Int, { description: 'Accusés, à répondre ; cent veut dire cent ou plus.' }) toAnswer: number;
  @Field() phrase: string;
  @Field() digest: string;
}

/** What this magistrate's parquet still has to do, the latest first: what arrives meanwhile changes the digest. */
export async function openToTake(tx: Tx): Promise<TakeOverPreview> {
  const open = async (box: 'TO_ACKNOWLEDGE' | 'TO_ANSWER'): Promise<string[]> =>
    (await tx.allowed(Signalement, 'read', { ...BOXES[box], order: ['draftedAt', 'id'], descending: true, limit: MOST_AWAITED })).map(({ id }) => id);
  const [toAcknowledge, toAnswer] = [await open('TO_ACKNOWLEDGE'), await open('TO_ANSWER')];
  return {
    toAcknowledge: toAcknowledge.length, toAnswer: toAnswer.length, digest: digestOf('open', [...toAcknowledge, '/', ...toAnswer]),
    phrase: `Vous prenez la permanence : ${counted(toAcknowledge.length)} à accuser, ${counted(toAnswer.length)} à répondre. Ce qui arrive d’urgent vous est dit d’abord.`,
  };
}

const counted = (n: number): string => `${n >= MOST_AWAITED ? `${MOST_AWAITED} ou plus` : n} signalement${n > 1 ? 's' : ''}`;
