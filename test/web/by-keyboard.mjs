/** After the journeys that leave more than one column of the board filled. By the keyboard alone: through lists and messages, to an answer and its acknowledgement; single letters never act while somebody writes, nor once switched off. */
import assert from 'node:assert/strict';
import { check } from '../launcher/checks.mjs';
import { HUGO, SOLENE } from './browser.mjs';
import { settled, violationsOf } from './every-page.mjs';

/** Only keys: no pointer, no selector pressed. Gives back how many times it was pressed. */
async function tabTo(page, selector, most = 60) {
  for (let i = 1; i <= most; i += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return i;
  }
  throw new Error(`${selector} is not reached in ${most} tabs`);
}
const focused = (page) => page.evaluate(() => document.activeElement?.closest('[id^=m]')?.id ?? document.activeElement?.textContent ?? '');
const WRITTEN = 'Écrit sans souris : j, k, n, e, ? sont des lettres.';

export async function byKeyboard({ base, as }) {
  const hugo = await as(HUGO);

  await check('the palette goes to a page by two words of its name; it is accessible', async () => {
    await hugo.keyboard.press('Control+k');
    await hugo.getByRole('dialog').waitFor();
    assert.deepEqual(await violationsOf(hugo), []);
    await hugo.keyboard.type('echang');
    await hugo.keyboard.press('Enter');
    await hugo.getByRole('heading', { level: 1, name: 'Échanges' }).waitFor();
    await settled(hugo);
  });

  await check('an exchange is opened, its messages gone through by j and k, and no further than its ends', async () => {
    await tabTo(hugo, '.thread-row a');
    await hugo.keyboard.press('Enter');
    await hugo.waitForSelector('.messages article');
    await settled(hugo);
    await tabTo(hugo, '.messages article');
    const last = await focused(hugo);
    await hugo.keyboard.press('k');
    const former = await focused(hugo);
    assert.notEqual(former, last);
    await hugo.keyboard.press('ArrowDown');
    assert.equal(await focused(hugo), last);
    await hugo.keyboard.press('j');
    assert.equal(await focused(hugo), last);
  });

  await check('what a key leads to is told to a screen reader; « a » goes to the button and does not press it', async () => {
    for (let i = 0; i < 20 && await hugo.locator('article:focus [data-keys=a]').count() === 0; i += 1) await hugo.keyboard.press('k');
    assert.equal(await hugo.locator('article:focus [data-keys=a]').getAttribute('aria-keyshortcuts'), 'a');
    const before = await hugo.getByRole('button', { name: 'Accuser réception' }).count();
    await hugo.keyboard.press('a');
    assert.equal(await hugo.evaluate(() => document.activeElement.textContent), 'Accuser réception');
    assert.equal(await hugo.getByRole('button', { name: 'Accuser réception' }).count(), before);
    await hugo.keyboard.press('Enter');
    await hugo.waitForFunction((n) => [...document.querySelectorAll('[data-keys=a]')].length === n - 1, before);
  });

  await check('« r » answers; letters are letters while one writes; Échap keeps the draft; Ctrl + Entrée sends', async () => {
    await tabTo(hugo, '.messages article, .messages button');
    await hugo.keyboard.press('r');
    assert.equal(await hugo.evaluate(() => document.activeElement.tagName), 'TEXTAREA');
    await hugo.keyboard.type(WRITTEN);
    assert.equal(await hugo.inputValue('.composer textarea'), WRITTEN);
    assert.equal(await hugo.getByRole('dialog').count(), 0);
    await hugo.keyboard.press('Escape');
    assert.match(await focused(hugo), /^m\d+$/);
    await hugo.keyboard.press('r');
    assert.equal(await hugo.inputValue('.composer textarea'), WRITTEN);
    await hugo.waitForSelector('.composer [type=submit]:not(:disabled)');
    await hugo.keyboard.press('Control+Enter');
    await hugo.waitForSelector('.composer .done');
    await hugo.locator('.messages .body', { hasText: WRITTEN }).waitFor();
  });

  await check('« u » goes to what makes an exchange unread again, and Entrée does it', async () => {
    const exchange = new URL(hugo.url()).pathname;
    await hugo.goto(`${base}/fils`);
    await settled(hugo);
    await tabTo(hugo, `.thread-row a[href='${exchange}']`);
    await hugo.keyboard.press('u');
    assert.equal(await hugo.evaluate(() => document.activeElement.textContent), 'Marquer non lu');
    await hugo.keyboard.press('Enter');
    await hugo.locator('.thread-row', { has: hugo.locator(`a[href='${exchange}']`) }).getByText('1 non lu').waitFor();
    await hugo.goto(`${base}${exchange}`);
    await hugo.waitForSelector('.messages article');
    await settled(hugo);
  });

  await check('« ? » lists the keys; switched off, no single letter answers, and arrows still do', async () => {
    await tabTo(hugo, '.messages article, .messages button');
    await hugo.keyboard.press('?');
    await hugo.getByRole('heading', { name: 'Raccourcis clavier' }).waitFor();
    // React Aria takes back, a few seconds later, what it told of the button that was pending.
    await hugo.waitForSelector('[data-live-announcer] [role=img]', { state: 'detached' });
    assert.deepEqual(await violationsOf(hugo), []);
    await hugo.keyboard.press('Escape');
    await hugo.getByRole('dialog').waitFor({ state: 'detached' });
    const exchange = hugo.url();
    await hugo.goto(`${base}/reglages`);
    await hugo.getByLabel(/Raccourcis à une seule touche/).uncheck();
    await hugo.goto(exchange);
    await hugo.waitForSelector('.messages article');
    await settled(hugo);
    await tabTo(hugo, '.messages article');
    const last = await focused(hugo);
    for (const key of ['k', 'r', '?', 'n']) await hugo.keyboard.press(key);
    assert.equal(await focused(hugo), last);
    assert.equal(await hugo.getByRole('dialog').count(), 0);
    await hugo.keyboard.press('ArrowUp');
    assert.notEqual(await focused(hugo), last);
    await hugo.context().close();
  });

  await check('« e » treats what awaits; the board is gone through by columns', async () => {
    const solene = await as(SOLENE);
    await solene.waitForSelector('.rows a');
    await tabTo(solene, '.rows a');
    await solene.keyboard.press('e');
    await solene.waitForURL((url) => url.pathname !== '/ma-journee');
    await solene.goto(`${base}/ip`);
    await settled(solene);
    await tabTo(solene, '.board a');
    const column = () => solene.evaluate(() => document.activeElement.closest('section')?.getAttribute('aria-label'));
    const first = await column();
    await solene.keyboard.press('ArrowRight');
    assert.notEqual(await column(), first);
    await solene.keyboard.press('ArrowLeft');
    assert.equal(await column(), first);
    await solene.context().close();
  });
}
