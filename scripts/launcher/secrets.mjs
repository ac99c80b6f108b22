import { createHash, createHmac, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Sentence, asSentence } from '../sentence.mjs';

const names = ['ROLE_SECRET', 'CONTEXT_KEY', 'OIDC_CLIENT_SECRET', 'COOKIE_SECRET'];
const remedy = 'remettez-le, ou repartez de zéro avec « npm run reset ».';

/** Made once, kept 0600, checked at each start: a lost key is said before anything is read with a new one. */
export function readSecrets(folder) {
  const file = join(folder, 'secrets.json');
  const kek = join(folder, 'kek');
  const journal = join(folder, 'journal.key');
  const witness = join(folder, 'journal-witness');
  try {
    if (!existsSync(join(folder, 'postgres'))) makeMissing(file, kek);
    // A folder of before there was a journal to sign has nothing that another key has signed.
    if (!existsSync(journal) && !existsSync(witness)) writeWhole(journal, `${journalKey('demonstration.cordee.example/journal')}\n`);
    return { ...readBack(file), KEK_FILE: checkedKek(kek), JOURNAL_KEY_FILE: checked(journal), JOURNAL_WITNESS_FOLDER: witness };
  } catch (error) {
    throw asSentence(error, folder);
  }
}

function makeMissing(file, kek) {
  const secrets = Object.fromEntries(names.map((name) => [name, randomBytes(32).toString('base64url')]));
  if (!existsSync(kek)) writeWhole(kek, randomBytes(32));
  if (!existsSync(file)) writeWhole(file, `${JSON.stringify(secrets, null, 2)}\n`);
}

function writeWhole(path, content) {
  writeFileSync(`${path}.new`, content, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}

function readBack(file) {
  if (!existsSync(file)) throw new Sentence(`Le fichier ${file} a disparu alors que des données existent : ${remedy}`);
  let secrets;
  try {
    secrets = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code) throw error;
    throw new Sentence(`Le fichier ${file} n'est pas du JSON valide : ${remedy}`);
  }
  for (const name of names) {
    const ok = typeof secrets?.[name] === 'string' && secrets[name].length >= 32;
    if (!ok) throw new Sentence(`Dans ${file}, ${name} manque ou compte moins de 32 caractères : ${remedy}`);
  }
  return secrets;
}

/** Version 1 is the file itself, the others are beside it; a former one may have been withdrawn. */
function checkedKek(kek) {
  const versions = readdirSync(dirname(kek)).filter((name) => name.startsWith(basename(kek)) && /^(\.\d+)?$/.test(name.slice(basename(kek).length)));
  if (versions.length === 0) throw new Sentence(`La clé ${kek} a disparu alors que des données existent : ${remedy.replace('-le', '-la')}`);
  for (const key of versions.map((name) => join(dirname(kek), name))) {
    const { size } = statSync(checked(key));
    if (size !== 32) throw new Sentence(`La clé ${key} devrait compter 32 octets, elle en compte ${size} : ${remedy.replace('-le', '-la')}`);
  }
  return kek;
}

function checked(key) {
  if (!existsSync(key)) throw new Sentence(`La clé ${key} a disparu alors que des données existent : ${remedy.replace('-le', '-la')}`);
  if (statSync(key).mode & 0o077) throw new Sentence(`La clé ${key} est lisible par d'autres que vous : « chmod 600 ${key} ».`);
  return key;
}

/** The key that signs the journal's checkpoints, and the name under which it signs (C2SP signed-note, Ed25519). */
export function journalKey(name) {
  const { privateKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  const key = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
  const id = createHash('sha256').update(`${name}\n\x01`).update(key).digest('hex').slice(0, 8);
  return `PRIVATE+KEY+${name}+${id}+${Buffer.concat([Buffer.from([1]), seed]).toString('base64')}`;
}

/** The passwords of the logins that migrate makes. */
export function rolePassword(roleSecret, role) {
  return createHmac('sha256', roleSecret).update(role).digest('base64url');
}
