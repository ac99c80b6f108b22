import { describe, expect, it } from '@jest/globals';
import { sightOf, type Standing } from '../../libs/dossiers/standing.js';
import type { Kind } from '../../libs/secrecy/kinds.js';
import { generate } from './generate.js';
import { Facts, validAt } from './oracle/facts.js';
import { may } from './oracle/may.js';
import { KINDS, sourceOf } from './oracle/table.js';
import type { Entry, Habilitation, World } from './oracle/world.js';
import { whoOf } from './readings/who.js';

const ITEM = '00000000-0000-4000-8000-000000000009';
const PIECES = ['FULL', 'SUMMARY'].flatMap((detail) => ['OTHER', 'PMI', 'SCHOOL_HEALTH'].map((source) => ({ detail, source })));

function standingOf(world: World, facts: Facts, actor: Habilitation, dossierId: string): Standing {
  const held = world.admission_kind.filter((k) => k.habilitation_id === actor.id && k.dossier_id === dossierId && k.departement === actor.departement && validAt(k, world.t));
  return { who: whoOf(actor), dossierId, inScope: facts.inScope(actor, dossierId), duties: [...new Set(held.map((k) => k.duty))], kinds: held.map(({ kind, duty }) => ({ kind, duty })) };
}

/** What the table says wrongly of one person and one kind: pieces of every sort, written by somebody else, shared or not, and one's own to write. */
function wrong(world: World, shared: World, facts: Facts, actor: Habilitation, dossier_id: string, kind: Kind): string[] {
  const sight = sightOf(standingOf(world, facts, actor, dossier_id), kind);
  const entry: Entry = { id: ITEM, departement: actor.departement, dossier_id, kind, detail: 'FULL', source: 'OTHER', author_id: ITEM, written_at: world.t };
  const found: string[] = [];
  const compare = (what: string, table: boolean, oracle: boolean): void => {
    if (table !== oracle) found.push(`${actor.function} ${kind} ${what}: the table says ${table}`);
  };
  for (const piece of PIECES) {
    const row = { ...entry, ...piece };
    const reads = sight.access === 'READS' && (sight.source === null || sight.source === piece.source) && (sight.detail === 'FULL' || piece.detail === 'SUMMARY');
    const byItem = sight.itemByItem !== null && (sight.itemByItem === 'FULL' || piece.detail === 'SUMMARY');
    compare(`${piece.detail} ${piece.source}`, reads, may(world, actor, 'read', 'Entry', row, world.t));
    compare(`${piece.detail} ${piece.source} shared`, reads || byItem, may(shared, actor, 'read', 'Entry', row, world.t));
  }
  compare('to write', sight.writes, may(world, actor, 'write', 'Entry', { ...entry, author_id: actor.id, source: sourceOf(actor.function) }, world.t));
  compare('emits only', sight.access === 'EMITS_ONLY', sight.writes && !PIECES.some((piece) => may(shared, actor, 'read', 'Entry', { ...entry, ...piece }, world.t)));
  return found;
}

describe('the table « qui voit quoi »', () => {
  it.each([1, 2, 3])('says of everybody, of every kind, what the oracle says: world %i', (seed) => {
    const { world } = generate(seed);
    const facts = new Facts(world, world.t);
    const always = { valid_from: world.t - 1, valid_to: world.t + 1 };
    const shared: World = { ...world, share: world.habilitation.map((h) => (
      { id: h.id, departement: h.departement, item_id: ITEM, item_type: 'Entry', dossier_id: ITEM, kind: 'IDE', detail: 'FULL', habilitation_id: h.id, reader_function: h.function,
        legal_basis: 'CASF_226_2_2', granted_by: ITEM, sender_function: h.function, ...always })) };
    let asked = 0;
    const found = world.habilitation.filter((a) => validAt(a, world.t)).flatMap((actor) => world.dossier.flatMap((d) => KINDS.flatMap((kind) => {
      asked++;
      return wrong(world, shared, facts, actor, d.id, kind);
    })));
    expect(found).toEqual([]);
    expect(asked).toBeGreaterThan(3000);
  });
});
