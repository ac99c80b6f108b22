/* What was built, and from which sources: the sizes and times of these are written beside it, once it is whole. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { holding } from './lock.mjs';

/**
 * Builds when a source is not as it was at the last build, one process at a time. `build` tells whether what it made is whole. Tells whether there was something to do.
 * @param {{ stamp: string; lock: string; entry: string; sources: () => string[]; build: () => Promise<boolean> }} what `stamp` and `sources` relative to the repository, `lock` a name, `entry` absolute
 */
export async function buildIfStale({ stamp, lock, entry, sources, build }) {
  const file = join(root, stamp);
  const now = () => fingerprint(sources());
  const isFresh = () => {
    try {
      return readFileSync(file, 'utf8') === now() && existsSync(entry);
    } catch {
      // Never built, or a source that went while it was looked at.
      return false;
    }
  };
  if (isFresh()) return false;
  return holding(join(root, 'node_modules', lock), async () => {
    // Somebody may have built while we waited for our turn.
    if (isFresh()) return false;
    const seen = now();
    if (await build()) writeFileSync(file, seen);
    return true;
  });
}

function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
