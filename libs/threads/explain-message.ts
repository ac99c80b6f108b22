import { Field, ObjectType } from '@nestjs/graphql';
import { Absent } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Scope } from '../platform/scope.js';
import { Message } from './message.entity.js';

@ObjectType({ description: 'Pourquoi un élément vous est ouvert ou réservé, et que faire.' })
export class Explanation {
  @Field() allowed: boolean;
  @Field() code: string;
  @Field() phrase: string;
  @Field() article: string;
  @Field(() => [String]) ways: string[];
}

/** « Pourquoi ? », for a message that the actor may notice; null for any other id, known or not. */
export async function explainMessage(scope: Scope, id: string): Promise<Explanation | null> {
  try {
    const why = await (await scope.tx()).explain(Message, uuid('id', id), 'read');
    if (why.allowed) return { allowed: true, code: 'OUVERT', phrase: `Ouvert parce que ${why.because}.`, article: why.article, ways: [] };
    const { code, phrase, article, ways } = why.otherwise;
    return { allowed: false, code, phrase, article, ways: [...ways] };
  } catch (e) {
    if (e instanceof Absent) return null;
    throw e;
  }
}
