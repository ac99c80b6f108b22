import type { Scope } from '../../../libs/platform/scope.js';
import type { Failed } from './errors.js';

/** What resolvers receive. refresh reads the session again, after a right was taken away meanwhile. */
export interface OperationContext {
  scope: Scope;
  /** Of the log, of the journal (its traces' operation) and of the sentence that a person is shown: one. */
  reference: string;
  /** The name that the screens give it; nothing for a program's. */
  named: string | undefined;
  refresh(): Promise<Scope>;
  failed: Failed;
}
