/** Worlds that once told two readings apart, as small as they could be made; replayed before any new one. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyWorld, type Scenario } from '../generate.js';

export function readCorpus(folder: string): { name: string; scenario: Scenario }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.endsWith('.json')).sort().map((name) => ({ name,
    scenario: whole(JSON.parse(readFileSync(join(folder, name), 'utf8'), (_, value: unknown) => (value === 'infinity' ? Infinity : value)) as Scenario) }));
}

/** A world kept before a table was there has no row of it; before a column, no value. */
const whole = ({ world, ...scenario }: Scenario): Scenario => ({ ...scenario,
  world: { ...emptyWorld(world.t), ...world, professionnel: world.professionnel.map((p) => ({ ...p, issuer: p.issuer ?? null, subject: p.subject ?? null })) } });

export function keep(folder: string, name: string, about: string, scenario: Scenario): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name.replace(/[^\w.-]+/g, '-')}.json`);
  writeFileSync(file, `${JSON.stringify({ about, ...scenario }, (_, value: unknown) => (value === Infinity ? 'infinity' : value), 1)}\n`);
  return file;
}
