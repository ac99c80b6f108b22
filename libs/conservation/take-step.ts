import { requireNotKeptOut } from '../dossiers/conflicts-of.js';
import { Dossier } from '../dossiers/dossier.entity.js';
import { uuid } from '../platform/inputs.js';
import type { EventType } from '../platform/event.entity.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { ConservationStep } from './conservation-step.entity.js';
import type { ConservationFact } from './conservation-words.js';
import type { DossierStepInput } from './conservation.inputs.js';
import { standingOf, type Standing } from './standing.js';

const EVENTS = {
  CLOSED: 'dossier.closed', REOPENED: 'dossier.reopened', HELD: 'elimination.held', RELEASED: 'elimination.released', LISTED: 'elimination.listed', STRUCK: 'elimination.struck', VISA: 'elimination.visa-recorded',
} as const satisfies Record<ConservationFact, EventType>;

type Said = Pick<ConservationStep, 'category' | 'dueAt' | 'firstAt' | 'lastAt' | 'bordereauYear' | 'bordereauRank' | 'visaNumber' | 'visaAt' | 'reason'>;
const NOTHING: Said = { category: null, dueAt: Infinity, firstAt: Infinity, lastAt: Infinity, bordereauYear: null, bordereauRank: null, visaNumber: null, visaAt: null, reason: null };

/**
 * One fact more, behind the lock that whoever destroys takes too. `asked`: what a same key must say again. `check` is given where the dossier stands, and gives what is worked out from it, or refuses.
 */
export async function takeStep(tx: Tx, input: DossierStepInput, fact: ConservationFact, asked: Partial<Said>, check: (now: Standing<ConservationStep>) => Promise<Partial<Said>> | Partial<Said>): Promise<ConservationStep> {
  const requestId = uuid('requestId', input.requestId);
  const dossierId = uuid('dossierId', input.dossierId);
  await tx.get(Dossier, dossierId, 'read', 'dossierId');
  await tx.lock('Conservation', dossierId);
  const [already] = await tx.allowed(ConservationStep, 'read', { where: { authorId: tx.actor.id, requestId, dossierId } });
  if (already) return sameRequest(already, { fact, ...asked });
  const row = { departement: tx.actor.departement, dossierId, fact, authorId: tx.actor.id, personId: tx.actor.professionnelId, at: tx.now, requestId, firstToldAt: Infinity, lastToldAt: Infinity, ...NOTHING, ...asked };
  await tx.require(ConservationStep, 'write', row, dossierId, { field: 'dossierId', explained: true });
  await requireNotKeptOut(tx, dossierId, 'dossierId');
  const steps = await tx.allowed(ConservationStep, 'read', { where: { dossierId } });
  const worked = await check(standingOf(steps));
  const made = await tx.add(ConservationStep, 'write', { ...row, ...worked, sequence: steps.length + 1 }, { field: 'dossierId' });
  await tx.record(EVENTS[fact], made);
  return made;
}
