import { enumOf } from '../platform/enum-of.js';
import type { Tx } from '../platform/tx.js';
import type { Signalement } from './signalement.entity.js';
import { SignalementLetter } from './signalement-letter.entity.js';
import { SignalementSeal } from './signalement-seal.entity.js';
import { SignalementStep } from './signalement-step.entity.js';
import { MOVES, type Reach, STEP_FACTS, whyNot } from './states.js';
import { sealOf } from './unsealed.js';

const ACTS = ['REVISE', 'SEAL', ...STEP_FACTS] as const;
export type Act = (typeof ACTS)[number];
export const ActEnum = enumOf('SignalementAct', ACTS, 'Ce qui peut être fait d’un signalement : une autre version, le sceau, un fait de plus.');

/** What the actor may do with it now: what the machine allows, and of that what the law does. To draw a page; each act is judged again when it is done. */
export async function possibleActs(tx: Tx, { id: signalementId, departement, route, parquetId }: Signalement): Promise<Act[]> {
  const actor = tx.actor.id;
  const seal = await sealOf(tx, signalementId);
  const acts: Act[] = [];
  if (!seal && await tx.judgeAny(SignalementLetter, 'write', [{ departement, signalementId, route, authorId: actor }])) acts.push('REVISE');
  if (!seal && await tx.judgeAny(SignalementSeal, 'sign', [{ departement, signalementId, route, sealedBy: actor }])) acts.push('SEAL');
  if (!seal || !tx.may('write', 'SignalementStep')) return acts;
  const done = await tx.allowed(SignalementStep, 'read', { where: { signalementId } });
  for (const fact of STEP_FACTS.filter((f) => whyNot(f, true, done) === null)) {
    const reaches: readonly Reach[] = MOVES[fact].reach ? [MOVES[fact].reach] : ['AUTHOR', 'DEPARTEMENT'];
    if (await tx.judgeAny(SignalementStep, 'write', reaches.map((reach) => ({ departement, signalementId, route, parquetId, fact, reach, authorId: actor })))) acts.push(fact);
  }
  return acts;
}
