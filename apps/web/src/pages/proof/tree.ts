/** RFC 6962, written once more for a browser, which has no Node: whoever verifies here runs what this page sent, as the page says. */
type Bytes = Uint8Array<ArrayBuffer>;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export async function sha256(...parts: readonly Uint8Array[]): Promise<Bytes> {
  const all = new Uint8Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
}

export const utf8 = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text));
export const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);
export const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
/** Of what is well written alone. */
export const isHex = (text: unknown, length: number): text is string => typeof text === 'string' && text.length === 2 * length && /^[0-9a-f]*$/.test(text);
export const bytesOf = (hex: string): Bytes => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Null for what is not written as it is read. */
export function base64(text: string): Bytes | null {
  try {
    const binary = atob(text);
    return btoa(binary) === text ? Uint8Array.from(binary, (c) => c.charCodeAt(0)) : null;
  } catch {
    return null;
  }
}

export const leafHash = (text: string): Promise<Bytes> => sha256(LEAF, utf8(text));

const half = (n: number): number => Math.floor(n / 2);
const odd = (n: number): boolean => n % 2 === 1;

/** RFC 9162 2.1.3.2. */
export async function isIncluded({ hash, index, size, proof, root }: { hash: Uint8Array; index: number; size: number; proof: readonly Uint8Array[]; root: Uint8Array }): Promise<boolean> {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  let place = index;
  let last = size - 1;
  let found = hash;
  for (const p of proof) {
    if (last === 0) return false;
    if (odd(place) || place === last) {
      found = await sha256(NODE, p, found);
      while (!odd(place) && place !== 0) { place = half(place); last = half(last); }
    } else found = await sha256(NODE, found, p);
    place = half(place);
    last = half(last);
  }
  return last === 0 && same(found, root);
}
