/*
 * Starts the whole product on data folders and ports of its own, and does to it what happens to programs.
 * Its own small runner, since what is judged is processes: `node test/launcher/launcher.check.mjs`.
 */
import { ensureBuilt } from '../../scripts/build.mjs';
import { check, finish, inOrder } from './checks.mjs';
import { aLife } from './a-life.mjs';
import { refusals } from './refusals.mjs';
import { fullDisks } from './full-disks.mjs';
import { otherUsers } from './other-users.mjs';

if (process.platform !== 'linux') {
  console.log('The launcher is checked on Linux only: it looks at /proc.');
  await check('the platform can be checked', () => Promise.reject(new Error(process.platform)));
} else {
  // Without a product there is nothing to start. One folder lives its life while others are refused.
  if (await check('the product is built', () => ensureBuilt())) await Promise.all([inOrder([aLife]), inOrder([refusals, fullDisks, otherUsers])]);
}
await finish();
