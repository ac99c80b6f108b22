export const WIDE: { readonly RATE_LIMITS: string; readonly TRUSTED_PROXIES: string };
