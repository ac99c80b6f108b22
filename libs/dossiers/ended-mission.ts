import type { RowClass } from '../platform/database.js';
import { dayInFrance } from '../platform/france.js';
import type { Judged, Tx } from '../platform/tx.js';
import type { Otherwise } from '../secrecy/language.js';
import { NOT_ADMITTED, NOT_EVALUATOR } from '../secrecy/otherwise.js';
import { AdmissionKind } from './admission-kind.entity.js';

/**
 * « Votre mission s’est terminée le… »: what one may notice is closed because one's own admission to that child, for that kind, came to its end. Its line is one's own to
 * read, ended as it is (RGPD 15): nothing more is told than one was once told.
 */
export async function endedMission(tx: Tx, why: Otherwise, type: RowClass<Judged>, id: string): Promise<Otherwise | null> {
  if (![NOT_ADMITTED.code, NOT_EVALUATOR.code].includes(why.code)) return null;
  const { dossierId, kind } = await tx.get(type, id, 'notice');
  if (!dossierId || !kind) return null;
  const own = await tx.allowed(AdmissionKind, 'read', { where: { habilitationId: tx.actor.id, dossierId, kind } });
  const ends = own.filter((k) => k.validFrom < k.validTo).map((k) => k.validTo.getTime());
  const last = Math.max(...ends);
  if (ends.length === 0 || last > tx.now.getTime()) return null;
  const [year, month, day] = dayInFrance(new Date(last)).split('-');
  return { code: 'MISSION_TERMINEE', phrase: `Votre mission, pour ce genre d’élément de cet enfant, s’est terminée le ${day}/${month}/${year}.`, article: why.article, ways: ['Contacter le référent', ...why.ways] };
}
