/** Asks each mutated matrix, by object and by SQL, about the rows of the mutated kind, until it contradicts the oracle. */
import type pg from 'pg';
import { deciderOf } from '../../../libs/secrecy/decide.js';
import type { Action, Rule } from '../../../libs/secrecy/language.js';
import { predicate } from '../../../libs/secrecy/to-sql.js';
import type { Compared } from '../judge.js';
import { Dice, grouped } from '../generate/dice.js';
import { asJson } from '../load.js';
import { validAt } from '../oracle/facts.js';
import { may } from '../oracle/may.js';
import { type Habilitation, keyOf, TABLE_OF, type TypeName } from '../oracle/world.js';
import { asker } from '../readings/sql.js';
import { propertiesOf, whoOf } from '../readings/who.js';
import { type MatrixMutant, matrixMutants, mutatedLaws } from './matrix.js';

interface Question { type: TypeName; action: string; row: object }

const CONTENT = [['Entry', 'read'], ['Message', 'read'], ['Thread', 'read'], ['Enfant', 'read'], ['PriorInformation', 'read']] as const;
/** Tries per world, so that no world waits for all. */
const AT_ONCE = 250;

export class MatrixMutants {
  alive: MatrixMutant[];
  readonly total: number;
  readonly equivalent: string[] = [];
  readonly unproved: string[] = [];
  killed = 0;
  private readonly hopeful = new Set<string>();

  /** Workers share the mutants out by their rank; `share` of them are tried, drawn by the seed. */
  constructor(private readonly lawOf: (fn: string) => readonly Rule[], { seed, rank, of, share }: { seed: number; rank: number; of: number; share: number }) {
    const dice = new Dice(seed);
    this.alive = matrixMutants().filter(() => dice.chance(share)).filter((_, i) => i % of === rank);
    this.total = this.alive.length;
  }

  async attack(client: pg.ClientBase, compared: Compared): Promise<void> {
    const { world, candidates } = compared.scenario;
    const byFunction = grouped(world.habilitation.filter((a) => validAt(a, world.t)), (a) => a.function);
    const rows = CONTENT.flatMap(([type, action]) => world[TABLE_OF[type]].map((row): Question => ({ type, action, row })));
    const byKind = grouped(rows, (q) => (q.row as { kind: string }).kind);
    const mine = grouped(candidates, (c) => c.actor_id);
    const turn = this.alive.splice(0, AT_ONCE);
    for (const mutant of turn) {
      const laws = mutatedLaws(mutant, this.lawOf);
      if (laws.size === 0) { this.equivalent.push(mutant.name); continue; }
      let dead = false;
      for (const [fn, law] of laws) {
        for (const actor of byFunction.get(fn) ?? []) {
          const asked = [...byKind.get(mutant.kind) ?? [], ...(mine.get(actor.id) ?? []).filter((c) => (c.row as { kind?: string }).kind === mutant.kind)];
          dead ||= await this.contradicted(client, compared, actor, law, asked, mutant);
          if (dead) break;
        }
        if (dead) break;
      }
      if (dead) this.killed++; else this.alive.push(mutant);
    }
  }

  private async contradicted(client: pg.ClientBase, compared: Compared, actor: Habilitation, law: readonly Rule[], asked: readonly Question[], mutant: MatrixMutant): Promise<boolean> {
    const { world } = compared.scenario;
    const facts = compared.facts.get(actor.id)!;
    const decide = deciderOf(law);
    for (const { type, action, row } of asked) {
      const oracle = may(world, actor, action, type, row, world.t);
      if ((decide(whoOf(actor), action as Action, type, propertiesOf(row), facts) !== null) === oracle) continue;
      if (await bySql(client, actor, law, type, action, row, compared.at) === oracle && !this.hopeful.has(mutant.name)) {
        // The object says the mutant is another law and SQL does not: the two readings part on it.
        this.hopeful.add(mutant.name);
        this.unproved.push(`${mutant.name}: ${type}.${action} ${keyOf(TABLE_OF[type], row)} in SQL`);
      }
      return true;
    }
    return false;
  }
}

async function bySql(client: pg.ClientBase, actor: Habilitation, law: readonly Rule[], type: TypeName, action: string, row: object, at: number): Promise<boolean> {
  const text = `select 1 from jsonb_populate_recordset(null::app.${TABLE_OF[type]}, $5::jsonb) r
    where ($1::uuid, $2::smallint, $3::uuid, $4::timestamptz) is not null and ${predicate(law, action as Action, type)}`;
  const { rowCount } = await client.query(text, [...asker(actor, at), asJson(TABLE_OF[type], [row], at)]);
  return rowCount === 1;
}
