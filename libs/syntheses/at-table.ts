/** What a meeting is at, behind its lock: every act of a meeting holds it first, so that two who race find what the other did. */
import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';
import { PenStep } from './pen-step.entity.js';
import { Minutes, numberOf } from './minutes.entity.js';
import { SeanceStep } from './seance-step.entity.js';
import { Synthese } from './synthese.entity.js';

/** The synthèse, held until the transaction ends; Absent for whoever does not know it. */
export async function atTable(tx: Tx, syntheseId: string): Promise<Synthese> {
  await tx.lock('Synthese', syntheseId);
  return await tx.get(Synthese, syntheseId, 'read', 'syntheseId');
}

export const seanceOf = async (tx: Tx, syntheseId: string): Promise<SeanceStep[]> => await tx.allowed(SeanceStep, 'read', { where: { syntheseId }, order: ['sequence', 'id'] });

/** The last line of the pen: null while nobody took it. */
export const lastPen = async (tx: Tx, syntheseId: string): Promise<PenStep | null> =>
  (await tx.allowed(PenStep, 'read', { where: { syntheseId }, order: ['sequence', 'id'], descending: true, limit: 1 }))[0] ?? null;

/** Opened, and its minutes not validated: what was said is still written down once it is closed. @throws SEANCE_NON_OUVERTE, DEJA_VALIDE */
export async function requireOpen(tx: Tx, syntheseId: string): Promise<void> {
  requireOpened(await seanceOf(tx, syntheseId));
  await requireNotValidated(tx, syntheseId);
}

/** A meeting that was opened is held on its day: its date is what happened. Behind its lock. @throws SEANCE_TENUE */
export async function requireNotHeld(tx: Tx, syntheseId: string): Promise<void> {
  if ((await seanceOf(tx, syntheseId)).length > 0) throw new UserError('SEANCE_TENUE', 'Cette réunion s’est ouverte : sa date ne change plus. Convoquez-en une autre.', 'syntheseId');
}

/** Before it is opened: what somebody thinks is asked before they are there. @throws SEANCE_OUVERTE */
export async function requireNotOpened(tx: Tx, syntheseId: string): Promise<void> {
  if ((await seanceOf(tx, syntheseId)).length > 0) throw new UserError('SEANCE_OUVERTE', 'Cette réunion s’est ouverte : ce qui s’y dit est un point de vue.', 'syntheseId');
}

/** Validated, nothing is added any more. @throws DEJA_VALIDE */
export async function requireNotValidated(tx: Tx, syntheseId: string): Promise<void> {
  const [minutes] = await tx.allowed(Minutes, 'read', { where: { syntheseId } });
  if (minutes) throw new UserError('DEJA_VALIDE', `Le compte rendu de cette réunion est validé, sous le numéro ${numberOf(minutes)} : rien ne s’y ajoute.`, 'syntheseId');
}

function requireOpened(steps: readonly SeanceStep[]): void {
  if (steps.length === 0) throw new UserError('SEANCE_NON_OUVERTE', 'Cette réunion n’est pas encore ouverte.', 'syntheseId');
}

/** @throws SEANCE_NON_OUVERTE, SEANCE_CLOSE */
export function requireHeld(steps: readonly SeanceStep[]): void {
  requireOpened(steps);
  if (steps.at(-1)!.fact === 'CLOSED') throw new UserError('SEANCE_CLOSE', 'Cette réunion est close : elle ne se rouvre pas.', 'syntheseId');
}
