/* npm run bench [-- --small|--wide] [--only=screens|day|pages|boards|reading|cost|overhead|posting|delivery] [--rounds=N]: the figures of the README, with their floors, in one run; screens is measured in a real browser. --wide: 100 000 dossiers. The day of a head of the ASE is measured
   in a département of its own, empty at first, which grows to as many. */
import { ensureInstalled } from './install.mjs';

await ensureInstalled();
await import('../test/bench/main.mjs');
