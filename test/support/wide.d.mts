export const WIDE: { readonly RATE_LIMITS: string; readonly OPERATIONS_AT_ONCE: string; readonly TRUSTED_PROXIES: string };
