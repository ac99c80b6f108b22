/* What PostgreSQL writes before it acknowledges anything (WAL), as it comes: a file for each segment, « .partial » until it is full. */
import { closeSync, existsSync, fdatasyncSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Sentence } from '../sentence.mjs';

const ABOUT = 'suivi.json';
const SEGMENT = /^([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})(\.partial)?$/;
const hex = (n) => n.toString(16).toUpperCase().padStart(8, '0');

export const floorTo = (lsn, segment) => lsn - (lsn % BigInt(segment));

export function nameOfSegment(timeline, lsn, segment) {
  const perFile = 0x100000000n / BigInt(segment);
  const number = lsn / BigInt(segment);
  return `${hex(timeline)}${hex(number / perFile)}${hex(number % perFile)}`;
}

/** The segments of a folder, in order: where each begins, where it ends. */
export function segmentsIn(folder, segment) {
  const perFile = 0x100000000n / BigInt(segment);
  return readdirSync(folder).flatMap((name) => {
    const parts = SEGMENT.exec(name);
    if (!parts) return [];
    const start = (BigInt(`0x${parts[2]}`) * perFile + BigInt(`0x${parts[3]}`)) * BigInt(segment);
    const end = start + BigInt(statSync(join(folder, name)).size);
    return [{ name, path: join(folder, name), timeline: Number.parseInt(parts[1], 16), start, end }];
  }).sort((a, b) => (a.start < b.start ? -1 : 1));
}

export function readAbout(folder) {
  const file = join(folder, ABOUT);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** One folder follows one server on one of its lives: after a restoration, another is begun. */
export function openWalFolder(folder, about) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const before = readAbout(folder);
  if (before && (before.systemId !== about.systemId || before.timeline !== about.timeline)) {
    throw new Sentence(`${folder} suit une autre base, ou celle-ci avant sa restauration : gardez-le tel quel, et donnez un dossier neuf. Rien n’y a été écrit.`);
  }
  if (!before) writeFileSync(join(folder, ABOUT), `${JSON.stringify(about)}\n`, { mode: 0o600, flush: true });
}

export class WalWriter {
  #file;
  #path;
  #start;

  constructor({ folder, timeline, segment }) { Object.assign(this, { folder, timeline, segment }); }

  write(lsn, data) {
    for (let [at, rest] = [lsn, data]; rest.length > 0;) {
      const start = floorTo(at, this.segment);
      if (start !== this.#start) this.#open(start, at);
      const offset = Number(at - start);
      const piece = rest.subarray(0, this.segment - offset);
      for (let done = 0; done < piece.length;) done += writeSync(this.#file, piece, done, piece.length - done, offset + done);
      at += BigInt(piece.length);
      rest = rest.subarray(piece.length);
      if (offset + piece.length === this.segment) this.#finish();
    }
  }

  /** What was begun by an earlier run is written over by the same bytes: what was acknowledged stays. */
  #open(start, at) {
    if (at !== start) throw new Error('a piece of WAL is missing');
    this.close();
    this.#path = join(this.folder, `${nameOfSegment(this.timeline, start, this.segment)}.partial`);
    this.#file = openSync(this.#path, existsSync(this.#path) ? 'r+' : 'wx', 0o600);
    this.#start = start;
    syncFolder(this.folder);
  }

  #finish() {
    fsyncSync(this.#file);
    this.close();
    renameSync(this.#path, this.#path.replace(/\.partial$/, ''));
    syncFolder(this.folder);
  }

  sync() { if (this.#file !== undefined) fdatasyncSync(this.#file); }

  close() {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
    this.#start = undefined;
  }
}

function syncFolder(folder) {
  const file = openSync(folder, 'r');
  fsyncSync(file);
  closeSync(file);
}
