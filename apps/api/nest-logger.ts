import type { LoggerService } from '@nestjs/common';
import type { Log } from '../../libs/platform/log.js';

/** What signing in says of itself: codes of ours and ids of sessions, letter by letter (`word` in auth/refusal.ts). */
export const SIGNING_IN = 'sign-in';

/** Nest's own lines go through our allow-list: of the framework, where it was; of signing in, what came of it, since nobody else would say who tried and did not come in. */
export function nestLogger(log: Log): LoggerService {
  const context = (rest: unknown[]): string => (typeof rest.at(-1) === 'string' ? (rest.at(-1) as string) : 'nest');
  return {
    log: (message: unknown, ...rest: unknown[]) => { if (context(rest) === SIGNING_IN) log.info({ operation: SIGNING_IN }, String(message)); },
    debug: () => undefined, verbose: () => undefined,
    warn: (_message: unknown, ...rest: unknown[]) => log.warn({ operation: context(rest) }, 'framework warning'),
    error: (message: unknown, ...rest: unknown[]) => (context(rest) === SIGNING_IN ? log.error({ operation: SIGNING_IN }, String(message)) : log.error({ operation: context(rest), error: message }, 'framework error')),
  };
}
