/** A year in figures: for who observes it, with its table; nothing at all for anybody else. */
import assert from 'node:assert/strict';
import { check } from '../launcher/checks.mjs';
import { HUGO, SOLENE } from './browser.mjs';
import { settled, violationsOf } from './every-page.mjs';

export async function inFigures({ base, as }) {
  await check('the head of the CRIP sees the year drawn, and the same in a table; of a few, not how many', async () => {
    const solene = await as(SOLENE);
    await solene.getByRole('link', { name: 'Observatoire' }).click();
    await solene.getByRole('heading', { name: 'Reçues, mois par mois' }).waitFor();
    await solene.locator('.plot', { hasText: 'Reçues, mois par mois' }).getByText('Tableau').click();
    assert.equal(await solene.locator('tr', { hasText: 'janvier' }).locator('td').innerText(), 'moins de 5');
    assert.equal(await solene.locator('tr', { hasText: 'mars' }).locator('td').innerText(), '0');
    assert.equal(await solene.locator('tr', { hasText: 'décembre' }).count(), 0, 'a month that is not over has no figure');
    assert.deepEqual(await violationsOf(solene), []);
    await solene.context().close();
  });

  await check('the school’s social worker has no such page, and finds nothing at its address', async () => {
    const hugo = await as(HUGO);
    assert.equal(await hugo.getByRole('link', { name: 'Observatoire' }).count(), 0);
    await hugo.goto(`${base}/observatoire`);
    await settled(hugo);
    await hugo.getByText('Il n’y a rien à cette adresse').waitFor();
    await hugo.context().close();
  });
}
