/** From a worry at school to an exchange around the child: each step by who does it, on the screens alone. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { check } from '../launcher/checks.mjs';
import { afterACrash, CLAIRE, SOLENE } from './browser.mjs';
import { settled, violationsOf } from './every-page.mjs';

const NOTEBOOK = 'Lundi : sans goûter. Mardi : de même.\n';

async function openExchange(page) {
  await page.getByRole('tab', { name: 'Échanges' }).click();
  await page.getByRole('button', { name: 'Ouvrir un échange' }).click();
  await page.getByLabel('Objet').fill('Évaluation');
  await page.getByLabel('Motif').fill('Évaluer ensemble.');
  await page.getByLabel(/Karim BELLANGEAU/).check();
  await page.getByRole('button', { name: 'Ouvrir l’échange' }).click();
}

export async function fromAWorry({ base, as }) {
  let claire = await as(CLAIRE, { viewport: { width: 390, height: 800 } });
  const solene = await as(SOLENE);
  let number;

  await check('Claire begins a report on a telephone that dies, and finds it where she was', async () => {
    await claire.goto(`${base}/ip/recueil`);
    await claire.getByLabel('Nom', { exact: true }).fill('BRUNEVAL');
    await claire.getByLabel('Prénom').fill('Lila');
    await claire.getByText(/^Brouillon enregistré à/).waitFor();
    claire = await afterACrash(claire);
    await claire.goto(`${base}/ip/recueil`);
    await claire.getByText(/^Vous aviez commencé le/).waitFor();
    assert.equal(await claire.getByLabel('Nom', { exact: true }).inputValue(), 'BRUNEVAL');
  });

  await check('she reports, and is given a number at once; nothing of it is begun any more', async () => {
    await claire.getByLabel('Né(e) le (facultatif)').fill('2017-04-02');
    await claire.getByLabel('Faits').fill('Arrive sans manger depuis lundi. Dit : « Y a plus rien à la maison. »');
    await claire.getByLabel('Non, ce serait contraire à l’intérêt de l’enfant').check();
    await claire.getByLabel('Qui', { exact: true }).fill('Mère');
    await claire.getByLabel('Pourquoi ne pas informer').fill('Risque de représailles sur l’enfant.');
    // A double click transmits once.
    await claire.getByRole('button', { name: 'Transmettre à la cellule' }).dblclick();
    number = await claire.locator('.receipt strong').innerText();
    assert.match(number, /^IP-\d{4}-\d{4}$/);
  });

  await check('a page of the liaison notebook joins it at once after: examined first, and read again by its author', async () => {
    await claire.locator('.pieces input[type=file]').setInputFiles({ name: 'cahier de liaison.txt', mimeType: 'text/plain', buffer: Buffer.from(NOTEBOOK) });
    await claire.getByText('non analysée par un antivirus : joignez-la').waitFor({ timeout: 60_000 });
    // The library announces for seven seconds what the button that has just gone away was doing.
    await claire.waitForFunction(() => !document.querySelector('[data-live-announcer] [role=img]'));
    assert.deepEqual(await violationsOf(claire), []);
    await claire.getByRole('button', { name: 'Joindre à cet élément' }).click();
    await claire.getByRole('heading', { name: 'Pièce jointe' }).waitFor();
    await claire.goto(`${base}/ip`);
    await settled(claire);
    assert.equal(await claire.getByText(number).count(), 1);
    await claire.goto(`${base}/ip/recueil`);
    await claire.getByRole('button', { name: 'Transmettre à la cellule' }).waitFor();
    assert.equal(await claire.getByLabel('Nom', { exact: true }).inputValue(), '');
  });

  await check('the cell has it with the words that it joins, and takes it once warned', async () => {
    await solene.goto(`${base}/ip`);
    await solene.getByRole('link', { name: number }).click();
    await solene.getByRole('button', { name: /cahier de liaison/ }).click();
    assert.deepEqual(await violationsOf(solene), []);
    const [download] = await Promise.all([solene.waitForEvent('download'), solene.getByRole('link', { name: 'Télécharger tout de même' }).click()]);
    assert.equal(await readFile(await download.path(), 'utf8'), NOTEBOOK);
  });

  await check('Solène sees it on the board, qualifies it since danger does not wait, and the child has a dossier', async () => {
    await solene.goto(`${base}/ip`);
    await solene.getByRole('link', { name: number }).click();
    await solene.getByRole('button', { name: 'Qualifier' }).click();
    await solene.getByLabel('Pourquoi').fill('Privation de nourriture, récit de l’enfant.');
    await solene.getByLabel(/Le danger n’attend pas/).check();
    await solene.getByLabel('Lila BRUNEVAL').selectOption({ index: 1 });
    await solene.getByRole('button', { name: 'Qualifier maintenant' }).click();
    await solene.getByRole('link', { name: 'Ouvrir le dossier' }).click();
    await solene.getByRole('heading', { name: 'Lila BRUNEVAL' }).waitFor();
  });

  await check('she writes what is known, sees what admitting somebody would open, and opens an exchange', async () => {
    await solene.getByRole('button', { name: 'Écrire au dossier' }).click();
    await solene.getByLabel('Ce que vous savez').fill('Deux repas par jour à la cantine depuis lundi.');
    await solene.locator('.unfolded').getByRole('button', { name: 'Écrire au dossier' }).click();
    await solene.getByText('Deux repas par jour à la cantine depuis lundi.').waitFor();
    await solene.getByRole('tab', { name: 'Qui voit quoi' }).click();
    await solene.getByRole('button', { name: 'Admettre ou proposer une personne' }).click();
    await solene.getByLabel('Personne', { exact: true }).selectOption({ label: await solene.locator('option', { hasText: 'Karim BELLANGEAU' }).first().innerText() });
    for (const kind of ['famille et autorité parentale', 'évaluation sociale']) await solene.getByLabel(kind).check();
    await solene.getByLabel('Pourquoi est-ce nécessaire').fill('Évaluer la situation de Lila.');
    await solene.locator('.audience').getByRole('button', { name: 'Admettre' }).click();
    await solene.locator('.matrix').getByText('Karim BELLANGEAU').waitFor();
    // Nobody was informed yet: what is secret may not be shared, and that is said.
    await openExchange(solene);
    await solene.locator('.unfolded .faults').waitFor();
    await solene.getByRole('tab', { name: 'Synthèse' }).click();
    await solene.getByRole('button', { name: 'Inscrire une personne' }).click();
    await solene.getByLabel('Nom', { exact: true }).fill('BRUNEVAL');
    await solene.getByLabel('Prénom').fill('Inès');
    await solene.getByLabel('Ce que cette personne est à l’enfant').fill('mère');
    await solene.getByRole('button', { name: 'Inscrire cette personne' }).click();
    await solene.getByText('Inès BRUNEVAL').waitFor();
    await solene.getByRole('button', { name: 'Inscrire une information' }).click();
    await solene.getByLabel('Ce qui a été annoncé').fill('Une évaluation commence.');
    await solene.getByRole('button', { name: 'Inscrire', exact: true }).click();
    await solene.getByText(/^informé le/).waitFor();
    await openExchange(solene);
    await solene.getByText('Premier message : dites le motif et ce que vous attendez.').waitFor();
  });
}
