/** Mistakes that people make, put into the product that runs in this process: each gives back what takes it out again. */
import type pg from 'pg';
import { RealtimeGateway } from '../../../apps/api/realtime/realtime.gateway.js';
import { Scope } from '../../../libs/platform/scope.js';
import { Store, type OpenTx } from '../../../libs/platform/store.js';
import { JUDGING } from '../../../libs/secrecy/readers-sql.js';
import type { Product } from '../../support/product.js';

export type Restore = () => void;

/** A verb that writes without looking whether its key has served, « since a client sends once ». */
export function forgetsKeys({ server }: Product): Restore {
  const store = server.app.get(Store);
  const open = store.open.bind(store);
  store.open = async (...args): Promise<OpenTx> => {
    const opened = await open(...args);
    const allowed = opened.tx.allowed.bind(opened.tx);
    opened.tx.allowed = (async (...asked: Parameters<typeof allowed>) => ('clientMessageId' in (asked[2]?.where ?? {}) ? [] : await allowed(...asked))) as typeof allowed;
    return opened;
  };
  return () => { store.open = open; };
}

interface Gateway { check: (socket: unknown) => Promise<void>; sweep: () => Promise<void>; pool: pg.Pool }
const gatewayOf = ({ server }: Product): Gateway => server.app.get<RealtimeGateway, Gateway>(RealtimeGateway);

/** A socket is kept on what its handshake read, and nobody asks again behind it: neither at once nor by the sweep. `skipped`: how many times it was not asked. */
export function asksAtHandshakeOnly(product: Product): { skipped: () => number; restore: Restore } {
  const gateway = gatewayOf(product);
  const { check, sweep } = gateway;
  let skipped = 0;
  gateway.check = () => {
    skipped += 1;
    return Promise.resolve();
  };
  gateway.sweep = () => Promise.resolve();
  return { skipped: () => skipped, restore: () => Object.assign(gateway, { check, sweep }) };
}

interface Asked { name?: string; values: unknown[] }
interface Told { rows: { id: string }[] }
const THREAD = Object.keys(JUDGING).indexOf('threadId');

/** Whoever was once told of an exchange is told of it again: the right is asked when one begins to listen, « since it does not change often ». */
export function asksAtFirstTellingOnly(product: Product): Restore {
  const { pool } = gatewayOf(product);
  const query = Reflect.get(pool, 'query') as (...asked: unknown[]) => Promise<Told>;
  const listening = new Map<unknown, Set<string>>();
  Object.assign(pool, { query: async (asked: Asked, ...rest: unknown[]): Promise<Told> => {
    const told = await query.call(pool, asked, ...rest);
    if (asked.name !== 'told.message') return told;
    const thread = asked.values[THREAD];
    const connected = asked.values.at(-1) as string[];
    const known = listening.get(thread) ?? new Set();
    for (const { id } of told.rows) known.add(id);
    listening.set(thread, known);
    return { ...told, rows: connected.filter((one) => known.has(one)).map((id) => ({ id })) };
  } });
  return () => void Reflect.deleteProperty(pool, 'query');
}

/** One loader for everybody, kept between requests, « since rows change little ». */
export function sharesLoaders(): Restore {
  const shared = {};
  Object.defineProperty(Scope.prototype, 'reading', { configurable: true, get: () => shared, set: () => {} });
  return () => void Reflect.deleteProperty(Scope.prototype, 'reading');
}
