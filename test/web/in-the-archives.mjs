/** A dossier is closed, with what follows said before; its term is seen; it is held for the judge, and reopened. Past its term it would be listed and visaed: no demonstration waits two years, and the specs of the server do. */
import assert from 'node:assert/strict';
import { check } from '../launcher/checks.mjs';
import { DPO, HUGO, PHILIPPE } from './browser.mjs';
import { settled, violationsOf } from './every-page.mjs';

const TAB = /\/dossiers\/[0-9a-f-]{36}/;

async function narrow(page) {
  await page.setViewportSize({ width: 320, height: 640 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320, page.url());
  await page.setViewportSize({ width: 1280, height: 900 });
}

export async function inTheArchives({ base, as }) {
  let dossier;
  await check('the head of the ASE reads what a closing begins, closes a dossier, and sees its term, its warnings and its article', async () => {
    const philippe = await as(PHILIPPE);
    await philippe.goto(`${base}/dossiers`);
    await settled(philippe);
    dossier = new URL(await philippe.locator('tbody a[href*="/dossiers/"]').last().getAttribute('href'), base).pathname;
    assert.match(dossier, TAB);
    await philippe.goto(`${base}${dossier}`);
    await settled(philippe);
    await philippe.getByRole('tab', { name: 'Conservation' }).click();
    await philippe.getByText('Ouvert : aucune durée ne court.').waitFor();
    await philippe.getByRole('button', { name: 'Clore le dossier' }).click();
    await philippe.getByRole('row', { name: /enfant confié ou accueilli.*10 ans.*jamais avant ses 28 ans.*CASF R\.221-9/ }).waitFor();
    assert.deepEqual(await violationsOf(philippe), []);
    await narrow(philippe);
    await philippe.getByLabel('Ce que fut le dossier').selectOption({ label: 'évaluation ou information sans suite' });
    await philippe.getByRole('button', { name: 'Clore', exact: true }).click();
    await philippe.getByText(/^Clos : gardé au moins jusqu’au 01\/01\/20\d\d\.$/).waitFor();
    await philippe.getByText(/CASF R\.221-9.*usage : aucun texte ne fixe cette durée/).first().waitFor();
    await philippe.getByRole('meter', { name: 'De la clôture au terme' }).waitFor();
    assert.deepEqual((await philippe.locator('.life .step').allInnerTexts()).map((words) => words.split('\n')[0]), ['Clôture', 'Premier avertissement', 'Second avertissement', 'Terme']);
    assert.equal(await philippe.getByRole('button', { name: 'Proposer à l’élimination' }).count(), 0);
    await philippe.reload();
    await philippe.getByRole('meter', { name: 'De la clôture au terme' }).waitFor();
    assert.deepEqual(await violationsOf(philippe), []);
    await philippe.context().close();
  });

  await check('it stands where what runs is listed; a hold is said, on it and in the list of those that are held, and lifted', async () => {
    const philippe = await as(PHILIPPE);
    await philippe.getByRole('link', { name: 'Conservation' }).click();
    await philippe.getByText('Aucun dossier dont le terme est passé n’attend').waitFor();
    await philippe.getByRole('tab', { name: 'La durée court' }).click();
    await philippe.locator(`.edge a[href^="${dossier}"]`).waitFor();
    assert.deepEqual(await violationsOf(philippe), []);
    await narrow(philippe);
    await philippe.locator(`.edge a[href^="${dossier}"]`).click();
    await philippe.getByRole('button', { name: 'Geler pour la justice' }).click();
    await philippe.getByLabel('Pourquoi').fill('Le parquet le demande, à la suite d’une plainte.');
    await philippe.getByRole('button', { name: 'Geler', exact: true }).click();
    await philippe.getByText('Gelé pour la justice : rien n’en est détruit').waitFor();
    await philippe.goto(`${base}/conservation?onglet=gel`);
    await philippe.locator(`.edge a[href^="${dossier}"]`).click();
    await philippe.getByRole('button', { name: 'Lever le gel' }).click();
    await philippe.getByLabel('Pourquoi').fill('Le parquet a répondu.');
    await philippe.getByRole('button', { name: 'Lever le gel', exact: true }).last().click();
    await philippe.getByText(/^Clos : gardé au moins/).waitFor();
    assert.deepEqual((await philippe.locator('.history strong').allInnerTexts()).slice(-3), ['Clos', 'Gelé pour la justice', 'Gel levé']);
    await philippe.context().close();
  });

  await check('a visa of a list that nobody knows is refused in words; the dossier is reopened, and nothing runs any more', async () => {
    const philippe = await as(PHILIPPE);
    await philippe.goto(`${base}/conservation?onglet=bordereau`);
    await philippe.getByRole('button', { name: 'Enregistrer un visa des archives' }).click();
    for (const [label, value] of [['Bordereau', '2028-3'], ['Numéro du visa', '17'], ['Jour du visa', '2025-01-10']]) await philippe.getByLabel(label, { exact: true }).fill(value);
    assert.deepEqual(await violationsOf(philippe), []);
    await philippe.getByRole('button', { name: 'Enregistrer le visa' }).click();
    await philippe.getByText('Aucun dossier que vous connaissez n’attend de visa sous ce bordereau').waitFor();
    await philippe.goto(`${base}${dossier}?onglet=conservation`);
    await philippe.getByRole('button', { name: 'Rouvrir le dossier' }).click();
    await philippe.getByLabel('Pourquoi').fill('Une nouvelle information.');
    await philippe.getByRole('button', { name: 'Rouvrir', exact: true }).click();
    await philippe.getByText('Ouvert : aucune durée ne court.').waitFor();
    await philippe.context().close();
  });

  await check('the DPO has the certificates alone; the school’s social worker has no such page, and nothing of it in a dossier', async () => {
    const dpo = await as(DPO);
    await dpo.getByRole('link', { name: 'Conservation' }).click();
    await dpo.getByText('Aucun dossier n’a été détruit').waitFor();
    assert.equal(await dpo.getByRole('tab').count(), 0);
    await dpo.context().close();
    const hugo = await as(HUGO);
    assert.equal(await hugo.getByRole('link', { name: 'Conservation' }).count(), 0);
    await hugo.goto(`${base}/conservation`);
    await settled(hugo);
    await hugo.getByText('Il n’y a rien à cette adresse').waitFor();
    await hugo.goto(`${base}/dossiers`);
    await settled(hugo);
    await hugo.locator('tbody a[href*="/dossiers/"]').first().click();
    await hugo.getByRole('tab', { name: 'Journal' }).waitFor();
    assert.equal(await hugo.getByRole('tab', { name: 'Conservation' }).count(), 0);
    await hugo.context().close();
  });
}
