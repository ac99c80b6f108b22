/* docs/saisie.md, in the folder given by --out. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asDocument, inputRules } from './input-rules.mjs';

writeFileSync(join(process.argv[process.argv.indexOf('--out') + 1], 'saisie.md'), asDocument(inputRules()));
