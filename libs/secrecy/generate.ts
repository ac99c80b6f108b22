import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lawMd } from './law-md.js';
import { lawSql } from './readers-sql.js';

/** node dist/libs/secrecy/generate.js --out DIR */
const out = process.argv[process.argv.indexOf('--out') + 1];
if (!process.argv.includes('--out') || !out) throw new Error('--out DIR is required');
writeFileSync(join(out, 'law.md'), lawMd());
writeFileSync(join(out, 'law.sql'), lawSql());
