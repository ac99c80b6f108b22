/** Structured logs. Only named, harmless fields are written: no body, no variable, no SQL parameter, no name of a person. */
import { pino } from 'pino';
import { sqlState } from './errors.js';

export interface Log {
  info(fields: LogFields, what: string): void;
  warn(fields: LogFields, what: string): void;
  error(fields: LogFields, what: string): void;
}
/** The allow-list. An error is reduced to its class and its SQLSTATE: a message may quote what a person wrote. */
export interface LogFields {
  reference?: string; operation?: string; ms?: number; status?: number; count?: number; port?: number; error?: unknown; lagMs?: number; task?: string;
}

const harmless = ({ error, ...rest }: LogFields): object => ({
  ...rest,
  ...(error === undefined ? {} : { error: error instanceof Error ? error.constructor.name : typeof error, sqlState: sqlState(error), at: frames(error) }),
});

/** Where, never what: the frames of our own files. */
function frames(error: unknown): string[] | undefined {
  if (!(error instanceof Error) || !error.stack) return undefined;
  return error.stack.split('\n').filter((l) => /^\s+at /.test(l) && !l.includes('node_modules')).slice(0, 4).map((l) => l.trim().replace(/\(?file:\/\/[^ )]*?((?:apps|libs)\/[^ )]*)\)?/, '$1'));
}

export function makeLog(level: string): Log {
  const logger = pino({ level, base: null });
  return {
    info: (fields, what) => logger.info(harmless(fields), what),
    warn: (fields, what) => logger.warn(harmless(fields), what),
    error: (fields, what) => logger.error(harmless(fields), what),
  };
}
