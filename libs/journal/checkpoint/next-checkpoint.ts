/** What follows the last checkpoint: the leaves since then, folded into what was signed. A journal that does not begin as it was signed is never signed again. */
import { CompactRange } from '../tree/compact-range.js';
import { isTile } from '../tree/tiles.js';
import { checkpointText, openCheckpoint } from './checkpoint.js';
import type { NoteSigner, NoteVerifier } from './note.js';
import type { NewCheckpoint, TreeState, TreeStore } from './tree-store.js';

const PAGE = 2000;
/** As many at once: what is behind is caught up in several checkpoints. */
const AT_MOST = 50_000;

/** What is in the database is not what was signed. */
export class JournalBroken extends Error {}

export async function nextCheckpoint(store: TreeStore, signer: NoteSigner): Promise<NewCheckpoint | null> {
  const state = await store.state();
  const range = rangeOf(state, signer.verifier);
  if (state.numbered <= state.size) return null;
  const to = Math.min(state.numbered, state.size + AT_MOST);
  const nodes: NewCheckpoint['nodes'] = [];
  for (let from = state.size; from < to; from += PAGE) {
    const hashes = await store.kept(0, from, Math.min(PAGE, to - from));
    if (hashes.length !== Math.min(PAGE, to - from)) throw new JournalBroken(`des feuilles manquent à partir de ${from}`);
    for (const hash of hashes) range.append(hash, (level, index, of) => { if (isTile(level)) nodes.push({ level, index, hash: of }); });
  }
  const root = range.root();
  return { after: state.size, size: range.size, root, kept: range.kept, note: signer.sign(checkpointText({ origin: signer.verifier.name, size: range.size, root })), nodes };
}

/** The tree of the last checkpoint, whose root is the one that this key signed. */
export function rangeOf(state: TreeState, key: NoteVerifier): CompactRange {
  if (state.root === null) return CompactRange.empty();
  const signed = openCheckpoint(state.note, key);
  if (!signed) throw new JournalBroken('le dernier point de contrôle n’est pas signé de cette clé');
  const range = CompactRange.of(state.size, state.kept);
  if (signed.size !== state.size || !signed.root.equals(state.root) || !range?.root().equals(state.root)) throw new JournalBroken('le dernier point de contrôle n’est pas ce qui fut signé');
  return range;
}
