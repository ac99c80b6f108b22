/** Top-level errors are for bugs, authentication, bad variables and throttling: a code and a reference, in French, and nothing of what went wrong inside. */
import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { UserError } from '../../../libs/platform/errors.js';
import { KeyUnavailable } from '../../../libs/platform/key-encryption.js';
import type { TooMany } from '../../../libs/platform/rate-limits.js';
import type { Refusal } from '../auth/refusal.js';

/** Says to the log, by its reference, what the answer may not say. */
export type Failed = (reference: string, error: unknown) => void;

/** What execution found, as it may be told. The place in the answer and in the document stays: they are the asker's own. */
export function publicErrors(errors: readonly unknown[], reference: string, failed: Failed): GraphQLError[] {
  return errors.map((error) => {
    const found = error as GraphQLError;
    const { originalError } = found;
    if (originalError instanceof UserError) return told(originalError, found);
    // graphql's own: a null, by a variable, where null may not be.
    const ours = originalError && !(originalError instanceof GraphQLError) ? originalError : null;
    if (!ours && found.message.startsWith('Argument ')) return placed(found.message, { code: 'BAD_USER_INPUT' }, found);
    failed(reference, ours ?? found);
    return placed(ours instanceof KeyUnavailable ? keysMessage(reference) : incidentMessage(reference), { code: 'INCIDENT', reference }, found);
  });
}

/** A variable that does not fit its type: nothing was executed, so there is no data at all. */
export const badVariables = (errors: readonly unknown[]): GraphQLError[] => errors.map((e) => placed((e as GraphQLError).message, { code: 'BAD_USER_INPUT' }, e as GraphQLError));

const told = ({ message, code, field }: UserError, at: GraphQLError): GraphQLError => placed(message, { code, ...(field && { field }) }, at);

/** graphql-jit gives its places as they are printed, not as graphql-js keeps them: they are copied. */
function placed(message: string, extensions: Record<string, unknown>, { path, locations }: GraphQLError): GraphQLError {
  const error = new GraphQLError(message, { path, extensions });
  if (locations?.length) Object.defineProperty(error, 'locations', { value: locations, enumerable: true });
  return error;
}

const incidentMessage = (reference: string): string =>
  `Un incident nous empêche de répondre. Rien n’a été perdu ni à moitié fait. Recommencez ; si cela persiste, signalez la référence ${reference}.`;

/** Nothing is wrong with what is sealed, nor with who asks. */
const keysMessage = (reference: string): string =>
  `Les clés sont indisponibles : ce qui est scellé ne peut être ni lu ni écrit pour l’instant. Rien n’a été perdu ni à moitié fait. Recommencez dans un moment ; si cela persiste, signalez la référence ${reference}.`;

export const unexpected = (reference: string): GraphQLError => new GraphQLError(incidentMessage(reference), { extensions: { code: 'INCIDENT', reference, http: { status: 500 } } });

export const signedOut = (): GraphQLError =>
  new GraphQLError('Vous n’êtes pas connecté, ou votre session a pris fin. Reconnectez-vous.', { extensions: { code: 'NON_AUTHENTIFIE', http: { status: 401 } } });

/** When to try again is said twice: in the sentence, and to programs. */
export const tooMany = ({ message, seconds }: TooMany): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'TROP_DE_DEMANDES', http: { status: 429, headers: new HeaderMap([['retry-after', String(seconds)]]) } } });

/** What signing in refuses, said here as it is said there. */
export const notAllowed = ({ code, message, whatToDo, status }: Refusal): GraphQLError => new GraphQLError(`${message} ${whatToDo}`, { extensions: { code, http: { status } } });
