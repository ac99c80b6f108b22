/** Worlds that once told two readings apart, as small as they could be made; replayed before any new one. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../generate.js';

export function readCorpus(folder: string): { name: string; scenario: Scenario }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.endsWith('.json')).sort().map((name) => ({ name,
    scenario: JSON.parse(readFileSync(join(folder, name), 'utf8'), (_, value: unknown) => (value === 'infinity' ? Infinity : value)) as Scenario }));
}

export function keep(folder: string, name: string, about: string, scenario: Scenario): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name.replace(/[^\w.-]+/g, '-')}.json`);
  writeFileSync(file, `${JSON.stringify({ about, ...scenario }, (_, value: unknown) => (value === Infinity ? 'infinity' : value), 1)}\n`);
  return file;
}
