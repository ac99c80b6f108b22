/* The direction of imports, and the proof that a wrong one is seen. Ends with « N passed, N failed ». */
import { forbiddenImports, missedImports } from './lint/cruise.mjs';
import { planted } from './lint/planted-imports.mjs';

const [{ violations, modules }, missed] = await Promise.all([forbiddenImports(), missedImports()]);
for (const { rule, from, to } of violations) console.log(`✗ ${rule}: ${from} → ${to}`);
for (const line of missed) console.log(`✗ ${line}`);
console.log(`${modules} modules, ${planted.length} planted imports`);
const failed = Number(violations.length > 0) + Number(missed.length > 0);
console.log(`${2 - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
