/** A place that a judge keeps secret: declared by who answers for the child, warned of while somebody who knows it writes, refused to everybody, unseen by the others. */
import assert from 'node:assert/strict';
import { check } from '../launcher/checks.mjs';
import { PHILIPPE, SOLENE } from './browser.mjs';
import { settled, violationsOf } from './every-page.mjs';

const STREET = 'rue des Grands-Genêts';

async function dossierOf(page, base) {
  await page.goto(`${base}/dossiers`);
  await settled(page);
  await page.locator('tbody a[href*="/dossiers/"]', { hasText: /VASSELIN/ }).first().click();
  await page.waitForURL(/\/dossiers\/[0-9a-f-]{36}/);
  await settled(page);
}
const write = async (page, words) => {
  await page.getByRole('button', { name: 'Écrire au dossier', exact: true }).click();
  await page.getByLabel('Nature').selectOption('FAM');
  await page.getByLabel('Ce que vous savez').fill(words);
};

export async function aSecretPlace({ base, as }) {
  let philippe;
  await check('the head of the ASE declares where the child is, which a judge keeps secret; the page stays accessible, and fits in 320 pixels', async () => {
    philippe = await as(PHILIPPE);
    await dossierOf(philippe, base);
    await philippe.getByRole('heading', { name: 'Lieux tenus secrets' }).waitFor();
    await philippe.getByText('Aucun lieu n’est tenu secret').waitFor();
    await philippe.getByRole('button', { name: 'Déclarer un lieu tenu secret' }).click();
    await philippe.getByLabel('La décision et sa date, ou ce qui est à craindre').fill('Ordonnance du 13 mai 2025');
    await philippe.getByLabel('Nom du lieu, ou de qui accueille (facultatif)').fill('Foyer');
    await philippe.getByRole('button', { name: 'Tenir ce lieu secret' }).click();
    await philippe.getByText('trop court pour être reconnu').waitFor();
    await philippe.getByLabel('Nom du lieu, ou de qui accueille (facultatif)').fill('');
    await philippe.getByLabel('Voie ou lieu-dit (facultatif)').fill(`12 bis, ${STREET}`);
    assert.deepEqual(await violationsOf(philippe), []);
    await philippe.getByRole('button', { name: 'Tenir ce lieu secret' }).click();
    await philippe.locator('strong', { hasText: STREET }).waitFor();
    await dossierOf(philippe, base);
    await philippe.locator('strong', { hasText: STREET }).waitFor();
    await philippe.setViewportSize({ width: 320, height: 900 });
    assert.ok(await philippe.evaluate(() => document.documentElement.scrollWidth) <= 320, 'wider than 320 pixels');
    await philippe.setViewportSize({ width: 1280, height: 900 });
    assert.deepEqual(await violationsOf(philippe), []);
  });

  await check('what he then writes is warned of before it is sent, wherever it is typed and however, and refused; of another kind of writing it is the place', async () => {
    await write(philippe, 'Vu au 12, r. des GRANDS GENETS, hier.');
    await philippe.getByRole('alert').getByText('« r. des GRANDS GENETS »').waitFor();
    assert.deepEqual(await violationsOf(philippe), []);
    await philippe.locator('form').getByRole('button', { name: 'Écrire au dossier' }).click();
    await philippe.getByText('Rien n’est enregistré').waitFor();
    await philippe.getByLabel('Nature').selectOption('LIE');
    await philippe.getByText('« r. des GRANDS GENETS »').waitFor({ state: 'detached' });
    await philippe.getByRole('link', { name: 'Convoquer une synthèse' }).click();
    await philippe.waitForURL(/\/reunions\/nouvelle/);
    await philippe.reload();
    await settled(philippe);
    await philippe.getByLabel('Lieu (facultatif)').fill(`Au foyer, ${STREET}`);
    await philippe.getByRole('alert').getByText(`Lieu : « ${STREET} »`).waitFor();
    assert.deepEqual(await violationsOf(philippe), []);
  });

  await check('the head of the CRIP, who may not know the place, is told of none: neither in the dossier nor while she writes; sent, it is refused to her too', async () => {
    const solene = await as(SOLENE);
    await dossierOf(solene, base);
    assert.equal(await solene.getByRole('heading', { name: 'Lieux tenus secrets' }).count(), 0);
    await write(solene, `Une voisine parle de la ${STREET}.`);
    // Longer than the screen waits before it asks.
    await solene.waitForTimeout(1_500);
    assert.equal(await solene.getByRole('alert').count(), 0);
    await solene.locator('form').getByRole('button', { name: 'Écrire au dossier' }).click();
    await solene.getByText('Rien n’est enregistré').waitFor();
    await solene.context().close();
  });

  await check('it is secret no more once he says so, twice asked', async () => {
    await dossierOf(philippe, base);
    await philippe.getByRole('button', { name: /^Ne plus tenir/ }).click();
    await philippe.getByRole('button', { name: 'Oui, lever le secret' }).click();
    await philippe.getByText('Aucun lieu n’est tenu secret').waitFor();
    await philippe.context().close();
  });
}
