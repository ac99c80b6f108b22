import type { LoggerService } from '@nestjs/common';
import type { Log } from '../../libs/platform/log.js';

/** Nest's own lines go through our allow-list: their text is the framework's or a fixed code of ours, never a person's. */
export function nestLogger(log: Log): LoggerService {
  const context = (rest: unknown[]): string => (typeof rest.at(-1) === 'string' ? (rest.at(-1) as string) : 'nest');
  return {
    log: () => undefined, debug: () => undefined, verbose: () => undefined,
    warn: (_message: unknown, ...rest: unknown[]) => log.warn({ operation: context(rest) }, 'framework warning'),
    error: (message: unknown, ...rest: unknown[]) => log.error({ operation: context(rest), error: message }, 'framework error'),
  };
}
