import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../paths.mjs';
import { run } from '../run.mjs';

const binary = join(root, 'node_modules/oxlint/bin/oxlint');
const config = join(root, '.oxlintrc.json');

/** Oxlint on the tree, and on a planted file whose faults it must name. */
export async function failedOxlint() {
  return {
    oxlint: await problems(root, ['apps', 'libs', 'migrations', 'test', 'scripts']),
    'oxlint catches what is planted': await missed(),
  };
}

async function problems(folder, places) {
  const { code, output } = await run(process.execPath, [binary, '-c', config, '--type-aware', '-f', 'unix', ...places], { cwd: folder });
  const lines = output.split('\n').filter((line) => /^\S+:\d+:\d+: /.test(line));
  return code === 0 || lines.length > 0 ? lines : [output.trim() || `exit code ${code}`];
}

const planted = {
  'a.ts': [
    "import { b } from './b.js';",
    'export const a = async (): Promise<number> => b;',
    'export function forgets(): void { a(); }',
    'export const loose = (x: unknown, y: unknown): boolean => x == y;',
    'export const any = (x: any): void => void x;',
  ],
  'b.ts': ["import { a } from './a.js';", 'export const b = 1;', 'void a;'],
};
const expected = ['no-floating-promises', 'no-cycle', 'eqeqeq', 'no-explicit-any'];

async function missed() {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-oxlint-'));
  try {
    mkdirSync(join(folder, 'libs'));
    // Where oxlint looks for its type checker.
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { module: 'nodenext', target: 'ES2023', strict: true, types: [] }, include: ['libs'] }));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    for (const [name, lines] of Object.entries(planted)) writeFileSync(join(folder, 'libs', name), lines.join('\n'));
    const found = (await problems(folder, ['libs'])).join('\n');
    return expected.filter((rule) => !found.includes(rule)).map((rule) => `${rule} is not caught in a file that breaks it:\n${found}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
