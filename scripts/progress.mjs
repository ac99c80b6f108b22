const started = performance.now();

export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1).replace('.', ',')} s`;
}

export const sinceStart = () => seconds(started);

export function say(text = '') {
  console.log(text);
}

/** One line per step, when it ends; a long one says now and then that it is still there. */
export async function step(name, work) {
  const from = performance.now();
  const still = setInterval(() => say(`  … ${name} (${seconds(from)})`), 5_000);
  try {
    const result = await work();
    say(`  ✓ ${name.padEnd(46)}${seconds(from).padStart(8)}`);
    return result;
  } catch (error) {
    say(`  ✗ ${name.padEnd(46)}${seconds(from).padStart(8)}`);
    throw error;
  } finally {
    clearInterval(still);
  }
}
