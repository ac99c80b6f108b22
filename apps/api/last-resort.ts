import type { Log } from '../../libs/platform/log.js';

/**
 * What nobody caught. Node would write its message, which may quote what a person wrote, on the standard error: it goes through the log instead, and its message stays out.
 * A promise that nobody awaited broke itself alone, and the others are still served; after anything else nobody knows what holds, and the process ends, to be started again.
 */
export function lastResort(log: Log, end: () => void): void {
  process.on('unhandledRejection', (error) => log.error({ error }, 'nobody awaited what failed'));
  process.on('uncaughtException', (error) => {
    log.error({ error }, 'nobody caught what failed: the process ends');
    end();
  });
}
