/* Every lint: oxlint with types, our own rules with their examples, the sizes. Ends with « N passed, N failed ». */
import { ourFiles, refused } from './lint/check-files.mjs';
import { failedExamples } from './lint/examples.mjs';
import { readGlossary } from './lint/glossary.mjs';
import { failedOxlint } from './lint/oxlint.mjs';
import { rules } from './lint/rules.mjs';
import { sizes } from './lint/sizes.mjs';

let passed = 0;
let failed = 0;
function report(name, failures) {
  if (failures.length === 0) return passed++;
  failed++;
  console.log(`✗ ${name}\n${failures.map((line) => `    ${line}`).join('\n')}`);
}

const files = ourFiles();
const glossary = readGlossary(files);
for (const rule of rules) {
  const found = files.flatMap((file) => refused(rule, file, { glossary }).map((line) => `${file.path}:${line}`));
  report(`${rule.name}: ${rule.why}`, [...failedExamples(rule), ...found]);
}
const { median, count, failures } = sizes(files);
report('small-files', failures);
for (const [name, problems] of Object.entries(await failedOxlint())) report(name, problems);

console.log(`${count} files, median ${median} lines; ${rules.length} rules of our own, ${glossary.size} words never said`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
