/* npm run bench [-- --small] [--only=reading|posting|delivery] [--rounds=N]: the figures of the README, with their floors, in one run. */
import { ensureInstalled } from './install.mjs';

await ensureInstalled();
await import('../test/bench/main.mjs');
