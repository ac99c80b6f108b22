/** C2SP signed-note: a text, a blank line, and a line for each signature, of which those of other keys are ignored. */
import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

const ED25519 = 0x01;
const DASH = '— ';
/** Before the 32 bytes of a key, as PKCS 8 and SPKI write them (RFC 8410). */
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');

/** A name, and the key that signs under it: what anybody may know. */
export class NoteVerifier {
  readonly keyId: Buffer;
  private readonly key: KeyObject;

  constructor(readonly name: string, private readonly bytes: Buffer) {
    this.keyId = createHash('sha256').update(`${name}\n`).update(Buffer.from([ED25519])).update(bytes).digest().subarray(0, 4);
    this.key = createPublicKey({ key: Buffer.concat([PUBLIC, bytes]), format: 'der', type: 'spki' });
  }

  /** As it is handed to whoever verifies: name+id+key. */
  get line(): string {
    return `${this.name}+${this.keyId.toString('hex')}+${Buffer.concat([Buffer.from([ED25519]), this.bytes]).toString('base64')}`;
  }

  /** The signed text, or null when this key has not signed it. */
  open(note: string): string | null {
    const end = note.lastIndexOf('\n\n');
    if (end < 0 || !note.endsWith('\n')) return null;
    const text = note.slice(0, end + 1);
    const lines = note.slice(end + 2, -1).split('\n');
    if (!lines.every((line) => line.startsWith(DASH))) return null;
    const ours = lines.flatMap((line) => {
      const [name, signature = ''] = line.slice(DASH.length).split(' ');
      const bytes = Buffer.from(signature, 'base64');
      return name === this.name && bytes.length === 68 && bytes.subarray(0, 4).equals(this.keyId) ? [bytes.subarray(4)] : [];
    });
    return ours.length > 0 && ours.every((signature) => verify(null, Buffer.from(text), this.key, signature)) ? text : null;
  }
}

/** The key itself: « PRIVATE+KEY+name+id+key », on one line. */
export class NoteSigner {
  readonly verifier: NoteVerifier;
  private readonly key: KeyObject;

  constructor(line: string) {
    const parts = /^PRIVATE\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line.trim());
    const bytes = Buffer.from(parts?.[3] ?? '', 'base64');
    if (!parts || bytes.length !== 33 || bytes[0] !== ED25519) throw new Error('La clé du journal n’est pas de la forme « PRIVATE+KEY+nom+identifiant+clé ».');
    this.key = createPrivateKey({ key: Buffer.concat([PRIVATE, bytes.subarray(1)]), format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(this.key).export({ format: 'der', type: 'spki' });
    this.verifier = new NoteVerifier(parts[1]!, spki.subarray(-32));
    if (this.verifier.keyId.toString('hex') !== parts[2]) throw new Error('La clé du journal n’est pas celle que son identifiant annonce.');
  }

  sign(text: string): string {
    if (!text.endsWith('\n')) throw new Error('note: a signed text ends with a new line');
    const signature = Buffer.concat([this.verifier.keyId, sign(null, Buffer.from(text), this.key)]);
    return `${text}\n${DASH}${this.verifier.name} ${signature.toString('base64')}\n`;
  }
}
