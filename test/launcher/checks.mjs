let passed = 0;
let failed = 0;
const after = [];

/** Runs one check, tells how it went in one whole line, whatever else runs beside it, and goes on. Gives back whether it passed. */
export async function check(name, work) {
  const from = performance.now();
  try {
    await work();
    passed++;
    console.log(`  ✓ ${name} (${((performance.now() - from) / 1000).toFixed(1)} s)`);
    return true;
  } catch (error) {
    failed++;
    console.log(`  ✗ ${name}\n${String(error?.stack ?? error).replace(/^/gm, '      ')}`);
    return false;
  }
}

/** One part after the other; one that breaks off is a failed check, and the next ones run. */
export async function inOrder(parts, ...given) {
  for (const part of parts) await part(...given).catch((error) => check(`${part.name} goes to its end`, () => Promise.reject(error)));
}

/** Said, and counted nowhere. */
export function notRun(name, reason) {
  console.log(`  – ${name}: not run, ${reason}`);
}

/** Undone at the end, last first, whatever happened. */
export function afterwards(undo) {
  after.unshift(undo);
}

export async function finish() {
  for (const undo of after.splice(0)) {
    try {
      await undo();
    } catch (error) {
      console.log(`  ! clean-up: ${error.message}`);
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}
