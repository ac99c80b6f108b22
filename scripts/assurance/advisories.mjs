/* The advisories published against what is shipped, where the registry answers; null where it does not: not measured is not zero. */
import { run } from '../run.mjs';

/** Within how many days each gravity is corrected. Ours, of 23 November 2026: no text asks for a figure. docs/securite.md says why. */
export const REMEDIATION_DAYS = { critical: 2, high: 7, moderate: 90, low: 90 };

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
