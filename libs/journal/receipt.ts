/**
 * A receipt: what proves to whoever holds it, without us, that acts are in the journal that was signed. Each act with its leaf, what the leaf commits to (who, on what: what this reader has
 * just read), and the hashes that lead from it to the signed root.
 */
import { UserError } from '../platform/errors.js';
import type { GivenFile } from '../platform/given-file.js';
import type { Tx } from '../platform/tx.js';
import { inclusionProof } from './tree/proofs.js';
import { subtreesFrom } from './tree/tiles.js';

/** `rows`: those whose acts are proven, which this transaction has read by the law. */
export async function receiptOf(tx: Tx, name: string, rows: readonly { id: string }[]): Promise<GivenFile> {
  const { proofs } = tx;
  const checkpoint = await proofs.checkpoint();
  if (!checkpoint) throw new UserError('JOURNAL_NON_SIGNE', 'Le journal de cette installation n’est pas signé : il n’y a pas encore de reçu. L’acte, lui, est enregistré.');
  const openings = await proofs.openings(rows.map((row) => row.id));
  const entries = [];
  for (const { index, leaf, salt, personal } of openings) {
    if (index === null || index >= checkpoint.size) throw new UserError('PREUVE_EN_COURS', 'L’acte est enregistré ; sa preuve se signe. Demandez le reçu dans un instant.');
    const proof = await inclusionProof(subtreesFrom(proofs.hashes), index, checkpoint.size);
    entries.push({ index, leaf, salt, personal, proof: proof.map((hash) => hash.toString('hex')) });
  }
  if (entries.length === 0) throw new UserError('SANS_PREUVE', 'Ces actes n’ont plus de quoi être prouvés : ce qui les liait à leur feuille a été détruit.');
  return { name: `${name}-recu.json`, type: 'application/json', bytes: Buffer.from(`${JSON.stringify({ v: 1, checkpoint: checkpoint.note, entries }, null, 2)}\n`) };
}
