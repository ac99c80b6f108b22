/*
 * npm run journal:verify -- --leaves dump.jsonl --checkpoints dossier [--checkpoints autre] --key cle.pub
 * npm run journal:verify -- --receipt recu.json --key cle.pub
 * Node alone, no dependency, no network. Leaves with 0 when everything is as it was signed, 1 otherwise, and says where.
 */
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { Audit, Broken } from './audit.mjs';
import { checkpointsOf, readKey } from './notes.mjs';
import { checkReceipt } from './receipt.mjs';

const USAGE = 'Usage : npm run journal:verify -- --leaves feuilles.jsonl --checkpoints dossier --key journal.key.pub   (ou --receipt recu.json --key journal.key.pub)';
const EVERY = 250_000;
const french = (n) => n.toLocaleString('fr-FR');

async function journal(leaves, folders, key) {
  const started = performance.now();
  const audit = new Audit(folders.flatMap((folder) => checkpointsOf(folder, key)));
  for await (const line of createInterface({ input: createReadStream(leaves), crlfDelay: Infinity })) {
    audit.line(line);
    if (audit.size % EVERY === 0) console.log(`  … ${french(audit.size)} feuilles`);
  }
  audit.end();
  console.log(`Le journal est entier : ${french(audit.size)} feuilles, telles qu’elles furent signées (${((performance.now() - started) / 1000).toFixed(1).replace('.', ',')} s).`);
  if (audit.shredded) console.log(`Le sel de ${french(audit.shredded)} feuilles a été détruit : elles prouvent toujours, et ne disent plus de qui.`);
  if (audit.unsigned) console.log(`Les ${french(audit.unsigned)} dernières ne sont couvertes par aucune signature encore.`);
}

function receipt(file, key) {
  const { entries, size } = checkReceipt(JSON.parse(readFileSync(file, 'utf8')), key);
  for (const { index, leaf, told } of entries) console.log(`Feuille ${index} : ${told.type}, le ${leaf.at}.`);
  console.log(`Le reçu est vrai : ces ${entries.length} actes sont dans le journal signé, qui comptait ${french(size)} feuilles.`);
}

const where = ({ from, to }) => (from === to ? `à l’indice ${from}` : `entre les indices ${from} et ${to}`);

try {
  const { values } = parseArgs({ options: { leaves: { type: 'string' }, checkpoints: { type: 'string', multiple: true }, key: { type: 'string' }, receipt: { type: 'string' } } });
  if (!values.key || !(values.receipt || (values.leaves && values.checkpoints))) throw new Error(USAGE);
  const key = readKey(values.key);
  if (values.receipt) receipt(values.receipt, key);
  else await journal(values.leaves, values.checkpoints, key);
} catch (error) {
  console.error(error instanceof Broken ? `Le journal n’est pas entier : ${error.message} (${where(error)}).` : error.message);
  process.exitCode = 1;
}
