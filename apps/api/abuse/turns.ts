/** As many at once for one person; the others wait their turn. Whoever sends two hundred together waits behind themselves, and nobody else does. */
export class Turns {
  private readonly busy = new Map<string, { running: number; waiting: (() => void)[] }>();

  constructor(private readonly atOnce: number) {}

  /** Resolves when it is their turn, to what ends it. */
  async take(key: string): Promise<() => void> {
    const mine = this.busy.get(key) ?? { running: 0, waiting: [] };
    this.busy.set(key, mine);
    if (mine.running >= this.atOnce) await new Promise<void>((resolve) => { mine.waiting.push(resolve); });
    else mine.running += 1;
    let over = false;
    return () => {
      if (over) return;
      over = true;
      const next = mine.waiting.shift();
      if (next) return next();
      mine.running -= 1;
      if (mine.running === 0) this.busy.delete(key);
    };
  }
}
