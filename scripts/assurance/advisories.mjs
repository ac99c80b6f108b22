/* The advisories published against what is shipped, where the registry answers; null where it does not: not measured is not zero. */
import { run } from '../run.mjs';

export function counted(output) {
  try {
    const { high, critical } = JSON.parse(output.slice(output.indexOf('{'))).metadata.vulnerabilities;
    return Number.isInteger(high) && Number.isInteger(critical) ? { high, critical } : null;
  } catch {
    return null;
  }
}

export async function advisories(timeout = 30_000) {
  const { output } = await run('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0'], { timeout }).catch(() => ({ output: '' }));
  return counted(output);
}
