import { HabilitationTerritoire } from '../partners/habilitation-territoire.entity.js';
import { Habilitation } from '../partners/habilitation.entity.js';
import { Territoire } from '../partners/territoire.entity.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { digestOf } from '../platform/shown.js';
import type { Tx } from '../platform/tx.js';
import { requireNotKeptOut } from './conflicts-of.js';
import { DossierMove } from './dossier-move.entity.js';
import { DossierTerritoire } from './dossier-territoire.entity.js';
import { Dossier } from './dossier.entity.js';
import type { MoveEffect } from './move-effect.type.js';
import type { PreviewMoveInput } from './moves.inputs.js';
import { BY_TERRITORY } from './who-sees-what.js';

/** A move that this actor may make, but for its key. */
export async function moveAsked(tx: Tx, input: PreviewMoveInput): Promise<Omit<DossierMove, 'id' | 'requestId'>> {
  const dossierId = uuid('dossierId', input.dossierId);
  const territoireId = uuid('territoireId', input.territoireId);
  await tx.get(Dossier, dossierId, 'read', 'dossierId');
  await tx.get(Territoire, territoireId, 'read', 'territoireId');
  const asked = { departement: tx.actor.departement, dossierId, territoireId, movedBy: tx.actor.id, movedAt: tx.now };
  await tx.require(DossierMove, 'write', asked, dossierId, { field: 'dossierId', explained: true });
  await requireNotKeptOut(tx, dossierId, 'dossierId');
  return asked;
}

/** Who would gain and who would lose the dossier by their function; whoever is admitted stays so. */
export async function effectOfMove(tx: Tx, { dossierId, territoireId }: Pick<DossierMove, 'dossierId' | 'territoireId'>): Promise<MoveEffect> {
  const now = (await tx.allowed(DossierTerritoire, 'read', { where: { dossierId }, inForce: true })).map((t) => t.territoireId);
  if (now.length === 1 && now[0] === territoireId) throw new UserError('DEJA_DE_CE_TERRITOIRE', 'Ce dossier est déjà de ce territoire.', 'territoireId');
  const holders = await tx.allowed(HabilitationTerritoire, 'read', { among: { territoireId: [...now, territoireId] } });
  const of = (ids: readonly string[]): Set<string> => new Set(holders.filter((h) => ids.includes(h.territoireId)).map((h) => h.habilitationId));
  const [before, after] = [of(now), of([territoireId])];
  const people = await tx.allowed(Habilitation, 'read', { among: { id: [...new Set([...before, ...after])], function: BY_TERRITORY }, inForce: true, order: ['function', 'id'] });
  const gaining = people.filter((h) => !before.has(h.id));
  const losing = people.filter((h) => !after.has(h.id));
  return {
    gaining, losing, digest: digestOf('move', [dossierId, territoireId, ...gaining.map((h) => h.id), 'lose', ...losing.map((h) => h.id)]),
    phrase: `${gaining.length} ${gaining.length > 1 ? 'personnes gagnent' : 'personne gagne'} l’accès au dossier, ${losing.length} le ${losing.length > 1 ? 'perdent' : 'perd'} ; qui y est admis le reste.`,
  };
}

export const previewMove = async (tx: Tx, input: PreviewMoveInput): Promise<MoveEffect> => await effectOfMove(tx, await moveAsked(tx, input));
