/* ustar, as PostgreSQL sends it: files, folders and links, nothing else. */
import { chownSync, closeSync, mkdirSync, openSync, symlinkSync, writeSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { Sentence } from '../sentence.mjs';

const BLOCK = 512;
const text = (block, from, length) => block.toString('utf8', from, from + length).replace(/\0.*$/s, '');

/** Reads exactly what is asked for, in the pieces in which it comes. */
class Reader {
  #source;
  #held = Buffer.alloc(0);
  constructor(source) { this.#source = source[Symbol.asyncIterator](); }

  /** Up to `most` bytes; empty at the end. */
  async some(most) {
    while (this.#held.length === 0) {
      const { value, done } = await this.#source.next();
      if (done) return this.#held;
      this.#held = value;
    }
    const taken = this.#held.subarray(0, most);
    this.#held = this.#held.subarray(taken.length);
    return taken;
  }

  async exactly(count, each) {
    for (let left = count; left > 0;) {
      const piece = await this.some(left);
      if (piece.length === 0) throw new Sentence('La copie de la base est coupée : elle n’est pas entière. Prenez une autre sauvegarde.');
      each(piece);
      left -= piece.length;
    }
  }
}

/** The owner is whom PostgreSQL runs as, when we are root. Nothing leaves the folder. */
export async function extractTar(source, folder, { uid, gid }) {
  const reader = new Reader(source);
  const own = (path) => { if (uid !== undefined) chownSync(path, uid, gid); };
  for (;;) {
    const first = await reader.some(BLOCK);
    if (first.length === 0) return;
    const pieces = [Buffer.from(first)];
    await reader.exactly(BLOCK - first.length, (piece) => pieces.push(Buffer.from(piece)));
    const header = Buffer.concat(pieces);
    if (header.every((byte) => byte === 0)) return;
    const name = normalize([text(header, 345, 155), text(header, 0, 100)].filter(Boolean).join('/'));
    if (name.startsWith('..') || name.startsWith('/')) throw new Sentence(`La copie de la base porte un nom qui sort de son dossier (${name}) : elle n’est pas restaurée.`);
    const path = join(folder, name);
    const kind = String.fromCodePoint(header[156]);
    const size = Number.parseInt(text(header, 124, 12).trim(), 8) || 0;
    if (kind === '5') {
      mkdirSync(path, { recursive: true, mode: 0o700 });
      own(path);
    } else if (kind === '2') symlinkSync(text(header, 157, 100), path);
    else {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      const file = openSync(path, 'wx', 0o600);
      own(path);
      await reader.exactly(size, (piece) => void writeSync(file, piece));
      closeSync(file);
      await reader.exactly((BLOCK - (size % BLOCK)) % BLOCK, () => {});
    }
  }
}
