import { randomUUID } from 'node:crypto';
import { digestOf, requireShown } from '../platform/shown.js';
import type { Tx } from '../platform/tx.js';
import { countsWhole, openedBy } from '../secrecy/admissible.js';
import type { Function } from '../secrecy/functions.js';
import { type AdmissionAsked, admissionAsked } from './admission-asked.js';
import { refusalsOf } from './admission-guards.js';
import type { AdmissionPreview } from './admission-preview.type.js';
import { Admission } from './admission.entity.js';
import type { PreviewAdmissionInput } from './dossiers.inputs.js';

/**
 * What an admission would open, before it is granted: how many pieces of each kind, and what would refuse it. An exchange is never opened by an admission:
 * one takes part in it afterwards. Null stands for a count that the asker may not know; the digest covers what was shown and nothing more.
 */
export async function previewAdmission(tx: Tx, input: PreviewAdmissionInput): Promise<AdmissionPreview> {
  const asked = await admissionAsked(tx, input);
  await requireMayAdmit(tx, asked);
  return { ...await openingOf(tx, asked), refusals: (await refusalsOf(tx, asked)).map(({ code, message, field }) => ({ code, message, field: field ?? null })) };
}

/** The law first: whoever may not admit is told so, or nothing. */
export const requireMayAdmit = (tx: Tx, { dossierId, habilitationId, duty }: AdmissionAsked): Promise<void> =>
  tx.require(Admission, 'grant', { departement: tx.actor.departement, dossierId, habilitationId, duty, grantedBy: tx.actor.id }, randomUUID(), { field: 'dossierId', explained: true });

export async function openingOf(tx: Tx, asked: AdmissionAsked): Promise<Pick<AdmissionPreview, 'phrase' | 'pieces' | 'digest'>> {
  const { dossierId, habilitationId, invited, kinds, duty, validFrom, validTo } = asked;
  const counted = kinds.filter((kind) => countsWhole(tx.actor.function as Function, kind));
  const found = await tx.pieces(dossierId, counted.flatMap((kind) => openedBy(invited.function as Function, kind, duty)));
  const pieces = kinds.map((kind) => ({ kind, count: counted.includes(kind) ? found.find((p) => p.kind === kind)?.n ?? 0 : null }));
  const total = found.reduce((sum, p) => sum + p.n, 0);
  const shown = [dossierId, habilitationId, duty, ...kinds, validFrom?.toISOString(), validTo?.toISOString(), ...found.map((p) => `${p.kind} ${p.digest}`)];
  return {
    pieces, digest: digestOf('admission', shown),
    phrase: `1 personne gagne l’accès à ${total} ${total > 1 ? 'pièces' : 'pièce'}${pieces.some((p) => p.count === null) ? ', et à ce que vous ne pouvez compter' : ''} ; à aucun échange.`,
  };
}

export const requireOpeningShown = async (tx: Tx, asked: AdmissionAsked, digest: string): Promise<void> => requireShown((await openingOf(tx, asked)).digest, digest);
