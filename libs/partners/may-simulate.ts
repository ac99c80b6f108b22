import type { Tx } from '../platform/tx.js';
import { CONTROLLER } from '../secrecy/journal.js';

/** Who grants habilitations (CASF R.221-8), or controls what they open (RGPD 39), may ask what the law would answer to somebody who is nobody. */
export const maySimulate = (tx: Tx): boolean => tx.may('grant', 'HabilitationGrant') || tx.actor.function === CONTROLLER;
