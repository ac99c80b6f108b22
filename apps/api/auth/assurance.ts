import { weakAssurance, word } from './refusal.js';

/** Two factors, by an organisation that was checked. `eidas0` and `eidas1` are what somebody says of themselves. */
export const ACCEPTED_ACR = ['eidas1-mfa', 'eidas2', 'eidas3'] as const;

/** What we ask of the provider. Asking is not enough: some answer with the level they have. */
export const REQUESTED_CLAIMS = JSON.stringify({ id_token: { acr: { essential: true, values: ACCEPTED_ACR }, amr: { essential: true } } });

export function requireAssurance(acr: unknown): string {
  if (typeof acr !== 'string' || !(ACCEPTED_ACR as readonly string[]).includes(acr)) throw weakAssurance(word(acr));
  return acr;
}
