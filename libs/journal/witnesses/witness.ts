/** Who keeps the checkpoints where nobody of the database may change them, and takes one only when it goes on from the last that it took: a fork, and a restored older copy, are refused. */
import type { Checkpoint } from '../checkpoint/checkpoint.js';
import { verifyConsistency } from '../tree/verify.js';

export const WITNESS_NAMES = ['FOLDER', 'MAIL', 'BUCKET'] as const;
export type WitnessName = (typeof WITNESS_NAMES)[number];
/** It has what is ours; it could not be asked; it has what is not ours. */
export const WITNESS_STATES = ['AGREES', 'AWAY', 'DIFFERS'] as const;
export type WitnessState = (typeof WITNESS_STATES)[number];

export interface Witness {
  readonly name: string;
  /** As those who answer are told of it: where it is, is nobody's to know. */
  readonly is: WitnessName;
  /** The last one that it took, whose signature it has verified again. */
  last(): Promise<Checkpoint | null>;
  /** Throws NotTheSameJournal. */
  take(note: string, proof: readonly Buffer[]): Promise<void>;
}

export class NotTheSameJournal extends Error {
  constructor(readonly witness: string, readonly size: number, why: string) {
    super(`${witness} : ${why}`);
  }
}

/** Whether the next goes on from the last; the same one again is nothing new. */
export function requireSameJournal(witness: string, last: Checkpoint | null, next: Checkpoint | null, proof: readonly Buffer[]): asserts next is Checkpoint {
  if (!next) throw new NotTheSameJournal(witness, 0, 'ce point de contrôle n’est pas signé de la clé du journal');
  if (!last) return;
  if (next.size < last.size) throw new NotTheSameJournal(witness, next.size, `le journal compte ${next.size} feuilles, il en comptait ${last.size} : une copie plus ancienne a été restaurée, ou sa fin a été retirée`);
  if (!verifyConsistency({ first: last.size, firstRoot: last.root, second: next.size, secondRoot: next.root, proof })) {
    throw new NotTheSameJournal(witness, next.size, `le journal de ${next.size} feuilles ne commence pas par les ${last.size} qui furent signées`);
  }
}
