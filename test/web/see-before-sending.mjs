/** « Voir comme »: before a message leaves, what one of those who take part would be shown of it. */
import assert from 'node:assert/strict';
import { check } from '../launcher/checks.mjs';
import { SOLENE } from './browser.mjs';
import { settled, violationsOf } from './every-page.mjs';

export async function seeBeforeSending({ base, as }) {
  await check('the head of the CRIP sees, before she sends, that one reads her message word for word and that another knows only that there is one; nothing is sent', async () => {
    const solene = await as(SOLENE);
    await solene.goto(`${base}/fils`);
    await settled(solene);
    await solene.locator('main a[href*="/fils/"]', { hasText: /évaluation/i }).first().click();
    await solene.waitForURL(/\/fils\/[0-9a-f-]{36}/);
    await settled(solene);
    const before = await solene.locator('main article').count();
    await solene.getByLabel('Nature de ce que vous écrivez').selectOption('SOC');
    await solene.getByLabel('Message', { exact: true }).fill('Une voisine a vu Noé hier.');
    await solene.getByRole('button', { name: 'Voir comme une autre personne' }).click();
    const show = async (who) => {
      await solene.getByLabel('Voir comme', { exact: true }).selectOption({ label: who });
      await solene.getByRole('button', { name: 'Montrer ce que cette personne recevrait' }).click();
    };
    const of = (select) => select.locator('option').allInnerTexts();
    const people = await of(solene.getByLabel('Voir comme', { exact: true }));
    await show(people.find((name) => name.startsWith('Karim')));
    const shown = solene.locator('.seen-as');
    await shown.getByText('mot pour mot').waitFor();
    await shown.getByText('Une voisine a vu Noé hier.').waitFor();
    await show(people.find((name) => name.startsWith('Hugo')));
    await shown.getByText('ne verrait pas ce qui est barré').waitFor();
    assert.doesNotMatch(await shown.innerText(), /voisine|Solène/);
    assert.match(await shown.innerText(), /Une nouvelle information vous attend dans Cordée/);
    assert.deepEqual(await violationsOf(solene), []);
    await solene.setViewportSize({ width: 320, height: 900 });
    assert.ok(await solene.evaluate(() => document.documentElement.scrollWidth) <= 320, 'wider than 320 pixels');
    assert.equal(await solene.locator('main article').count() - await shown.locator('article').count(), before);
    await solene.getByLabel('Message', { exact: true }).fill('');
    await solene.context().close();
  });
}
