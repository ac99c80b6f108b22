/** Top-level errors are for bugs, authentication, bad variables and throttling: a code and a reference, in French, and nothing of what went wrong inside. */
import { GraphQLError } from 'graphql';
import { UserError } from '../../../libs/platform/errors.js';
import type { OperationContext } from './operation-context.js';

export function publicErrors(errors: readonly unknown[], context: OperationContext): GraphQLError[] {
  return errors.map((e) => {
    const original = (e as GraphQLError).originalError;
    if (original instanceof UserError) return new GraphQLError(original.message, { extensions: { code: original.code, ...(original.field && { field: original.field }) } });
    // Without an original error it is graphql's own: a variable that does not fit its type.
    if (!original) return new GraphQLError((e as Error).message, { extensions: { code: 'BAD_USER_INPUT' } });
    context.failed(context.reference, original);
    return unexpected(context.reference);
  });
}

export const unexpected = (reference: string): GraphQLError =>
  new GraphQLError(`Un incident nous empêche de répondre. Rien n’a été perdu ni à moitié fait. Recommencez ; si cela persiste, signalez la référence ${reference}.`, { extensions: { code: 'INCIDENT', reference } });

export const signedOut = (): GraphQLError =>
  new GraphQLError('Vous n’êtes pas connecté, ou votre session a pris fin. Reconnectez-vous.', { extensions: { code: 'NON_AUTHENTIFIE', http: { status: 401 } } });
