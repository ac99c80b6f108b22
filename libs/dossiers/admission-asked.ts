import { Habilitation } from '../partners/habilitation.entity.js';
import { after } from '../platform/delays.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { KINDS, type Kind } from '../secrecy/kinds.js';
import { Admission } from './admission.entity.js';
import { Dossier } from './dossier.entity.js';
import type { AdmissionTerms, PreviewAdmissionInput } from './dossiers.inputs.js';
import { LONGEST_ADMISSION } from './legal-delays.js';

/** Whom one would let in, to what: the same words for the preview, the admission and the proposal. */
export interface AdmissionAsked {
  dossierId: string; habilitationId: string; invited: Habilitation; kinds: readonly Kind[]; duty: 'NONE' | 'EVALUATEUR'; purpose: AdmissionTerms['purpose'];
  /** null: from now on, for as long as the law lets. */
  validFrom: Date | null; validTo: Date | null;
  /** Why an evaluator may be somebody who follows the family. */
  evaluatorException: string | null;
  /** The admission that this one would take the place of. */
  replaces: string | null;
}

/** The terms as they were sent: FORMAT, OBLIGATOIRE or DATE on their field; a dossier or a person out of sight is Absent. */
export async function admissionAsked(tx: Tx, input: PreviewAdmissionInput): Promise<AdmissionAsked> {
  const dossierId = uuid('dossierId', input.dossierId);
  const habilitationId = uuid('habilitationId', input.habilitationId);
  const kinds = KINDS.filter((k) => input.kinds.includes(k));
  if (kinds.length === 0) throw new UserError('OBLIGATOIRE', 'Choisissez au moins un genre d’information.', 'kinds');
  const evaluatorException = typeof input.evaluatorException !== 'string' ? null : text('evaluatorException', input.evaluatorException, { max: 500 });
  if (evaluatorException !== null && input.duty !== 'EVALUATEUR') throw new UserError('INCOHERENT', 'Cette exception n’est que celle d’un évaluateur.', 'evaluatorException');
  const terms = { dossierId, habilitationId, kinds, duty: input.duty, purpose: input.purpose, evaluatorException, validFrom: input.validFrom ?? null, validTo: input.validTo ?? null,
    replaces: input.replacesId ? uuid('replacesId', input.replacesId) : null };
  periodOf(terms, tx.now);
  await tx.get(Dossier, dossierId, 'read', 'dossierId');
  const invited = await tx.get(Habilitation, habilitationId, 'read', 'habilitationId');
  if (terms.replaces) await requireReplaceable(tx, terms, terms.replaces);
  return { ...terms, invited };
}

async function requireReplaceable(tx: Tx, { dossierId, habilitationId }: Pick<AdmissionAsked, 'dossierId' | 'habilitationId'>, id: string): Promise<void> {
  const former = await tx.get(Admission, id, 'read', 'replacesId');
  if (former.dossierId !== dossierId || former.habilitationId !== habilitationId) throw new UserError('INCOHERENT', 'On ne remplace que l’admission de cette personne à ce dossier.', 'replacesId');
}

/** [from, to): neither begun before now nor over, and six months at most. */
export function periodOf({ validFrom, validTo }: Pick<AdmissionAsked, 'validFrom' | 'validTo'>, now: Date): { validFrom: Date; validTo: Date } {
  if (validFrom && !(validFrom >= now)) throw new UserError('DATE', 'Une admission ne commence pas dans le passé.', 'validFrom');
  const from = validFrom ?? now;
  const latest = after(LONGEST_ADMISSION, from);
  const to = validTo ?? latest;
  if (!(from < to && to <= latest)) throw new UserError('DATE', 'La fin doit suivre le début, être dans l’avenir, et à six mois au plus.', 'validTo');
  return { validFrom: from, validTo: to };
}
