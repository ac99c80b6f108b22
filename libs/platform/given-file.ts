import { UserError } from './errors.js';
import { uuid } from './inputs.js';

/** A file that leaves: its name is opaque. */
export interface GivenFile { name: string; type: string; bytes: Buffer }

/** The id of an address, or null: what is not an id is not there, like any that one may not know. */
export function wellFormed(id: string): string | null {
  try {
    return uuid('id', id);
  } catch (e) {
    if (e instanceof UserError) return null;
    throw e;
  }
}
