export interface Mail { to: string; at: Date; raw: string }
export interface Sink { mails: Mail[]; port: number; url: string; close(): Promise<void> }
/** undefined accepts; a number refuses with that code; HANG never answers. */
export type Answer = (to: string, command: 'RCPT' | 'DATA') => number | 'HANG' | undefined;
export function startSink(options?: { port?: number; keep?: number; answer?: Answer }): Promise<Sink>;
