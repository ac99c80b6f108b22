/** « Is this child known? »: a blind index of each département, under a key that a rotation never changes. */
import type { Connection } from './connection.js';
import type { KeyEncryption } from './key-encryption.js';
import type { Sealing } from './sealing.js';

export class ChildIndex {
  constructor(private readonly sql: Connection, private readonly sealing: Sealing, private readonly departement: number) {}

  key = (kek: KeyEncryption): Promise<Buffer> => this.sealing.indexKey(kek);

  async add(dossierId: string, tokens: readonly Buffer[]): Promise<void> {
    await this.sql.query('insert into app.child_index (departement, token, dossier_id) select $1, t, $2 from unnest($3::bytea[]) t on conflict do nothing', [this.departement, dossierId, tokens]);
  }

  /** Reachable dossiers whose child may bear these tokens: in the actor's perimeter, 500 at most. */
  async candidates(tokens: readonly Buffer[]): Promise<string[]> {
    return (await this.sql.query<{ dossier_id: string }>('select dossier_id from app.child_candidates($1)', [tokens])).map((r) => r.dossier_id);
  }
}
