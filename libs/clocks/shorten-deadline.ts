import { Field, ID, InputType } from '@nestjs/graphql';
import { UserError } from '../platform/errors.js';
import { date, text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { DeadlineShortening } from './deadline-shortening.entity.js';
import { Deadline } from './deadline.entity.js';
import { broughtForward } from './limit-of.js';

@InputType()
export class ShortenDeadlineInput {
  @Field(() => ID, { description: 'Clé d’idempotence : un nouvel essai ne crée rien de plus.' }) requestId: string;
  @Field(() => ID) deadlineId: string;
  @Field({ description: 'Le nouveau dernier jour, AAAA-MM-JJ, avant celui qui tient.' }) lastDay: string;
  @Field({ description: 'Pourquoi, selon le danger et l’âge (CASF D.226-2-4 II) : 10 à 1 000 signes.' }) reason: string;
}

/** Whoever answers for the child, or for the intake, brings a term forward, with a reason (CASF D.226-2-4 II). A term that is met or past does not move; none is ever lengthened. */
export async function shortenDeadline(tx: Tx, input: ShortenDeadlineInput): Promise<DeadlineShortening> {
  const requestId = uuid('requestId', input.requestId);
  const deadlineId = uuid('deadlineId', input.deadlineId);
  const lastDay = date('lastDay', input.lastDay);
  const reason = text('reason', input.reason, { max: 1000, min: 10 });
  await tx.get(Deadline, deadlineId, 'read', 'deadlineId');
  await tx.lock('Deadline', deadlineId);
  const deadline = await tx.get(Deadline, deadlineId, 'read', 'deadlineId');
  const { departement, dossierId, intakeId, holderType, holderId, code } = deadline;
  const { until: dueAt, remindAt } = broughtForward(code, lastDay, departement);
  const [already] = await tx.allowed(DeadlineShortening, 'read', { where: { decidedBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { deadlineId, dueAt, reason });
  if (deadline.state === 'MET') throw new UserError('DELAI_SATISFAIT', 'Ce délai est déjà satisfait : il n’y a plus de terme à réduire.', 'deadlineId');
  if (deadline.dueAt <= tx.now) throw new UserError('DELAI_PASSE', 'Ce terme est passé : il ne se déplace plus.', 'deadlineId');
  if (dueAt >= deadline.dueAt) throw new UserError('DELAI_ALLONGE', 'Un délai se réduit, il ne s’allonge jamais : choisissez un jour plus tôt.', 'lastDay');
  if (dueAt <= tx.now) throw new UserError('DATE', 'Ce jour est passé : choisissez aujourd’hui ou plus tard.', 'lastDay');
  const row = await tx.add(DeadlineShortening, 'write', { departement, deadlineId, dossierId, intakeId, holderType, holderId, dueAt, remindAt, reason, decidedBy: tx.actor.id, decidedAt: tx.now, requestId }, { field: 'deadlineId', explained: true });
  await tx.record('deadline.shortened', row);
  return row;
}
