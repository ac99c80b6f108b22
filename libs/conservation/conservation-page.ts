import { addMonths } from '../clocks/calendar.js';
import { placeOf } from '../clocks/places.js';
import type { Page, PageArgs } from '../platform/connection-type.js';
import type { Cursors } from '../platform/cursors.js';
import { pageOf } from '../platform/page-of.js';
import type { Scope } from '../platform/scope.js';
import type { Ask, Beside } from '../platform/statements.js';
import { ConservationStep } from './conservation-step.entity.js';
import type { ConservationFact, ConservationStage } from './conservation-words.js';
import { WARNINGS } from './terms.js';

const OF_THE_DOSSIER = { table: 'conservation_step', on: 'dossierId', of: 'dossierId' } as const;
const later = (fact: ConservationFact): Beside<ConservationStep> => ({ ...OF_THE_DOSSIER, words: { fact }, later: 'sequence' });
const last = (fact: ConservationFact): Beside<ConservationStep> => ({ ...OF_THE_DOSSIER, words: { fact }, last: 'sequence' });
const CLOSED: Ask<ConservationStep> = { where: { fact: 'CLOSED' }, lacks: [later('CLOSED'), later('REOPENED')] };
/** Whatever comes after a list, or after a visa, takes its place. */
const LAST: Pick<Ask<ConservationStep>, 'lacks'> = { lacks: [{ ...OF_THE_DOSSIER, later: 'sequence' }] };

/** One fact of each dossier that stands there, the last of it that made it so: what a screen lists is a page of them, by the law that opens them. A held dossier whose term is past is in both lists. */
export async function conservationPage(scope: Scope, cursors: Cursors, stage: ConservationStage, args: PageArgs): Promise<Page<ConservationStep>> {
  const { now } = await scope.tx();
  // The same months as a closing counts its first warning by.
  const near = addMonths(placeOf(scope.actor.departement), now, WARNINGS[0].months);
  const due = (from: Date, to: Date): Ask<ConservationStep> => ({ ...CLOSED, within: { column: 'dueAt', from, to: new Date(to.getTime() + 1) } });
  const asked: Record<ConservationStage, Ask<ConservationStep>> = {
    RUNNING: due(new Date(near.getTime() + 1), END), NEARS: due(new Date(now.getTime() + 1), near),
    PAST: { ...due(BEGINNING, now), lacks: [...CLOSED.lacks!, last('LISTED'), last('VISA')] },
    KEPT: { where: { fact: 'CLOSED', category: 'PUPILLE' }, lacks: CLOSED.lacks! },
    HELD: { where: { fact: 'HELD' }, lacks: [later('RELEASED')] },
    LISTED: { where: { fact: 'LISTED' }, ...LAST },
    VISA: { where: { fact: 'VISA' }, ...LAST },
  };
  const byTerm = stage === 'RUNNING' || stage === 'NEARS' || stage === 'PAST';
  return await pageOf(scope, cursors, ConservationStep, 'read', args, [byTerm ? 'dueAt' : 'at', 'id'], asked[stage], false);
}

const BEGINNING = new Date(0);
/** Before infinity, which is what is kept for ever: no term that is counted comes so late. */
const END = new Date('9999-01-01T00:00:00Z');
