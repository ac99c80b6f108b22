/** The key that signs the journal’s checkpoints, on one line. */
export function journalKey(name: string): string;
