/** A territory of more dossiers than the wall cares to list: for the four who hold one, it falls back to the whole département. */
import type pg from 'pg';
import { emptyWorld } from '../generate.js';
import { BEGIN, load } from '../load.js';
import { BY_TERRITORY } from '../oracle/table.js';
import type { Dossier } from '../oracle/world.js';
import { type Bench, setUp } from './bench.js';
import { check, type Wrong } from './checks.js';

const MANY = 2001;

/** Exactly as many as may be listed is checked too: one less, and the territory stands. */
export async function wide(client: pg.ClientBase, key: Buffer, seed: number): Promise<Wrong> {
  for (const dossiers of [MANY - 1, MANY]) {
    await client.query(BEGIN);
    try {
      const bench = await setUp(client, seed);
      await fill(client, bench, dossiers);
      const holders = bench.actors.filter(({ actor }) => BY_TERRITORY.includes(actor.function)).map(({ actor }) => ({ actor, tries: [] }));
      for (const table of ['dossier', 'entry', 'admission', 'information_preoccupante'] as const) {
        const wrong = await check(client, key, { ...bench, actors: holders }, table);
        if (wrong) return `with ${dossiers} dossiers in a territory, ${wrong}`;
      }
    } finally {
      await client.query('rollback');
    }
  }
  return undefined;
}

/** Adds empty dossiers to the first territory, until it holds that many now. */
async function fill(client: pg.ClientBase, { scenario: { world }, at }: Bench, count: number): Promise<void> {
  const first = world.territoire[0]!.id;
  const held = new Set(world.dossier_territoire.filter((d) => d.territoire_id === first && d.valid_from <= world.t && world.t < d.valid_to && d.departement === 1).map((d) => d.dossier_id));
  const extra = emptyWorld(world.t);
  for (let i = held.size; i < count; i++) {
    const id = `00000000-0000-4000-8000-${i.toString(16).padStart(12, '0')}`;
    const dossier: Dossier = { ...world.dossier[0]!, id, request_id: id };
    extra.dossier.push(dossier);
    extra.dossier_territoire.push({ dossier_id: id, territoire_id: first, departement: 1, valid_from: world.t - 1, valid_to: Infinity });
  }
  await load(client, extra, at);
  world.dossier.push(...extra.dossier);
  world.dossier_territoire.push(...extra.dossier_territoire);
}
