/** A réunion de synthèse as a client convenes it: what was shown, then the act. */
import type { ConveningPreview } from '../../libs/syntheses/convening-preview.type.js';
import { conveneSynthese } from '../../libs/syntheses/convene-synthese.js';
import { previewConvening } from '../../libs/syntheses/preview-convening.js';
import type { Synthese } from '../../libs/syntheses/synthese.entity.js';
import type { ConveneSyntheseInput, ConvokedInput, PointInput, PreviewConveningInput } from '../../libs/syntheses/syntheses.inputs.js';
import type { Door } from './door.js';
import { actorId, uuid } from './situation.js';

export const point = (heading: PointInput['heading'], more: Partial<PointInput> = {}): PointInput => ({ heading, detail: 'FULL', part: 'PROFESSIONALS', minutes: 10, ...more });
export const sits = (who: string, more: Partial<ConvokedInput> = {}): ConvokedInput => Object.assign({ habilitationId: actorId(who), required: false }, more);

export const ALL_POINTS: PointInput[] = [point('LOGISTIQUE'), point('SCOLARITE'), point('FAITS_RECENTS'), point('SANTE'), point('EVALUATION'), point('VIE_FAMILIALE'), point('VIE_FAMILIALE', { detail: 'SUMMARY' }),
  point('AVIS_FAMILLE', { part: 'FAMILY' }), point('PAROLE_ENFANT', { part: 'FAMILY' }), point('MESURE_JUDICIAIRE'), point('PROJET', { kind: 'FAM' }), point('DECISIONS', { part: 'DECISION' })];

export const convening = (dossierId: string, more: Partial<PreviewConveningInput> = {}): PreviewConveningInput =>
  ({ dossierId, type: 'EVALUATION', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', points: ALL_POINTS, people: [], ...more });

export const shownConvening = (door: Door, asked: PreviewConveningInput, by = 'A8'): Promise<ConveningPreview> => door.reads(by, (tx) => previewConvening(tx, asked));

export const convened = (door: Door, asked: PreviewConveningInput, more: Partial<ConveneSyntheseInput> = {}, by = 'A8'): Promise<Synthese> =>
  door.as(by, async (tx) => conveneSynthese(tx, Object.assign({ requestId: uuid(), effectDigest: (await previewConvening(tx, asked)).digest }, asked, more)));

/** In so many days, for two hours. */
export const slot = (days: number, more: object = {}): { startsAt: Date; endsAt: Date } => {
  const startsAt = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + days * 86_400_000);
  return { startsAt, endsAt: new Date(startsAt.getTime() + 2 * 3_600_000), ...more };
};
