/** A receipt, verified where it is dropped: nothing of it is sent. What it shows is what its leaves commit to, in the tree that was signed. */
import { openCheckpoint, readKey, type Signed } from './signed.js';
import { bytesOf, hexOf, isHex, isIncluded, leafHash, sha256, utf8 } from './tree.js';

export interface Proven { index: number; at: string; departement: number; told: Readonly<Record<string, unknown>> }
export type Verdict = { proves: true; signature: Signed['signature']; size: number; entries: Proven[] } | { proves: false; why: string };

const FIELDS = 'at,commitment,departement,id,source,v';
/** Many times the longest receipt: a receipt is some acts. */
const MOST_BYTES = 4 * 1024 * 1024;
const no = (why: string): Verdict => ({ proves: false, why });

interface Entry { index: number; leaf: string; salt: string; personal: string; proof: string[] }

export async function verifyReceipt(text: string, keyLine: string): Promise<Verdict> {
  const key = await readKey(keyLine);
  if (!key) return no('la clé publique n’est pas de la forme « nom+identifiant+clé », ou n’est pas celle que son identifiant annonce');
  if (text.length > MOST_BYTES) return no('ce fichier est trop long pour être un reçu');
  const receipt = parsed(text);
  if (receipt?.v !== 1 || typeof receipt.checkpoint !== 'string' || !Array.isArray(receipt.entries)) return no('ce fichier n’est pas un reçu de Cordée');
  if (receipt.entries.length === 0) return no('il ne porte aucun acte');
  const signed = await openCheckpoint(receipt.checkpoint, key);
  if (!signed) return no('son point de contrôle n’est pas signé de cette clé');
  const entries: Proven[] = [];
  for (const entry of receipt.entries as unknown[]) {
    const found = await proven(entry, signed);
    if (typeof found === 'string') return no(found);
    entries.push(found);
  }
  return { proves: true, signature: signed.signature, size: signed.size, entries };
}

async function proven(given: unknown, { size, root }: Signed): Promise<Proven | string> {
  if (!isEntry(given)) return 'un de ses actes n’est pas écrit comme il doit l’être';
  const { index, leaf: text, salt, personal, proof } = given;
  const leaf = parsed(text);
  const told = parsed(personal);
  if (!leaf || !told || Object.keys(leaf).join() !== FIELDS || JSON.stringify(leaf) !== text) return `la feuille ${index} n’est pas sous sa forme canonique`;
  if (hexOf(await sha256(bytesOf(salt), utf8(personal))) !== leaf.commitment) return `ce qui est montré de la feuille ${index} n’est pas ce qu’elle engage`;
  if (!(await isIncluded({ hash: await leafHash(text), index, size, proof: proof.map(bytesOf), root }))) return `la feuille ${index} n’est pas dans le journal qui fut signé`;
  return { index, at: String(leaf.at), departement: Number(leaf.departement), told };
}

function isEntry(given: unknown): given is Entry {
  const { index, leaf, salt, personal, proof } = (given ?? {}) as Partial<Record<keyof Entry, unknown>>;
  return Number.isSafeInteger(index) && typeof leaf === 'string' && typeof personal === 'string' && isHex(salt, 16) && Array.isArray(proof) && proof.every((hash) => isHex(hash, 32));
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : null;
  } catch {
    return null;
  }
}
