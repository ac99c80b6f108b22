/**
 * The letter as one archive, for a parquet that does not connect (PLEX takes any file): the PDF, a manifest, the sha-256 of each, the seal and the key that checks it. A pure function: same seal, same
 * bytes. Nothing is compressed (bytes would be those of the library's version), every entry bears the first day that a ZIP knows. Nobody's name outside the letter.
 */
import { createHash } from 'node:crypto';
import { zipSync, type Zippable } from 'fflate';

export interface Packaged {
  /** Opaque: the number of the signalement. */
  reference: string;
  parquet: string;
  sealedAt: Date;
  letter: Buffer;
  /** As the letter names them, in the order of their numbers. */
  pieces: readonly PackagedPiece[];
  seal: { sha256: string; signature: string; keyId: string };
  /** PEM. */
  publicKey: string;
}

export interface PackagedPiece { number: number; type: string; state: 'CLEAN' | 'UNSCANNED'; bytes: Buffer }

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const file = (text: string): Buffer => Buffer.from(text, 'utf8');

export function packageLetter({ reference, parquet, sealedAt, letter, pieces, seal, publicKey }: Packaged): Buffer {
  const name = `${reference}.pdf`;
  const key = file(publicKey);
  // The name that its depositor gave is somebody's: it is in the letter alone.
  const joined = pieces.map((piece) => ({ ...piece, entry: `${reference}-piece-${piece.number}.${piece.type}` }));
  const manifest = file(`${JSON.stringify({
    format: 'cordee-signalement/1', numero: reference, parquet, scelleLe: sealedAt.toISOString(),
    fichiers: [{ nom: name, octets: letter.length, sha256: sha256(letter) },
      ...joined.map(({ entry, number, state, bytes }) => ({ nom: entry, piece: number, octets: bytes.length, sha256: sha256(bytes), antivirus: state === 'CLEAN' })), { nom: 'cle-publique.pem', octets: key.length, sha256: sha256(key) }],
    sceau: { algorithme: 'Ed25519, sur les 32 octets du SHA-256 de la lettre', fichier: name, sha256: seal.sha256, signature: seal.signature, cle: seal.keyId },
  }, null, 2)}\n`);
  const unscanned = joined.filter(({ state }) => state === 'UNSCANNED').map(({ entry }) => entry);
  const files: [string, Buffer][] = [[name, letter], ...joined.map(({ entry, bytes }): [string, Buffer] => [entry, bytes]), ['manifeste.json', manifest], ['cle-publique.pem', key], ['LISEZ-MOI.txt', file(readMe(name, joined.length, unscanned))]];
  const sums = file(files.map(([entry, bytes]) => `${sha256(bytes)}  ${entry}\n`).join(''));
  return Buffer.from(zipSync(Object.fromEntries([...files, ['SHA256SUMS', sums] as const]) as Zippable, { level: 0, mtime: FIRST_DAY() }));
}

/** In the local time that the library writes: the same two words of a ZIP under every zone. */
const FIRST_DAY = (): Date => new Date(1980, 0, 1);

const readMe = (name: string, pieces: number, unscanned: readonly string[]): string => [
  `${name} : la lettre de signalement, telle qu’elle a été scellée. Elle seule fait foi.`,
  ...(pieces > 0 ? ['« …-piece-numéro » : les pièces jointes, que la lettre nomme par leur numéro et leur empreinte ; son sceau vaut pour elles.'] : []),
  ...(unscanned.length > 0 ? [`Non analysées par un antivirus (leur structure a été vérifiée) : ${unscanned.join(', ')}. Ouvrez-les sur un poste protégé.`] : []),
  'manifeste.json : son numéro, le parquet saisi, la date du sceau, les empreintes et la signature (Ed25519, base64url).',
  'SHA256SUMS : « sha256sum -c SHA256SUMS » dit si un fichier a changé.',
  'cle-publique.pem : la clé qui vérifie la signature.',
  '',
  'À la réception : donnez à l’émetteur la date et la référence de votre parquet ; il les enregistre.',
  '',
].join('\n');
