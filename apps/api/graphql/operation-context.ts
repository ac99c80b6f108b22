import type { Scope } from '../../../libs/platform/scope.js';
import type { Failed } from './errors.js';

/** What resolvers receive. refresh reads the session again, after a right was taken away meanwhile. */
export interface OperationContext {
  scope: Scope;
  reference: string;
  refresh(): Promise<Scope>;
  failed: Failed;
}
