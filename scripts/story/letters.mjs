/** The letter as each reader receives it: the very bytes that were signed, kept under out/story/; for anybody else, what an unknown identifier gives. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths.mjs';

const FOLDER = 'out/story';
const plain = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').replace(/\P{L}+/gu, '-').toLowerCase();

/** Kept as it came, named by its reader. */
export function keep(person, number, bytes) {
  const file = join(FOLDER, `${number}-${plain(person.name)}.pdf`);
  mkdirSync(join(root, FOLDER), { recursive: true });
  writeFileSync(join(root, file), bytes);
  return file;
}

export async function letterFor(person, { number, hash, letterPath }) {
  const { status, bytes } = await person.file(letterPath);
  if (status !== 200) {
    const unknown = await person.file(letterPath.replace(/[0-9a-f-]{36}/, randomUUID()));
    const alike = unknown.status === status && unknown.bytes.equals(bytes);
    if (!alike) process.exitCode = 1;
    return alike ? 'aucune lettre' : 'UNE AUTRE RÉPONSE QUE POUR UN IDENTIFIANT INCONNU';
  }
  const signed = createHash('sha256').update(bytes).digest('hex') === hash;
  if (!signed) process.exitCode = 1;
  const file = keep(person, number, bytes);
  return signed ? `la lettre, ${bytes.length} octets dont l’empreinte est celle du sceau : ${file}` : 'UNE LETTRE DONT L’EMPREINTE N’EST PAS CELLE DU SCEAU';
}
