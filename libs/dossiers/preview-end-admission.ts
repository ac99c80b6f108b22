import { Habilitation } from '../partners/habilitation.entity.js';
import { uuid } from '../platform/inputs.js';
import { inForce } from '../platform/instant.js';
import { digestOf } from '../platform/shown.js';
import type { Tx } from '../platform/tx.js';
import { countsWhole, openedBy } from '../secrecy/admissible.js';
import type { Function } from '../secrecy/functions.js';
import { KINDS } from '../secrecy/kinds.js';
import { AdmissionKind } from './admission-kind.entity.js';
import { Admission } from './admission.entity.js';
import type { ClosingEffect } from './closing-effect.type.js';
import { Referent } from './referent.entity.js';

const several = (n: number, one: string, many: string): string => `${n} ${n > 1 ? many : one}`;
const NOTHING = { losing: [], pieces: [], threads: 0, syntheses: 0, referent: false };

/** Who would lose what: pieces of each kind, as far as the asker counts them (`previewAdmission`), and a number of exchanges. For whoever may end it. */
export async function previewEndAdmission(tx: Tx, admissionId: string): Promise<ClosingEffect> {
  const admission = await tx.get(Admission, uuid('admissionId', admissionId), 'read', 'admissionId');
  await tx.require(Admission, 'end', admission, admission.id, { field: 'admissionId', explained: true });
  return await effectOfEnding(tx, admission);
}

export async function effectOfEnding(tx: Tx, admission: Admission): Promise<ClosingEffect> {
  const { id, dossierId, habilitationId, duty, validTo } = admission;
  if (!inForce(admission, tx.now)) {
    const over = validTo <= tx.now;
    return { ...NOTHING, digest: digestOf('ending', [id, over]), phrase: over ? 'Cette admission a déjà pris fin : 0 personne gagne un accès, 0 en perd.' : 'Cette admission ne commencera pas : 0 personne gagne un accès, 0 en perd.' };
  }
  const losing = await tx.allowed(Habilitation, 'read', { where: { id: habilitationId } });
  const held = new Set((await tx.allowed(AdmissionKind, 'read', { where: { admissionId: id } })).map((k) => k.kind));
  const kinds = KINDS.filter((kind) => held.has(kind));
  const counted = kinds.filter((kind) => countsWhole(tx.actor.function as Function, kind));
  const found = await tx.pieces(dossierId, losing.flatMap((h) => counted.flatMap((kind) => openedBy(h.function as Function, kind, duty))));
  const pieces = kinds.map((kind) => ({ kind, count: counted.includes(kind) ? found.find((p) => p.kind === kind)?.n ?? 0 : null }));
  const closing = await tx.effect('closing', id);
  const { threads = 0, syntheses = 0 } = closing ?? {};
  const referent = (await tx.allowed(Referent, 'read', { where: { admissionId: id }, inForce: true })).length > 0;
  return {
    losing, pieces, threads, syntheses, referent,
    digest: digestOf('ending', [id, habilitationId, ...kinds, validTo.toISOString(), closing?.digest, referent, ...found.map((p) => `${p.kind} ${p.digest}`)]),
    phrase: `0 personne gagne un accès, 1 perd l’accès à ${several(found.reduce((sum, p) => sum + p.n, 0), 'pièce', 'pièces')}${pieces.some((p) => p.count === null) ? ', à ce que vous ne pouvez compter,' : ''} `
      + `et à ${several(threads, 'échange', 'échanges')}${syntheses > 0 ? `, ne siège plus à ${several(syntheses, 'réunion', 'réunions')} de synthèse` : ''}${referent ? ', et n’est plus le référent' : ''} ; ce que d’autres droits lui ouvrent lui reste.`,
  };
}
