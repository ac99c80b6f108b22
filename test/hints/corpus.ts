/** The annotated sentences, each in the half that its own name gives it (test/hints/corpus/README.md). */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ParagraphType } from '../../libs/signalements/paragraph.js';

export type Half = 'tuning' | 'held-out';
export interface Annotated { id: string; type: ParagraphType; writer: 'health' | 'other'; text: string; expected: string[]; half: Half }

/** Sets whose held-out half was read to correct the rules: they measure nothing more, and are of the tuning half whole. */
const READ = /^(fresh|later)-/;

/** Written last, to measure: held out whole. */
const MEASURES = /^last-/;

export function halfOf(id: string): Half {
  if (MEASURES.test(id)) return 'held-out';
  const even = Number.parseInt(createHash('sha256').update(id).digest('hex').slice(0, 1), 16) % 2 === 0;
  return even || READ.test(id) ? 'tuning' : 'held-out';
}

export function readCorpus(folder = join(process.cwd(), 'test/hints/corpus')): Annotated[] {
  return readdirSync(folder).filter((name) => name.endsWith('.json')).sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Omit<Annotated, 'half'>[])
    .map((one) => ({ ...one, half: halfOf(one.id) }));
}
