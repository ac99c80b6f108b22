/** Where to sign in, and to come back from: this page, by its path alone. */
export const signInHref = (): string => (location.pathname === '/' ? '/auth/login' : `/auth/login?back=${encodeURIComponent(location.pathname)}`);
