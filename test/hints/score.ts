/** What the rules said of the annotated sentences: a code said or not, of each sentence. */
import type { Family } from '../../libs/signalements/hints/family.js';
import { hintsOf } from '../../libs/signalements/hints/hints-of.js';
import type { Annotated } from './corpus.js';

export interface Tally { right: number; wrong: number; missed: number }
export interface Score { overall: Tally; byCode: Map<string, Tally> }

const none = (): Tally => ({ right: 0, wrong: 0, missed: 0 });
const share = (part: number, other: number): number => (part + other === 0 ? 1 : part / (part + other));
export const precision = ({ right, wrong }: Tally): number => share(right, wrong);
export const recall = ({ right, missed }: Tally): number => share(right, missed);

export function scoreOf(sentences: readonly Annotated[], families: readonly Family[]): Score {
  const overall = none();
  const byCode = new Map<string, Tally>();
  const count = (code: string, what: keyof Tally): void => {
    if (!byCode.has(code)) byCode.set(code, none());
    (byCode.get(code) as Tally)[what]++;
    overall[what]++;
  };
  for (const { type, text, writer, expected } of sentences) {
    const said = new Set(hintsOf({ type, text, writerIsHealth: writer === 'health' }, families).map(({ code }) => code));
    for (const code of said) count(code, expected.includes(code) ? 'right' : 'wrong');
    for (const code of expected) if (!said.has(code)) count(code, 'missed');
  }
  return { overall, byCode };
}
