/** What an agenda is made of: which kinds a heading may be of, and the points of one synthèse as they were asked, checked at the edge. */
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Detail, Kind } from '../secrecy/kinds.js';
import type { PointInput } from './syntheses.inputs.js';
import { PARTS, POINT_HEADINGS, type PointHeading } from './words.js';

/** Or « Organisation » would be put over what a secret covers, and be heard by those whom logistics alone are open to. The first is the usual one. */
export const KINDS_OF: Readonly<Record<PointHeading, readonly Kind[]>> = {
  LOGISTIQUE: ['LOG'], SCOLARITE: ['SCO'], FAITS_RECENTS: ['SOC', 'FAM', 'SCO', 'PAR', 'ENF'], SANTE: ['MED'], EVALUATION: ['SOC'], VIE_FAMILIALE: ['FAM', 'SOC'],
  AVIS_FAMILLE: ['PAR'], PAROLE_ENFANT: ['ENF'], MESURE_JUDICIAIRE: ['JUD'], PROJET: ['SOC', 'FAM', 'SCO'], DECISIONS: ['SOC', 'FAM', 'SCO', 'JUD', 'LOG'],
};

export interface PointAsked { position: number; part: number; heading: PointHeading; kind: Kind; detail: Detail; minutes: number; dossierId: string; speakerId: string | null }

export const MOST_POINTS = 40;
const LONGEST_POINT = 240;

/** In the order in which they were sent. Medical is in summary: whoever convenes may not have it otherwise. */
export function agendaAsked(home: string, points: readonly PointInput[]): PointAsked[] {
  if (points.length === 0) throw new UserError('OBLIGATOIRE', 'Un ordre du jour a au moins un point.', 'points');
  if (points.length > MOST_POINTS) throw new UserError('TROP_NOMBREUX', `Un ordre du jour a ${MOST_POINTS} points au plus.`, 'points');
  return points.map(({ heading, kind = null, detail, minutes, part, dossierId, speakerId }, i) => {
    const of = kind ?? KINDS_OF[heading][0]!;
    if (!KINDS_OF[heading].includes(of)) throw new UserError('INCOHERENT', `« ${POINT_HEADINGS[heading]} » ne se dit pas de ce genre d’élément.`, 'points');
    if (!(minutes >= 1 && minutes <= LONGEST_POINT)) throw new UserError('BORNE', `Un point dure de 1 à ${LONGEST_POINT} minutes.`, 'points');
    return {
      position: i + 1, part: PARTS.indexOf(part) + 1, heading, kind: of, detail: of === 'MED' ? 'SUMMARY' : detail, minutes,
      dossierId: dossierId ? uuid('points', dossierId) : home, speakerId: speakerId ? uuid('points', speakerId) : null,
    };
  });
}
