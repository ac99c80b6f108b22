/** Words typed in the palette, on their way to the page that seeks them: in memory, taken once. An address, a title or a history would keep them. */
let given = '';
const listeners = new Set<() => void>();

export function giveWords(words: string): void {
  given = words.trim();
  for (const listener of listeners) listener();
}

/** At once if they are there already, and each time that some come. */
export function onWords(take: (words: string) => void): () => void {
  const listener = (): void => {
    const words = given;
    given = '';
    if (words) take(words);
  };
  listener();
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
