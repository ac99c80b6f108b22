/**
 * ProConnect refuses what a strict OpenID provider expects, and the other way round:
 * - it answers Y000400 to `code_challenge`, as to any parameter that it does not list. Its client is confidential and each
 *   answer is bound to its request by the nonce, which is then what stops a stolen code from being injected (RFC 9700, 2.1.1);
 * - it ends a session only against an `id_token_hint`, and we keep no token of the provider.
 */
export type OidcProfile = 'standard' | 'proconnect';

export const usesPkce = (profile: OidcProfile | undefined): boolean => profile !== 'proconnect';

/** ProConnect lists no `email_verified`: each institution answers, by a signature, for the addresses of its agents. Elsewhere an address counts once it is said to be verified. */
export const emailIsVerified = (profile: OidcProfile | undefined, claimed: boolean | undefined): boolean => (profile === 'proconnect' ? claimed !== false : claimed === true);

/**
 * Where the provider wants a hint, logging out is ours alone. The provider's own session then survives, and the next person
 * at a shared desk would inherit it: that is why each of our sign-ins asks for `prompt=login`.
 */
export const endsProviderSession = (profile: OidcProfile | undefined): boolean => profile !== 'proconnect';
