import { cardOf, type Habilitation } from '../partners/habilitation.entity.js';
import { whenLoaded } from '../platform/loader.js';
import type { Scope } from '../platform/scope.js';
import { FUNCTIONS, type Function } from '../secrecy/functions.js';

/** A magistrate is named to magistrates alone: whom a judge asked about a child is not said by the journal of those whom the judge oversees. */
export const isReserved = (reader: string, who: Habilitation): boolean => isMagistrate(who.function) && !isMagistrate(reader);
const isMagistrate = (fn: string): boolean => FUNCTIONS[fn as Function].regime === 'MAGISTRATE';

/** The card of who acted, or null when it is reserved, or when it is the system. */
export const whoIs = (scope: Scope, id: string): Habilitation | null | Promise<Habilitation | null> =>
  whenLoaded(cardOf(scope, id), (who) => (who && !isReserved(scope.actor.function, who) ? who : null));

/** In which function they acted, in words; of a magistrate, that alone. */
export const functionOf = (scope: Scope, id: string): string | Promise<string> =>
  whenLoaded(cardOf(scope, id), (who) => (!who ? 'Cordée' : isReserved(scope.actor.function, who) ? 'magistrat (identité réservée)' : FUNCTIONS[who.function as Function].name));
