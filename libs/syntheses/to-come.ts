import type { Ask } from '../platform/statements.js';
import type { Synthese } from './synthese.entity.js';

/** Where one is convoked, neither cancelled nor over: past its hour, or closed before it. */
export const TO_COME: Ask<Synthese> = {
  has: [{ table: 'convocation', on: 'syntheseId', of: 'id', mine: 'habilitationId', pending: 'validTo' }],
  lacks: [{ table: 'synthese_date', on: 'syntheseId', of: 'id', words: { fact: 'CANCELLED' } }, { table: 'synthese_date', on: 'syntheseId', of: 'id', past: 'endsAt', last: 'sequence' },
    { table: 'seance_step', on: 'syntheseId', of: 'id', words: { fact: 'CLOSED' } }],
};
