/** What whoever validates should know before they do, and which refuses nothing. */
import { INFORMED_NATURES, Lien } from '../dossiers/lien.entity.js';
import type { Tx } from '../platform/tx.js';
import { FamilyStep } from './family-step.entity.js';
import type { Minutes } from './minutes/minutes.js';
import type { Synthese } from './synthese.entity.js';

export interface DraftWarning { code: string; phrase: string }

/** To whom it is to validate, of what they read: anybody else would be told of lines that are not theirs. */
export async function warningsOfDraft(tx: Tx, { id: syntheseId, dossierId }: Synthese, { decisions, points }: Minutes): Promise<DraftWarning[]> {
  if (!tx.may('validate', 'Minutes')) return [];
  const family = await tx.allowed(FamilyStep, 'read', { where: { syntheseId } });
  const holders = await tx.allowed(Lien, 'read', { where: { dossierId }, among: { nature: INFORMED_NATURES }, inForce: true });
  const heard = points.some(({ lines }) => lines.some(({ said }) => said?.committed.voice === 'ENFANT')) || family.some(({ fact }) => fact === 'NOT_HEARD');
  const untold = holders.some(({ personneId }) => !family.some((step) => step.personneId === personneId));
  return [
    ...(decisions.length > 0 && !heard ? [{ code: 'SANS_AVIS_ENFANT', phrase: 'Une décision est prise sans l’avis de l’enfant, ni ce qui l’a empêché de le donner (CASF L.223-4).' }] : []),
    ...(untold || !family.some(({ about }) => about === 'CHILD') ? [{ code: 'FAMILLE_NON_DITE', phrase: 'Rien ne dit si l’enfant et chaque parent ont été invités, ni pourquoi ils ne l’ont pas été.' }] : []),
  ];
}
