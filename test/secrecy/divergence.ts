/** Two readings that disagree on one decision: enough to say it in a line and to replay it. */
import type { Scenario } from './generate.js';

export interface Divergence {
  seed: number;
  actor: string;
  fn: string;
  act: string;
  row: string;
  oracle: boolean;
  /** What each reading answered that differs. */
  said: Record<string, boolean>;
  scenario: Scenario;
}

export function sentence(d: Divergence): string {
  const said = Object.entries(d.said).map(([reading, answer]) => `${reading} says ${answer ? 'yes' : 'no'}`).join(', ');
  return `seed ${d.seed}: ${d.fn} ${d.actor} ${d.act} ${d.row}: the oracle says ${d.oracle ? 'yes' : 'no'}, ${said}`;
}
