/* Writes what is generated and committed; with --check, says whether the committed files are what would be written. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';

/** Each writes its files, by their base names, in the folder given by --out. */
const generators = [
  { program: 'dist/libs/secrecy/generate.js', folder: 'libs/secrecy' },
  { program: 'dist/apps/api/generate-schema.js', folder: 'apps/api' },
  // Of the schema, once it is written.
  { program: 'scripts/rules/write-input-rules.mjs', folder: 'docs' },
];

async function generate(program, out) {
  if (!existsSync(join(root, program))) throw new Error(`${program} does not exist`);
  const { code, output } = await run(process.execPath, [program, '--out', out]);
  if (code !== 0) throw new Error(`${program} failed:\n${output.trim()}`);
}

/** The files of `folder` that are not what `program` writes now. */
async function stale({ program, folder }) {
  const out = mkdtempSync(join(tmpdir(), 'cordee-generated-'));
  try {
    await generate(program, out);
    const names = readdirSync(out);
    if (names.length === 0) throw new Error(`${program} wrote nothing`);
    return names.map((name) => ({ name: join(folder, name), fresh: same(join(out, name), join(root, folder, name)) }));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function same(made, kept) {
  return existsSync(kept) && readFileSync(made).equals(readFileSync(kept));
}

async function check() {
  let passed = 0;
  const failures = [];
  for (const generator of generators) {
    try {
      for (const { name, fresh } of await stale(generator)) {
        if (fresh) passed++;
        else failures.push(`${name} is stale: « npm run generate » writes it again`);
      }
    } catch (error) {
      failures.push(error.message);
    }
  }
  for (const failure of failures) console.log(`✗ ${failure}`);
  console.log(`${passed} passed, ${failures.length} failed`);
  return failures.length === 0;
}

try {
  await ensureBuilt();
  if (process.argv.includes('--check')) process.exitCode = (await check()) ? 0 : 1;
  else for (const { program, folder } of generators) await generate(program, join(root, folder));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
