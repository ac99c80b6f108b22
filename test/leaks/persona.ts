/** Somebody of a world, signed in: what they ask, and what left towards them that the law does not let them read. */
import { randomBytes } from 'node:crypto';
import { unzipSync } from 'fflate';
import { hashToken } from '../../apps/api/auth/token.js';
import { readPdf } from '../letter/programs.js';
import type { Product } from '../support/product.js';
import type { Habilitation, World } from '../secrecy/oracle/world.js';
import type { Page } from '../twins/pages.js';
import type { Canaries, Value } from './canaries.js';
import type { Coverage } from './coverage.js';
import { mayRead } from './law.js';
import { nowOf, worldOf } from './world-of.js';

const SESSION = `insert into app.session (id, professionnel_id, habilitation_id, token_hash, carrier, acr, expires_at) values (gen_random_uuid(), $1, $2, $3, 'CLIENT', 'eidas2', clock_timestamp() + interval '1 hour')`;

/** `refused`: documents that were not executed; nothing was read of what they ask. */
export interface Told { answers: number; read: number; hits: string[]; refused: string[] }

/** A page draws its letters by number: its text is read by a library that is not the one that wrote it. */
function opened(bytes: Buffer): Buffer[] {
  if (bytes.subarray(0, 4).toString('latin1') === '%PDF') return [bytes, Buffer.from(readPdf(bytes).pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join(''))];
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return Object.values(unzipSync(bytes)).flatMap((file) => opened(Buffer.from(file)));
  return [bytes];
}

export class Persona {
  private world: World | null = null;
  private constructor(private readonly product: Product, readonly habilitation: Habilitation, readonly token: string) {}

  static async signIn(product: Product, habilitation: Habilitation): Promise<Persona> {
    const token = randomBytes(32).toString('base64url');
    await product.door.db.owner.query(SESSION, [habilitation.professionnel_id, habilitation.id, hashToken(token)]);
    return new Persona(product, habilitation, token);
  }

  /** Asks all of it, one after the other, and reads every byte that came: headers and errors too. */
  async asks(pages: readonly Page[], canaries: Canaries, coverage: Coverage, world: World): Promise<Told> {
    this.world = world;
    const told: Told = { answers: 0, read: 0, hits: [], refused: [] };
    for (const { query, variables } of pages) {
      const from = await nowOf(this.product.door.db.owner);
      const { text, body } = await this.product.post({ authorization: `Bearer ${this.token}` }, JSON.stringify({ query, variables }));
      coverage.keep(query, body.data);
      if (body.data === undefined) told.refused.push(`${query} → ${text}`);
      await this.judge(canaries.in(Buffer.from(text)), query.slice(0, 60), from, told);
    }
    return told;
  }

  /** The files that these addresses give, opened as their reader opens them. */
  async fetches(addresses: readonly string[], canaries: Canaries, world: World): Promise<Told> {
    this.world = world;
    const told: Told = { answers: 0, read: 0, hits: [], refused: [] };
    for (const address of addresses) {
      const from = await nowOf(this.product.door.db.owner);
      const response = await fetch(`${this.product.server.url}${address}`, { headers: { authorization: `Bearer ${this.token}` } });
      const head = Buffer.from(JSON.stringify([...response.headers]));
      const values = [head, ...opened(Buffer.from(await response.arrayBuffer()))].flatMap((bytes) => canaries.in(bytes));
      await this.judge(values, address, from, told);
    }
    return told;
  }

  /** What the law refuses of the world as it was read is asked again of the world as it is: an act may have opened it. */
  private async judge(values: readonly Value[], where: string, from: number, told: Told): Promise<void> {
    told.answers += 1;
    told.read += values.length;
    const refused = (): Value[] => values.filter((value) => !mayRead(this.world!, this.habilitation, value, instants));
    const instants = [from];
    if (refused().length === 0) return;
    this.world = await worldOf(this.product.door);
    instants.push(this.world.t);
    for (const { table, column, row } of refused()) told.hits.push(`${this.habilitation.function} ${this.habilitation.id}: ${table}.${column} of ${row}, by « ${where} »`);
  }
}
