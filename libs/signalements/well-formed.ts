import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';

/** The id of an address, or null: what is not an id is not there, like any that one may not know. */
export function wellFormed(id: string): string | null {
  try {
    return uuid('id', id);
  } catch (e) {
    if (e instanceof UserError) return null;
    throw e;
  }
}
