import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesIn } from './manifest.mjs';

/** As the product names them; what is being written beside has another name, and is nothing yet. */
const WHOLE = /^[0-9a-f]{2}[\\/][0-9a-f-]{36}(?:\.[1-9]\d{0,4})?$/;

/** Copies the sealed files that are not there yet: each is written once under its name. Returns how many. */
export function copySealed(from, to, own = () => {}) {
  let copied = 0;
  for (const name of filesIn(from).filter((one) => WHOLE.test(one))) {
    const path = join(to, name);
    if (existsSync(path)) continue;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const aside = `${path}.part`;
    rmSync(aside, { force: true });
    try {
      copyFileSync(join(from, name), aside);
    } catch (error) {
      // Destroyed while we looked: the copy of the base is younger or older than that, and either is right.
      if (error.code === 'ENOENT') continue;
      throw error;
    }
    chmodSync(aside, 0o600);
    renameSync(aside, path);
    own(path);
    copied += 1;
  }
  return copied;
}
