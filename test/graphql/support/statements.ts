/** What one act sends to the database, seen on the wire's side of the driver: by whom, and which statement. */
import pg from 'pg';

export interface Sent { login: string; text: string }

type Query = (this: pg.Client, config: unknown, ...rest: unknown[]) => unknown;

/** The relay polls by itself; receipts, and who was seen, are written a moment after the answers that they are of, for many at once (test/scenarios/idle-session.spec.ts); the owner is the test: none counts. */
const COUNTED = new Set(['app_rt', 'trace', 'sign_in']);

export async function statementsOf<T>(act: () => Promise<T>): Promise<{ result: T; sent: Sent[] }> {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  const sent: Sent[] = [];
  prototype.query = function query(config, ...rest) {
    const text = typeof config === 'string' ? config : (config as { text: string }).text;
    const login = this.user ?? '';
    if (COUNTED.has(login) && !/commit_receipts|see_sessions/.test(text)) sent.push({ login, text });
    return original.call(this, config, ...rest);
  };
  try {
    return { result: await act(), sent };
  } finally {
    prototype.query = original;
  }
}

/** One word a statement: what it reads, or how the transaction moves. */
export const wordOf = ({ login, text }: Sent): string => {
  if (text.startsWith('begin')) return 'begin';
  if (/^(commit|rollback)/.test(text)) return text;
  return `${login === 'app_rt' ? '' : `${login}: `}${/\bfrom app\.(\w+) r\b/.exec(text)?.[1] ?? /\bapp\.(\w+)\(/.exec(text)?.[1] ?? text.slice(0, 40)}`;
};
