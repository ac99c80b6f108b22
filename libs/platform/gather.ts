/** How many rows are looked at, at most, for one short list. */
const MOST_LOOKED_AT = 2000;
const AT_ONCE = 200;

/** The first rows that `keep` keeps, page after page: what is kept is not hidden behind what is not. */
export async function gather<T>(most: number, pageAfter: (last: T | null, size: number) => Promise<T[]>, keep: (rows: readonly T[]) => Promise<T[]>): Promise<T[]> {
  const kept: T[] = [];
  let last: T | null = null;
  for (let seen = 0; seen < MOST_LOOKED_AT && kept.length < most; seen += AT_ONCE) {
    const rows: T[] = await pageAfter(last, AT_ONCE);
    if (rows.length > 0) kept.push(...await keep(rows));
    if (rows.length < AT_ONCE) break;
    last = rows.at(-1)!;
  }
  return kept.slice(0, most);
}
