import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import { randomUUID } from 'node:crypto';
import { Contribution } from './contribution.entity.js';
import type { Evaluation } from './evaluation.entity.js';
import type { ComplementInput } from './suites.inputs.js';

/** What the head asks of the team, child by child: contributions like the others, each read by whoever reads of that child. */
export async function askComplements(tx: Tx, { id: evaluationId }: Evaluation, asked: readonly ComplementInput[]): Promise<void> {
  const { departement, id: authorId } = tx.actor;
  const children = asked.map((a) => uuid('complements', a.dossierId));
  if (new Set(children).size < children.length) throw new UserError('ENFANTS', 'Un seul complément par enfant.', 'complements');
  for (const [i, dossierId] of children.entries()) {
    const contribution = await tx.add(Contribution, 'write', {
      departement, evaluationId, dossierId, kind: 'SOC', detail: 'FULL', source: sourceOf(tx.actor.function), authorId, writtenAt: tx.now, requestId: randomUUID(),
      voice: 'DECIDER', heading: 'COMPLEMENT', appraisal: 'NONE', trend: 'UNKNOWN', body: text('complements', asked[i]!.body, { max: 5000 }),
    }, { field: 'complements', explained: true });
    await tx.record('contribution.written', contribution);
  }
}
