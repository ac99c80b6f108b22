/** A word for each sealed value of a world, that exists nowhere else: found in whatever leaves, it says which value left. */
import { createHash } from 'node:crypto';
import { inflated } from '../sealed/elsewhere.js';

export interface Value { table: string; column: string; row: string }

const MARK = /cnry[0-9a-f]{20}/g;
const RUN = /[A-Za-z0-9+/_-]{24,}/g;

export class Canaries {
  private readonly values = new Map<string, Value>();

  constructor(private readonly salt: string) {}

  /** Letters and digits, as long as a name. */
  word(value: Value): string {
    const word = `cnry${createHash('sha256').update(`${this.salt}|${value.table}|${value.column}|${value.row}`).digest('hex').slice(0, 20)}`;
    this.values.set(word, value);
    return word;
  }

  /** Those of one column. */
  of(table: string, column: string): string[] {
    return [...this.values].filter(([, value]) => value.table === table && value.column === column).map(([word]) => word);
  }

  get size(): number {
    return this.values.size;
  }

  /** Of what is written there, in whatever way: as it is, in capitals, two bytes a letter, in base64 or hexadecimal, compressed. */
  in(bytes: Buffer): Value[] {
    const found = new Set<string>();
    for (const text of written(bytes)) for (const [word] of text.toLowerCase().matchAll(MARK)) found.add(word);
    return [...found].flatMap((word) => this.values.get(word) ?? []);
  }
}

/** Lines of a mail are broken anywhere. */
function* written(bytes: Buffer): Generator<string> {
  const text = bytes.toString('latin1');
  yield text;
  if (text.includes('%')) yield text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  if (text.includes('\0')) yield text.replaceAll('\0', '');
  if (text.includes('=\n') || text.includes('=\r\n')) yield text.replace(/=\r?\n/g, '');
  for (const [run] of text.replace(/\r?\n/g, '').matchAll(RUN)) {
    if (/^[0-9a-f]+$/i.test(run)) yield Buffer.from(run.slice(0, run.length & ~1), 'hex').toString('latin1');
    for (let from = 0; from < 4; from++) yield Buffer.from(run.slice(from), 'base64').toString('latin1');
  }
  const open = inflated(bytes);
  if (open.length > 0) yield open.toString('latin1');
}
