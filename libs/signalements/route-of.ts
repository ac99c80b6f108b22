import { WHO_SEIZES, type Function } from '../secrecy/functions.js';
import type { Tx } from '../platform/tx.js';

/** Whoever drafts has one way to the parquet, told by their function and never chosen: for the département (CASF L.226-4 I), or directly (II). */
export const routeOf = (tx: Tx): 'DEPARTEMENT' | 'DIRECT' => (WHO_SEIZES.includes(tx.actor.function as Function) ? 'DEPARTEMENT' : 'DIRECT');
