import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { enumOf } from '../platform/enum-of.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import type { Rhythm } from './due-at.js';
import { NoticePreference } from './notice-preference.entity.js';

export const RhythmEnum = enumOf('Rhythm', ['IMMEDIATE', 'HOURLY', 'DAILY'], 'Dès l’événement, à l’heure pleine, ou une fois par jour.');

@InputType()
export class SetNoticePreferenceInput {
  @Field(() => ID) requestId: string;
  @Field(() => RhythmEnum) rhythm: Rhythm;
  @Field(() => Int) quietFrom: number;
  @Field(() => Int) quietTo: number;
}

/** One's own rhythm and quiet hours, from now on; what is queued already keeps its hour. */
export async function setNoticePreference(tx: Tx, input: SetNoticePreferenceInput): Promise<NoticePreference> {
  const requestId = uuid('requestId', input.requestId);
  const choice = { rhythm: input.rhythm, quietFrom: hour('quietFrom', input.quietFrom), quietTo: hour('quietTo', input.quietTo) };
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(NoticePreference, 'read', { where: { professionnelId: tx.actor.professionnelId, requestId } });
  if (already) return sameRequest(already, choice);
  const preference = await tx.add(NoticePreference, 'write', { departement: tx.actor.departement, professionnelId: tx.actor.professionnelId, ...choice, setAt: tx.now, requestId });
  await tx.record('notice-preference.set', preference);
  return preference;
}

function hour(field: string, value: number): number {
  if (!Number.isInteger(value) || value < 0 || value > 23) throw new UserError('BORNE', 'Une heure de 0 à 23.', field);
  return value;
}
