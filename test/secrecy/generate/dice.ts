const HEX = Array.from({ length: 65536 }, (_, n) => n.toString(16).padStart(4, '0'));

/** A small seeded generator (sfc32): the same seed gives the same world everywhere, which a failing seed needs to be worth printing. */
export class Dice {
  private a: number; private b: number; private c: number; private d: number;

  constructor(seed: number) {
    this.a = seed | 0; this.b = (seed / 4294967296) | 0; this.c = 0x9e3779b9; this.d = 1;
    for (let i = 0; i < 20; i++) this.next();
  }

  next(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + t) | 0;
    return t >>> 0;
  }

  below(n: number): number { return Math.floor((this.next() / 4294967296) * n); }
  chance(p: number): boolean { return this.next() < p * 4294967296; }
  pick<T>(list: readonly T[]): T { return list[this.below(list.length)]!; }

  sample<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    for (let i = 0; i < Math.min(count, list.length); i++) {
      const j = i + this.below(rest.length - i);
      [rest[i], rest[j]] = [rest[j]!, rest[i]!];
    }
    return rest.slice(0, count);
  }

  private hex(): string {
    const n = this.next();
    return HEX[n >>> 16]! + HEX[n & 0xffff]!;
  }

  uuid(): string {
    const s = this.hex() + this.hex() + this.hex() + this.hex();
    return `${s.slice(0, 8)}-${s.slice(8, 12)}-4${s.slice(13, 16)}-a${s.slice(17, 20)}-${s.slice(20)}`;
  }
}

export function grouped<T, K>(list: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item); else groups.set(key(item), [item]);
  }
  return groups;
}
