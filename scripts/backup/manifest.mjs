/* What a backup is made of, written last: a folder without it is not a backup. It names no one: sizes, sums, versions, a place in the journal. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Sentence } from '../sentence.mjs';

const NAME = 'manifeste.json';
const FORMAT = 1;
const ELSE = 'Rien n’a été écrit : prenez une autre sauvegarde.';

export async function sumOf(path) {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}

/** Every file under a folder, by its path in it, sorted. */
export function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name))).sort();
}

const ownSum = (content) => createHash('sha256').update(JSON.stringify(content)).digest('hex');

export async function writeManifest(folder, what) {
  const files = [];
  for (const name of filesIn(folder)) files.push({ name, size: statSync(join(folder, name)).size, sha256: await sumOf(join(folder, name)) });
  const content = { format: FORMAT, ...what, files };
  writeFileSync(join(folder, NAME), `${JSON.stringify({ ...content, sha256: ownSum(content) }, null, 1)}\n`, { mode: 0o600, flush: true });
  return content;
}

export function readManifest(folder) {
  if (!existsSync(join(folder, NAME))) throw new Sentence(`${folder} n’est pas une sauvegarde entière : ${NAME} n’y est pas. ${ELSE}`);
  let read;
  try {
    read = JSON.parse(readFileSync(join(folder, NAME), 'utf8'));
  } catch {
    throw new Sentence(`Le manifeste de ${folder} ne se lit pas. ${ELSE}`);
  }
  const { sha256, ...content } = read;
  if (content.format !== FORMAT || ownSum(content) !== sha256) throw new Sentence(`Le manifeste de ${folder} n’est pas celui qui fut écrit : il a été coupé ou changé. ${ELSE}`);
  return content;
}

/** Each file is there, as it was, and nothing is beside. */
export async function verifyFiles(folder, { files }) {
  const named = new Set(files.map(({ name }) => name));
  const beside = filesIn(folder).find((name) => name !== NAME && !named.has(name));
  if (beside) throw new Sentence(`La sauvegarde contient ${beside}, que son manifeste ne connaît pas. ${ELSE}`);
  for (const { name, size, sha256 } of files) {
    const path = join(folder, name);
    if (!existsSync(path)) throw new Sentence(`La sauvegarde a perdu ${name}. ${ELSE}`);
    if (statSync(path).size !== size || await sumOf(path) !== sha256) throw new Sentence(`Dans la sauvegarde, ${name} n’est plus ce qui fut écrit. ${ELSE}`);
  }
}
