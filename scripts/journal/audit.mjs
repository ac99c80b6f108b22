/* Whether a journal is what was signed. Says nothing twice: the first thing that is wrong, and where. */
import { leafHash, sha256, Tree } from './tree.mjs';

const FIELDS = 'at,commitment,departement,id,source,v';
const WORDS = {
  ALTERED: 'la ligne du journal n’est plus celle que la feuille engage',
  GONE: 'la ligne du journal a disparu',
};

/** from, to: the leaf that is wrong, or those among which it is. */
export class Broken extends Error {
  constructor(from, to, why) {
    super(why);
    this.from = from;
    this.to = to;
  }
}

const refuse = (index, why) => { throw new Broken(index, index, why); };

export class Audit {
  #tree = new Tree();
  #ids = new Set();
  #due;
  /** Of each place that keeps checkpoints, up to where it agreed: what a fork's own checkpoints say proves nothing of the others. */
  #agreed = new Map();
  shredded = 0;

  /** checkpoints: { size, root (null when it is not signed of the key), file, folder }. */
  constructor(checkpoints) {
    this.#due = [...checkpoints].sort((a, b) => a.size - b.size);
    if (this.#due.length === 0) throw new Broken(0, 0, 'il n’y a aucun point de contrôle : rien n’est prouvé');
    const unsigned = this.#due.find((c) => c.root === null);
    if (unsigned) throw new Broken(this.#before(unsigned), Math.max(unsigned.size - 1, 0), `le point de contrôle ${unsigned.file} n’est pas signé de la clé du journal`);
  }

  /** The size of the last one before it, in the same place. */
  #before({ folder, size }) {
    return this.#due.filter((c) => c.folder === folder && c.size < size).at(-1)?.size ?? 0;
  }

  get size() {
    return this.#tree.size;
  }

  /** How many leaves follow the last checkpoint: no signature covers them yet. */
  get unsigned() {
    return Math.max(0, this.size - this.#last);
  }

  #last = 0;

  line(text) {
    const index = this.#tree.size;
    const entry = parsed(text) ?? refuse(index, 'cette ligne ne se lit pas');
    if (entry.index !== index) refuse(index, `l’indice ${index} est attendu, ${JSON.stringify(entry.index)} est là`);
    const leaf = canonical(entry.leaf) ?? refuse(index, 'la feuille n’est pas écrite sous sa forme canonique');
    const hash = leafHash(entry.leaf);
    if (hash.toString('hex') !== entry.hash) refuse(index, 'la feuille n’est pas celle de son empreinte');
    if (this.#ids.has(leaf.id)) refuse(index, 'cette feuille est déjà dans le journal');
    this.#ids.add(leaf.id);
    if (WORDS[entry.row]) refuse(index, WORDS[entry.row]);
    if (entry.row === 'SHREDDED') this.shredded += 1;
    if (entry.salt !== undefined && !opens(leaf, entry)) refuse(index, 'ce qui est montré n’est pas ce que la feuille engage');
    this.#tree.add(hash);
    this.#compare();
  }

  #compare() {
    for (let next = this.#due[0]; next && next.size <= this.size; next = this.#due[0]) {
      const from = this.#agreed.get(next.folder) ?? 0;
      if (!next.root.equals(this.#tree.root())) throw new Broken(from, Math.max(next.size - 1, from), `le journal n’est plus ce que le point de contrôle ${next.file} a signé`);
      this.#agreed.set(next.folder, next.size);
      this.#last = Math.max(this.#last, next.size);
      this.#due.shift();
    }
  }

  end() {
    this.#compare();
    const [missing] = this.#due;
    if (missing) throw new Broken(this.size, this.#due.at(-1).size - 1, `le journal s’arrête à ${this.size} feuilles, le point de contrôle ${missing.file} en a signé ${missing.size} : sa fin a été retirée, ou une copie plus ancienne a été restaurée`);
  }
}

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** RFC 8785 of a flat object of words and whole numbers: its names in order, and not a space. */
export function canonical(text) {
  const leaf = typeof text === 'string' ? parsed(text) : null;
  if (!leaf || Object.keys(leaf).join() !== FIELDS || JSON.stringify(leaf) !== text) return null;
  return leaf;
}

export const opens = (leaf, { salt, personal }) => sha256(Buffer.from(salt, 'hex'), personal).toString('hex') === leaf.commitment;
