import { createHash, randomUUID } from 'node:crypto';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Delegation } from '../partners/delegation.entity.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { UserFaultType } from '../platform/node.js';
import { digestOf } from '../platform/shown.js';
import type { Tx } from '../platform/tx.js';
import { letterOf } from './checked-letter.js';
import { requireCompetence } from './require-competence.js';
import { Signalement } from './signalement.entity.js';
import { SignalementDossier } from './signalement-dossier.entity.js';
import type { SignalementLetter } from './signalement-letter.entity.js';
import { SignalementSeal } from './signalement-seal.entity.js';
import { alreadySealed, lastLetter, sealOf } from './unsealed.js';

@ObjectType({ description: 'Ce que le sceau fixerait, avant de sceller ; son empreinte est à renvoyer avec l’acte.' })
export class SealPreview {
  @Field(() => Int, { description: 'La version de la lettre.' }) version: number;
  @Field({ description: 'L’empreinte SHA-256 de la lettre.' }) letterHash: string;
  @Field() phrase: string;
  @Field(() => [UserFaultType]) refusals: UserFaultType[];
  @Field() digest: string;
}

/** What would be sealed: which version, for which parquet, and what would refuse it. */
export async function previewSeal(tx: Tx, id: string): Promise<SealPreview> {
  const { shown, refusals } = await toSeal(tx, uuid('signalementId', id));
  return { ...shown, refusals: refusals.map(({ code, message, field }) => ({ code, message, field })) };
}

export interface ToSeal { signalement: Signalement; letter: SignalementLetter; delegationId: string | null; shown: Omit<SealPreview, 'refusals'>; refusals: UserError[] }

/** The law first: whoever may not sign is told so, or nothing. */
export async function toSeal(tx: Tx, signalementId: string): Promise<ToSeal> {
  const signalement = await tx.get(Signalement, signalementId, 'read', 'signalementId');
  const { departement, route } = signalement;
  await tx.require(SignalementSeal, 'sign', { departement, signalementId, route, sealedBy: tx.actor.id }, randomUUID(), { field: 'signalementId', explained: true });
  const letter = await lastLetter(tx, signalementId);
  const letterHash = createHash('sha256').update(letter.letter).digest('hex');
  const [delegation] = route === 'DEPARTEMENT' ? await tx.allowed(Delegation, 'read', { where: { delegateId: tx.actor.id }, inForce: true, limit: 1 }) : [];
  const delegationId = delegation?.id ?? null;
  return {
    signalement, letter, delegationId, refusals: await refusalsOf(tx, signalement, letter),
    shown: {
      version: letter.version, letterHash, digest: digestOf('seal', [signalementId, letter.version, letterHash, signalement.parquetId, signalement.territoireId, delegationId]),
      phrase: `La version ${letter.version} de la lettre${withPieces(letterOf(letter.letter).joined.length)} est scellée, numérotée et transmise au parquet : elle ne change plus.`,
    },
  };
}

const withPieces = (joined: number): string => (joined === 0 ? '' : joined === 1 ? ', avec la pièce qui y est jointe,' : `, avec les ${joined} pièces qui y sont jointes,`);

async function refusalsOf(tx: Tx, signalement: Signalement, letter: SignalementLetter): Promise<UserError[]> {
  const refusals: UserError[] = [];
  const seal = await sealOf(tx, signalement.id);
  if (seal) refusals.push(alreadySealed(seal));
  try {
    await requireCompetence(tx, signalement);
  } catch (e) {
    if (!(e instanceof UserError)) throw e;
    refusals.push(e);
  }
  if (signalement.route === 'DEPARTEMENT') {
    if (letterOf(letter.letter).actions.length === 0) refusals.push(new UserError('OBLIGATOIRE', 'Le département dit les actions déjà menées auprès du mineur et de la famille. (CASF L.226-4 I)', 'letter.actions'));
    const attached = await tx.allowed(SignalementDossier, 'read', { where: { signalementId: signalement.id }, limit: 1 });
    if (attached.length === 0) refusals.push(new UserError('OBLIGATOIRE', 'Le département dit de quels dossiers il s’agit.', 'dossierIds'));
  }
  return refusals;
}
