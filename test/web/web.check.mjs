/*
 * The screens in a real browser, on the real product with its demonstration, signed in through its provider: `node test/web/web.check.mjs`.
 * Each « nothing » is looked for by a means that first finds something planted.
 */
import { afterwards, check, finish, inOrder } from '../launcher/checks.mjs';
import { freePair, freshFolder } from '../launcher/folders.mjs';
import { Session } from '../launcher/session.mjs';
import { aSecretPlace } from './a-secret-place.mjs';
import { aroundATable } from './around-a-table.mjs';
import { asSomebody } from './as-somebody.mjs';
import { atTheTable } from './at-the-table.mjs';
import { budgets } from './budgets.mjs';
import { openBrowser } from './browser.mjs';
import { byKeyboard } from './by-keyboard.mjs';
import { byWords } from './by-words.mjs';
import { declaration } from './declaration.mjs';
import { everyPage } from './every-page.mjs';
import { fromAWorry } from './from-a-worry.mjs';
import { fromGravity } from './from-gravity.mjs';
import { inFigures } from './in-figures.mjs';
import { inTheArchives } from './in-the-archives.mjs';
import { journeys } from './journeys.mjs';
import { ofAnEvaluation } from './of-an-evaluation.mjs';
import { proofOfTheJournal } from './proof-of-the-journal.mjs';
import { seeBeforeSending } from './see-before-sending.mjs';
import { whoComesIn } from './who-comes-in.mjs';
import { whoKnewWhat } from './who-knew-what.mjs';
import { withAPiece } from './with-a-piece.mjs';

/** What only reads the demonstration, or leaves it as it was; then what writes there, each part on what those before it left. Each on a product of its own, both at once. */
const READ = [budgets, declaration, everyPage, seeBeforeSending, byWords, asSomebody, inFigures, proofOfTheJournal, whoKnewWhat, inTheArchives, aSecretPlace];
const WRITTEN = [fromAWorry, fromGravity, ofAnEvaluation, byKeyboard, aroundATable, atTheTable, whoComesIn, withAPiece];
/** On what WRITTEN left, with no other screen beside it: there is a promise of two seconds in it. */
const TIMED = [journeys];

async function onItsOwn(parts, { alone = [], after } = {}) {
  const port = await freePair();
  const session = new Session({ data: freshFolder(), port });
  let browser;
  const ready = await check('the product starts', () => session.ready())
    && await check('a browser opens', async () => { browser = await openBrowser(`http://localhost:${port}`); });
  if (browser) afterwards(() => browser.close());
  if (ready) await inOrder(parts, browser);
  await after;
  if (ready) await inOrder(alone, browser);
  session.process.kill('SIGTERM');
  await session.ended;
}

const read = onItsOwn(READ);
await Promise.all([read, onItsOwn(WRITTEN, { alone: TIMED, after: read })]);
await finish();
