import { enumOf } from '../platform/enum-of.js';
import type { Tx } from '../platform/tx.js';
import { WHO_COUNTS, WHO_IS_SEIZED, WHO_VERIFIES } from '../secrecy/functions.js';
import { maySimulate } from './may-simulate.js';

const DESKS = ['INTAKES', 'SIGNALEMENTS', 'PARQUET', 'SYNTHESES', 'CONVENING', 'PROPOSING', 'INSCRIBING', 'VALIDATING', 'GRANTING', 'SIMULATING', 'COUNTING', 'VERIFYING', 'KEEPING'] as const;
export type Desk = (typeof DESKS)[number];
export const DeskEnum = enumOf('Desk', DESKS, 'Une page qui a un sens pour cette habilitation : informations préoccupantes, signalements, boîte du parquet, réunions de synthèse, les convoquer, habilitations, en proposer, inscrire des personnes, en valider, en accorder, simuler ce que la loi ouvrirait, observatoire, preuve du journal, conservation des dossiers.');

/** Which pages have a meaning for the hat that acts, by the law of its function: it opens nothing by itself. */
export function desksOf(tx: Tx): Desk[] {
  const has: Readonly<Record<Desk, boolean>> = {
    INTAKES: tx.may('report', 'InformationPreoccupante') || tx.may('read', 'InformationPreoccupante'),
    SIGNALEMENTS: tx.may('open', 'Signalement'),
    PARQUET: tx.actor.function === WHO_IS_SEIZED,
    SYNTHESES: tx.may('read', 'Synthese'),
    CONVENING: tx.may('convene', 'Synthese'),
    PROPOSING: tx.may('propose', 'HabilitationProposal'),
    INSCRIBING: tx.may('add', 'Inscription'),
    VALIDATING: tx.may('validate', 'HabilitationValidation'),
    GRANTING: tx.may('grant', 'HabilitationGrant'),
    SIMULATING: maySimulate(tx),
    COUNTING: WHO_COUNTS.includes(tx.actor.function),
    VERIFYING: WHO_VERIFIES.includes(tx.actor.function),
    KEEPING: tx.may('write', 'ConservationStep'),
  };
  return DESKS.filter((desk) => has[desk]);
}
