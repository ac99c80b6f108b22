import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { root } from '../paths.mjs';
import { run } from '../run.mjs';
import { allowed, closing, planted } from './planted-imports.mjs';

const binary = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const config = join(root, '.dependency-cruiser.cjs');

/** The forbidden imports under a folder: [{ rule, from, to }]. */
export async function forbiddenImports(folder = root, places = ['apps', 'libs', 'migrations', 'test', 'scripts']) {
  const { code, output } = await run(process.execPath, [binary, '-c', config, '-T', 'json', ...places], { cwd: folder });
  let report;
  try {
    report = JSON.parse(output);
  } catch {
    throw new Error(`dependency-cruiser did not answer (code ${code}): ${output.slice(0, 500)}`);
  }
  const violations = report.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  return { violations, modules: report.summary.totalCruised };
}

/** Plants each import of the list in a folder of its own, and says what the rules did not see, or saw wrongly. */
export async function missedImports() {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-imports-'));
  try {
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { module: 'nodenext', target: 'ES2023' } }));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const imports = [...planted.map(([, from, to]) => [from, to]), ...allowed, ...closing];
    for (const [from, to] of imports) {
      if (to.startsWith('.') && to !== './absent.js') write(folder, join(dirname(from), to.replace(/\.js$/, '.ts')), '');
    }
    for (const [from, to] of imports) write(folder, from, `import '${to}';\n`);
    const { violations } = await forbiddenImports(folder, ['apps', 'libs', 'migrations', 'test']);
    return [
      ...planted.filter(([rule, from]) => !violations.some((one) => one.rule === rule && one.from === from)).map(([rule, from, to]) => `${rule} does not see ${from} → ${to}`),
      ...violations.filter(({ from }) => allowed.some(([path]) => path === from)).map(({ rule, from, to }) => `${rule} refuses ${from} → ${to}, which is allowed`),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(folder, path, text) {
  const file = resolve(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${text}export const here = 1;\n`);
}
