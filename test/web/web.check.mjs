/*
 * The screens in a real browser, on the real product with its demonstration, signed in through its provider: `node test/web/web.check.mjs`.
 * Each « nothing » is looked for by a means that first finds something planted.
 */
import { freePort } from '../../scripts/ports.mjs';
import { afterwards, check, failures, finish } from '../launcher/checks.mjs';
import { freshFolder } from '../launcher/folders.mjs';
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

const port = await freePort();
const session = new Session({ data: freshFolder(), port });
await check('the product starts', () => session.ready());
let browser;
await check('a browser opens', async () => { browser = await openBrowser(`http://localhost:${port}`); });
if (browser) {
  afterwards(() => browser.close());
  for (const part of failures() === 0 ? [budgets, declaration, everyPage, seeBeforeSending, fromAWorry, fromGravity, ofAnEvaluation, byKeyboard, byWords, aroundATable, atTheTable, whoComesIn, asSomebody, inFigures, proofOfTheJournal, whoKnewWhat, inTheArchives, aSecretPlace, withAPiece, journeys] : []) await part(browser).catch((error) => check(`${part.name} goes to its end`, () => Promise.reject(error)));
}
session.process.kill('SIGTERM');
await session.ended;
await finish();
