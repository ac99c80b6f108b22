/**
 * The one way to the server: our session's cookie, POST, the same origin. No cache: what was read is asked again, so that nothing stays on a screen, or in
 * memory, that its reader has lost the right to.
 */
import { Client, fetchExchange, mapExchange } from 'urql';
import { presence } from '../shell/attention.js';

type Listener = () => void;
const listeners = new Set<Listener>();
export const onSignedOut = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const signedOut = (): void => listeners.forEach((listener) => listener());

export const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  requestPolicy: 'network-only',
  fetchOptions: () => ({ credentials: 'same-origin', headers: { accept: 'application/graphql-response+json, application/json', ...presence() } }),
  exchanges: [
    mapExchange({ onResult: ({ error }) => { if (error?.graphQLErrors.some((e) => e.extensions['code'] === 'NON_AUTHENTIFIE')) signedOut(); } }),
    fetchExchange,
  ],
});
