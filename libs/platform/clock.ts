/**
 * The one place that reads the machine's clock in code. Legal time is app.now() in SQL; what is written by a verb takes the instant of its transaction (tx.now).
 * These two serve latencies and the life of sessions and tokens, which keep the real clock.
 */
export const realNow = (): number => Date.now();
export const monotonic = (): number => performance.now();
export const sleep = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
