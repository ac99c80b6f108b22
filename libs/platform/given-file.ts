import { UserError } from './errors.js';
import { uuid } from './inputs.js';
import type { Scope } from './scope.js';

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

/** Absent and forbidden are one: answered as what is not there, at the same hour and in the same journal. */
export function absent(scope: Scope, type: string, id: string | null): null {
  if (id) scope.traces.refused(type, 'read', id);
  scope.pad();
  return null;
}
