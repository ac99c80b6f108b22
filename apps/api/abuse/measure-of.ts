import type { LimitedDoor } from '../../../libs/platform/rate-limits.js';

/**
 * What may not wait, by the names of the fields that ask it: the transmission to the parquet, what is shown before sealing, the information préoccupante, and acknowledgements. A name put in a document for nothing
 * only moves it to this measure, which has its end too.
 */
export const URGENT = ['draftSignalement', 'reviseSignalement', 'sealSignalement', 'transmitSignalement', 'depositPackage', 'recordReceipt', 'acknowledgeSignalement', 'answerSignalement', 'attachPieceSignalement', 'sendComplement',
  'reportInformationPreoccupante', 'acknowledgeMessage', 'breakGlass', 'tellParents', 'previewLetter', 'previewSeal'] as const;
export const LOOKUP = 'lookUpChild';
const urgent = new RegExp(`\\b(?:${URGENT.join('|')})\\b`);
const lookups = new RegExp(`\\b${LOOKUP}\\b`, 'g');

/** By what an operation is measured: read in its text, before anybody parses it. */
export function measureOf(text: string): readonly [door: LimitedDoor, points: number][] {
  const asked = text.match(lookups)?.length ?? 0;
  return [[urgent.test(text) ? 'urgent' : 'operations', 1], ...asked > 0 ? [['lookups', asked] as [LimitedDoor, number]] : []];
}
