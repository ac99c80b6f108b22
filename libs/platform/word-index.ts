/** The words of messages: found without being opened, by a blind index under a key of each dossier. */
import type { Connection } from './connection.js';
import type { Sealing } from './sealing.js';
import { messageTokens, wordToken } from './word-tokens.js';

/** What is sought in each of these dossiers: its tokens are of its own key. */
export interface SoughtWords { lexemes: readonly string[]; dossiers: readonly string[]; tokens: readonly (readonly Buffer[])[]; /** False when there were more dossiers than one question goes through. */ everywhere: boolean }
const MOST_DOSSIERS = 1000;

export class WordIndex {
  constructor(private readonly sql: Connection, private readonly sealing: Sealing, private readonly obtained: (message: object) => void) {}

  /** By what a message is found from now on, and by nothing else: of one that this transaction obtained for writing. */
  async keep(message: { id: string; dossierId: string }, lexemes: ReadonlySet<string>): Promise<void> {
    this.obtained(message);
    await this.sealing.hold(message.dossierId);
    const key = (await this.sealing.wordKeys([message.dossierId])).get(message.dossierId)!;
    await this.sql.query({ name: 'index-words', text: 'select app.index_words($1, $2)' }, [message.id, messageTokens(key, message.id, lexemes)]);
  }

  /** These words, all of them, in the dossiers of which the actor's exchanges speak, those of the last opened exchanges first. */
  async sought(lexemes: readonly string[]): Promise<SoughtWords> {
    const rows = await this.sql.query<{ dossier_id: string; generation: number | null }>({ name: 'word-dossiers', text: 'select dossier_id, generation from app.my_word_dossiers($1)' }, [MOST_DOSSIERS + 1]);
    const dossiers = rows.slice(0, MOST_DOSSIERS).map((r) => r.dossier_id);
    for (const { dossier_id, generation } of rows) this.sealing.forgetFormer(dossier_id, generation);
    const keys = await this.sealing.wordKeys(dossiers);
    return { lexemes, dossiers, everywhere: rows.length <= MOST_DOSSIERS, tokens: dossiers.map((id) => lexemes.map((lexeme) => wordToken(keys.get(id)!, lexeme))) };
  }
}
