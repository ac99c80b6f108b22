import { setTimeout as sleep } from 'node:timers/promises';

/** Whether the API says that it is ready within `patience` milliseconds. */
export async function isReady(port, patience) {
  for (const end = performance.now() + patience; ; ) {
    try {
      const answer = await fetch(`http://localhost:${port}/health/ready`, { signal: AbortSignal.timeout(2_000) });
      await answer.arrayBuffer();
      if (answer.status === 200) return true;
    } catch {
      // Not yet.
    }
    if (performance.now() > end) return false;
    await sleep(100);
  }
}
