/** Interleaved pairs: each worker asks for a forbidden id and an unknown one, in an order drawn for each pair, and goes on. */
import { randomUUID } from 'node:crypto';
import type { ApiProcess } from '../faults/api-process.js';
import { mannWhitney, type Difference } from './mann-whitney.js';
import type { Operation } from './operation.js';
import type { TimingWorld } from './world.js';

export interface Setting { api: ApiProcess; token: string; world: TimingWorld }

/** `tries`: somebody patient asks several times and keeps the quickest answer, which a busy machine disturbs least. */
export async function measure({ api, token, world }: Setting, operation: Operation, pairs: number, atOnce: number, tries = 1): Promise<Difference> {
  const forbidden: number[] = [];
  const unknown: number[] = [];
  const ids = world.forbidden[operation.forbids];
  let left = pairs;
  const ask = async (id: string): Promise<number> => {
    let quickest = Infinity;
    for (let n = 0; n < tries; n++) {
      const { query, variables } = operation.ask(id, world);
      quickest = Math.min(quickest, (await api.ask(token, query, variables)).ms);
    }
    return quickest;
  };
  const nowhere = operation.unknown ?? randomUUID;
  const work = async (): Promise<void> => {
    while (left-- > 0) {
      const id = ids[left % ids.length]!;
      if (Math.random() < 0.5) {
        forbidden.push(await ask(id));
        unknown.push(await ask(nowhere()));
      } else {
        unknown.push(await ask(nowhere()));
        forbidden.push(await ask(id));
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return mannWhitney(forbidden, unknown);
}

export const heading = `${'operation'.padEnd(36)} pairs  forbid.  unknown     AUC      p   (medians in ms)`;
export const line = (name: string, { n, auc, p, medians: [f, u] }: Difference): string =>
  `${name.padEnd(36)} ${String(n).padStart(5)} ${f.toFixed(1).padStart(8)} ${u.toFixed(1).padStart(8)} ${auc.toFixed(3).padStart(7)} ${p.toFixed(3).padStart(6)}`;
