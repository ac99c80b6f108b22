/**
 * The sentence of a list's scope: what may stand in it, from the law itself, by function and type. It is the same whatever the rows are, so it never says how many there are
 * that one may not see, nor whether there are any.
 */
import type { Rule } from './language.js';

/** « parce que vous… », « parce qu’il… ». */
export const because = (reason: string): string => (/^[aeiouéèêh]/i.test(reason) ? `parce qu’${reason}` : `parce que ${reason}`);

const AND_NOTHING_ELSE = 'Qu’une chose n’y soit pas ne veut pas dire qu’elle n’existe pas.';

/** What may be noticed is listed; where nothing is noticed, what may be read. */
export function listSentence(rules: readonly Rule[], types: readonly string[]): string {
  const opening = types.flatMap((type) => {
    const ofType = rules.filter((rule) => rule.type === type);
    const noticed = ofType.filter((rule) => rule.action === 'notice');
    return noticed.length > 0 ? noticed : ofType.filter((rule) => rule.action === 'read');
  });
  const reasons = [...new Set(opening.map((rule) => because(rule.because)))];
  if (reasons.length === 0) return `Ce que vous voyez ici : rien, la loi n’ouvre rien de tel à votre fonction. ${AND_NOTHING_ELSE}`;
  return `Ce que vous voyez ici : ce qui vous est ouvert ${reasons.join(', ou ')}. ${AND_NOTHING_ELSE}`;
}
