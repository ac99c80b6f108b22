import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './paths.mjs';

const skipped = new Set(['node_modules', 'dist', '.git', '.cordee', 'coverage', 'out']);

/** Every file under these folders or files of the repository, by path relative to it, sorted. */
export function filesUnder(...places) {
  return places.flatMap((place) => walk(join(root, place))).map((path) => relative(root, path)).sort();
}

function walk(path) {
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') return [path];
    throw error;
  }
  return entries.flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const inner = join(path, entry.name);
    return entry.isDirectory() ? walk(inner) : entry.isFile() ? [inner] : [];
  });
}
