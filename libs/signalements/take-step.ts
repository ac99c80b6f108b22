import type { ClockCode } from '../clocks/clocks.js';
import { meetClock, startClock } from '../clocks/run-clock.js';
import { placeOf } from '../clocks/places.js';
import { CARD, Habilitation } from '../partners/habilitation.entity.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { ANSWERS, type Answer } from './answers.js';
import { frenchInstant } from '../platform/pdf/french-date.js';
import { Signalement } from './signalement.entity.js';
import { SignalementStep } from './signalement-step.entity.js';
import { MOVES, type Move, type Reach, type StepFact, whyNot } from './states.js';
import { sealOf } from './unsealed.js';

export interface Step { requestId: string; signalementId: string; answer?: Answer; reach?: Reach; dated?: Date; askedId?: string; body?: string }

/**
 * One fact more of a signalement, with its event and its clocks, in one transaction: all of it, or nothing. Asked twice by the same key, it is one; what is done once is told to whoever asks it again.
 * Throws NON_SCELLE, NON_TRANSMIS, NON_REMIS, NON_ACCUSE, NON_REPONDU, RIEN_DE_PROVISOIRE (what must come first), DEJA_… (done), CLASSE (over).
 */
export async function takeStep(tx: Tx, fact: StepFact, input: Step): Promise<SignalementStep> {
  const requestId = uuid('requestId', input.requestId);
  const signalementId = uuid('signalementId', input.signalementId);
  const { answer = 'NONE', dated, body = null, askedId = null } = input;
  const reach = input.reach ?? MOVES[fact].reach!;
  await tx.lock('Signalement', signalementId);
  await tx.lock('request', requestId);
  const signalement = await tx.get(Signalement, signalementId, 'read', 'signalementId');
  const [already] = await tx.allowed(SignalementStep, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { signalementId, fact, answer, reach, body, askedId, ...(dated && { dated }) });

  const done = await tx.allowed(SignalementStep, 'read', { where: { signalementId }, order: ['at', 'id'] });
  await requireMove(tx, signalement, fact, done);
  const { departement, route, parquetId } = signalement;
  const row = await tx.add(SignalementStep, 'write', { departement, signalementId, route, parquetId, fact, answer, reach, authorId: tx.actor.id, at: tx.now, dated: dated ?? tx.now, askedId, body, requestId },
    { field: 'signalementId', explained: true });
  await tx.record(MOVES[fact].event, row);
  await moveClocks(tx, row, done);
  return row;
}

const MISSING: Partial<Record<Move['after'][number], readonly [code: string, message: string]>> = {
  SEALED: ['NON_SCELLE', 'Ce signalement n’est pas scellé : rien n’est à transmettre encore.'], SENT: ['NON_TRANSMIS', 'Ce signalement n’est pas encore transmis au parquet.'],
  ACKNOWLEDGED: ['NON_ACCUSE', 'La réception de ce signalement n’est pas encore accusée : c’est le premier acte.'], ANSWERED: ['NON_REPONDU', 'Le parquet n’a encore rien répondu : le juge n’est pas saisi de ce signalement.'],
  DEPOSITED: ['NON_REMIS', 'Dites d’abord quand et par quelle voie le paquet a été remis au parquet.'],
  PROVISIONAL_RULED: ['RIEN_DE_PROVISOIRE', 'Aucune mesure provisoire n’est enregistrée : il n’y a rien à proroger.'],
};

async function requireMove(tx: Tx, signalement: Signalement, fact: StepFact, done: readonly SignalementStep[]): Promise<void> {
  const { after, once } = MOVES[fact];
  // Whatever follows the seal tells of it.
  const sealed = done.length > 0 || await sealOf(tx, signalement.id) !== null;
  switch (whyNot(fact, sealed, done)) {
    case 'DONE': throw new UserError(once!, await doneBy(tx, done.find((step) => step.fact === fact)!), 'signalementId');
    case 'TOO_SOON': throw new UserError(...MISSING[after[0]!]!, 'signalementId');
    case 'OVER': throw new UserError('CLASSE', 'Ce signalement est classé et ne se rouvre pas : un fait nouveau est un nouveau signalement.', 'signalementId');
    case null: return;
  }
}

const DONE: Partial<Record<StepFact, string>> = { SENT: 'Transmis', DEPOSITED: 'Paquet remis', RECEIPT_RECORDED: 'Réception constatée' };

/** By whom, and when: « Accusé par Mme Inès VALDORAY le 13 mai 2025 à 11 h 34. » */
async function doneBy(tx: Tx, { fact, authorId, at, departement }: SignalementStep): Promise<string> {
  const [who] = await tx.allowed(Habilitation, 'read', { where: { id: authorId }, with: CARD });
  const by = who?.professionnel ? ` par ${who.professionnel.displayName}` : '';
  return `${DONE[fact] ?? 'Réception accusée'}${by} le ${frenchInstant(at, placeOf(departement).zone)}. Rien n’a été refait.`;
}

/** Clocks of the fact, and of what was answered, which count from what they tell of; and those that they end. */
async function moveClocks(tx: Tx, row: SignalementStep, done: readonly SignalementStep[]): Promise<void> {
  const { starts, startsUnless, meets } = MOVES[row.fact];
  const answer = row.answer === 'NONE' ? null : ANSWERS[row.answer];
  const after = Object.entries(answer?.startsAfter ?? {}).flatMap(([earlier, codes]) => (done.some((step) => step.answer === earlier) ? codes : []));
  const begun = (code: ClockCode): boolean => done.some((step) => startsUnless.includes(step.fact) || (step.fact !== row.fact && MOVES[step.fact].starts.includes(code)));
  for (const code of [...starts.filter((one) => !begun(one)), ...answer?.starts ?? [], ...after]) await startClock(tx, code, row, { intakeId: row.signalementId }, row.dated);
  for (const [fact, code] of [...meets, ...(answer?.meets ?? []).map((one) => ['ANSWERED', one] as const)]) {
    const started = fact === 'SEALED' ? [await sealOf(tx, row.signalementId)] : done.filter((step) => step.fact === fact);
    for (const one of started) if (one) await meetClock(tx, code, one.id, row);
  }
  if (row.askedId) await meetClock(tx, 'SIGNALEMENT_COMPLEMENT', row.askedId, row);
}
