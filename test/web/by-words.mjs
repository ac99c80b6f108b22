/** Seeking in what one reads, by the keyboard alone: from the palette to the message; what is sought stays in no address, title or store; what one does not read is not found. */
import assert from 'node:assert/strict';
import { check } from '../launcher/checks.mjs';
import { HUGO, SOLENE } from './browser.mjs';
import { settled, violationsOf } from './every-page.mjs';

const leftIn = (page) => page.evaluate(() => JSON.stringify([document.title, location.href, history.state, Object.entries(localStorage), Object.entries(sessionStorage)]));

export async function byWords({ base, as }) {
  const solene = await as(SOLENE);
  let words;

  await check('the palette takes words to the page of search, where they find messages; they are in no address, title or store', async () => {
    await solene.goto(`${base}/recherche`);
    await settled(solene);
    assert.match(await solene.innerText('main'), /Cherchez dans les messages que vous lisez/);
    await solene.goto(`${base}/ma-journee`);
    await settled(solene);
    await solene.keyboard.press('Control+k');
    await solene.getByRole('dialog').waitFor();
    await solene.keyboard.type('ÉVALUATIONS');
    await solene.keyboard.press('ArrowDown');
    await solene.keyboard.press('Enter');
    await solene.getByRole('heading', { level: 1, name: 'Recherche' }).waitFor();
    await solene.waitForSelector('.found mark');
    assert.equal(await solene.getByRole('searchbox').inputValue(), 'ÉVALUATIONS');
    words = await solene.locator('.found mark').first().innerText();
    assert.match(words, /^évalu/i);
    assert.deepEqual(await violationsOf(solene), []);
    assert.doesNotMatch(await leftIn(solene), /valu/i);
  });

  await check('what is found leads to the message in its exchange', async () => {
    const link = solene.locator('.found a').first();
    const address = await link.getAttribute('href');
    await link.focus();
    await solene.keyboard.press('Enter');
    await solene.waitForSelector(`${address.slice(address.indexOf('#'))} article`);
    assert.doesNotMatch(await leftIn(solene), /valu/i);
  });

  await check('nothing found, and nothing that may be sought, are said in words', async () => {
    await solene.goto(`${base}/recherche`);
    await solene.getByRole('searchbox').fill('ornithorynque');
    await solene.keyboard.press('Enter');
    await solene.getByText('Aucun message que vous lisez ne porte tous ces mots').waitFor();
    await solene.getByRole('searchbox').fill('le la');
    await solene.keyboard.press('Enter');
    await solene.getByRole('alert').getByText('Rien n’est cherché').waitFor();
    await solene.route('**/graphql', (route) => route.abort());
    await solene.getByRole('searchbox').fill('évaluation');
    await solene.keyboard.press('Enter');
    await solene.getByRole('button', { name: 'Réessayer' }).waitFor();
    await solene.unroute('**/graphql');
    await solene.getByRole('button', { name: 'Réessayer' }).click();
    await solene.waitForSelector('.found mark');
  });

  await check('a word of a message that is withheld from somebody of the exchange finds nothing for them', async () => {
    const hugo = await as(HUGO);
    const seek = async (page, what) => {
      await page.goto(`${base}/recherche`);
      await page.getByRole('searchbox').fill(what);
      await page.keyboard.press('Enter');
      await page.locator('main [role=status], .found').first().waitFor();
      await settled(page);
      return await page.locator('.found li').count();
    };
    assert.equal(await seek(solene, 'consultation conjointe'), 1);
    assert.equal(await seek(hugo, 'consultation conjointe'), 0);
    assert.equal(await seek(hugo, 'absences demi-journée'), 1);
    await hugo.context().close();
  });
  await solene.context().close();
}
