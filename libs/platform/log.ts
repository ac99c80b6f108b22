/** Structured logs. Only named, harmless fields are written: no body, no variable, no SQL parameter, no name of a person. */
import { pino } from 'pino';

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
  ...(error === undefined ? {} : { error: error instanceof Error ? error.constructor.name : typeof error, sqlState: code(error), at: places(error) }),
});

/** A SQLSTATE, which always has a digit, or a code of Node: anything else might be a word of somebody's. */
function code(error: unknown): string | undefined {
  const value = (error as { code?: unknown } | null)?.code;
  return typeof value === 'string' && /^(?=.*\d)[0-9A-Z]{5}$|^E(RR_)?[A-Z_]+$/.test(value) ? value : undefined;
}

/** Where, never what: the places of the stack that are in our own files, once the message is taken off. */
function places(error: unknown): string[] | undefined {
  if (!(error instanceof Error) || !error.stack) return undefined;
  const header = `${error.name}: ${error.message}`;
  const frames = error.stack.startsWith(header) ? error.stack.slice(header.length) : error.stack;
  return frames.split('\n').flatMap((line) => /^\s+at .*?((?:apps|libs)\/[\w./-]+\.[jt]s:\d+:\d+)\)?$/.exec(line)?.[1] ?? []).slice(0, 4);
}

/** To the standard output, unless somebody listens. */
export function makeLog(level: string, listener?: { write(line: string): void }): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const logger = listener ? pino(options, listener) : pino(options);
  return {
    info: (fields, what) => logger.info(harmless(fields), what),
    warn: (fields, what) => logger.warn(harmless(fields), what),
    error: (fields, what) => logger.error(harmless(fields), what),
  };
}
