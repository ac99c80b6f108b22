/* npm run bench [-- --small|--wide] [--only=pages|boards|reading|posting|delivery] [--rounds=N]: the figures of the README, with their floors, in one run. --wide: 100 000 dossiers. */
import { ensureInstalled } from './install.mjs';

await ensureInstalled();
await import('../test/bench/main.mjs');
