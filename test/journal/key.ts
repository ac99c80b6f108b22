import { journalKey as made } from '../../scripts/launcher/secrets.mjs';

/** A key of the journal, as the launcher makes one. */
export const journalKey = (name = 'orvale.example/journal'): string => made(name);
