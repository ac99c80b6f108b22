/** An evaluation, from the act that confides it to what is decided: by the head of the cell and the team, in browsers of their own. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { check } from '../launcher/checks.mjs';
import { CLAIRE, KARIM, PHILIPPE, SOLENE } from './browser.mjs';
import { violationsOf } from './every-page.mjs';

const DICTATED = 'Il y a du bruit la nuit, à côté.\n';

const unfolded = (page) => page.locator('.unfolded');

export async function ofAnEvaluation({ base, as }) {
  const [claire, solene, karim] = [await as(CLAIRE), await as(SOLENE), await as(KARIM)];
  let address;

  await check('Solène qualifies at once what cannot wait, and confides the evaluation', async () => {
    await claire.goto(`${base}/ip/recueil`);
    await claire.getByLabel('Nom', { exact: true }).fill('ORMESSON');
    await claire.getByLabel('Prénom').fill('Basile');
    await claire.getByLabel('Né(e) le (facultatif)').fill('2016-05-11');
    await claire.getByLabel('Faits').fill('Dort en classe depuis lundi.');
    await claire.getByLabel('Oui', { exact: true }).check();
    await claire.getByLabel('Qui', { exact: true }).fill('Mère');
    await claire.getByLabel('Ce qui a été dit').fill('La cellule est informée de ce qui est vu en classe.');
    await claire.getByRole('button', { name: 'Transmettre à la cellule' }).click();
    const number = await claire.locator('.receipt strong').innerText();
    await solene.goto(`${base}/ip`);
    await solene.getByRole('link', { name: number }).click();
    await solene.getByRole('button', { name: 'Qualifier' }).click();
    await solene.getByLabel('Pourquoi').fill('Fatigue persistante.');
    await solene.getByLabel(/Le danger n’attend pas/).check();
    await solene.getByLabel('Basile ORMESSON').selectOption({ index: 1 });
    await solene.getByRole('button', { name: 'Qualifier maintenant' }).click();
    await solene.getByRole('button', { name: 'Confier l’évaluation' }).click();
    await unfolded(solene).getByRole('button', { name: 'Confier l’évaluation' }).click();
    await solene.getByText('« L’évaluation n’a pas pour objet').waitFor();
    assert.match(await solene.locator('.clock meter').first().getAttribute('aria-valuetext'), /jours? restants? sur \d+/);
    address = solene.url();
  });

  await check('Karim does not know of it until he is admitted to evaluate; then he meets the child, and writes what he was told', async () => {
    await karim.goto(address);
    await karim.getByText('Il n’y a rien à cette adresse').waitFor();
    await solene.getByRole('link', { name: 'Ouvrir le dossier' }).click();
    await solene.getByRole('tab', { name: 'Qui voit quoi' }).click();
    await solene.getByRole('button', { name: 'Admettre ou proposer une personne' }).click();
    await solene.getByLabel('Personne', { exact: true }).selectOption({ label: await solene.locator('option', { hasText: 'Karim BELLANGEAU' }).first().innerText() });
    await solene.getByLabel('Mission').selectOption('EVALUATEUR');
    for (const kind of ['identité et coordonnées', 'famille et autorité parentale', 'évaluation sociale', 'parole de l’enfant', 'parole des parents']) await solene.getByLabel(kind).check();
    await solene.getByLabel('Pourquoi est-ce nécessaire').fill('Évaluer la situation de Basile.');
    await solene.locator('.audience').getByRole('button', { name: 'Admettre' }).click();
    await solene.locator('.matrix').getByText('Karim BELLANGEAU').waitFor();
    await karim.goto(address);
    await karim.getByRole('button', { name: 'Inscrire une rencontre' }).click();
    await karim.getByLabel('Circonstances, ou motif').fill('À l’école, en présence de personne d’autre.');
    await karim.getByRole('button', { name: 'Inscrire cette rencontre' }).click();
    await karim.locator('.children .met', { hasText: 'Basile ORMESSON' }).waitFor();
    await karim.getByRole('button', { name: 'Écrire une contribution' }).click();
    await karim.getByLabel('De qui est la parole').selectOption('CHILD');
    await karim.getByLabel('Ce que vous en dites').selectOption('TO_WATCH');
    await karim.getByLabel('Ce qui est su, ou dit').fill('« Je dors pas, y a du bruit. »');
    await karim.getByRole('button', { name: 'Ajouter cette contribution' }).click();
    await karim.locator('.grid-needs', { hasText: 'y a du bruit' }).waitFor();
  });

  await check('what the child dictated joins what is said of it: examined first, read by the head who answers for it once warned, who joins nothing to it', async () => {
    await karim.locator('.grid-needs .pieces input[type=file]').setInputFiles({ name: 'ce qu’il a dicté.txt', mimeType: 'text/plain', buffer: Buffer.from(DICTATED) });
    await karim.getByText('non analysée par un antivirus').waitFor({ timeout: 60_000 });
    await karim.waitForFunction(() => !document.querySelector('[data-live-announcer] [role=img]'));
    assert.deepEqual(await violationsOf(karim), []);
    await karim.getByRole('button', { name: 'Joindre à cette contribution' }).click();
    await karim.locator('.grid-needs').getByRole('button', { name: /ce qu’il a dicté/ }).waitFor();
    const reader = await as(PHILIPPE);
    await reader.goto(karim.url());
    await reader.locator('.grid-needs').getByRole('button', { name: /ce qu’il a dicté/ }).click();
    assert.equal(await reader.locator('.grid-needs .pieces input[type=file]').count(), 0);
    const [download] = await Promise.all([reader.waitForEvent('download'), reader.getByRole('link', { name: 'Télécharger tout de même' }).click()]);
    assert.equal(await readFile(await download.path(), 'utf8'), DICTATED);
    await reader.context().close();
  });

  await check('a report that lacks what the law asks is refused in words, and nothing is submitted', async () => {
    await karim.getByRole('button', { name: 'Préparer le rapport' }).click();
    await karim.getByLabel('Analyse, pour Basile ORMESSON').fill('Un accompagnement peut suffire.');
    await karim.getByLabel('Comment et quand').fill('Une rencontre.');
    await karim.getByRole('button', { name: 'Remettre le rapport' }).click();
    await unfolded(karim).locator('.faults').waitFor();
    assert.equal(await karim.locator('.rapport').count(), 0);
  });

  await check('complete, the report is submitted; Philippe sends it back, saying of the child what it lacks, and the team reads it', async () => {
    await solene.getByRole('button', { name: 'Admettre ou proposer une personne' }).click();
    await solene.getByLabel('Personne', { exact: true }).selectOption({ label: await solene.locator('option', { hasText: 'Nadège PRUVOLT' }).first().innerText() });
    await solene.getByLabel('Mission').selectOption('EVALUATEUR');
    for (const kind of ['identité et coordonnées', 'évaluation sociale']) await solene.getByLabel(kind).check();
    await solene.getByLabel('Pourquoi est-ce nécessaire').fill('Évaluer à deux.');
    await solene.locator('.audience').getByRole('button', { name: 'Admettre' }).click();
    await solene.locator('.matrix').getByText('Nadège PRUVOLT').waitFor();
    await karim.reload();
    await karim.getByRole('button', { name: 'Écrire une contribution' }).click();
    await karim.getByLabel('De qui est la parole').selectOption('PARENT');
    await karim.getByLabel('Ce qui est su, ou dit').fill('« On a déménagé, il dort mal. »');
    await karim.getByRole('button', { name: 'Ajouter cette contribution' }).click();
    await karim.locator('.grid-needs', { hasText: 'On a déménagé' }).waitFor();
    await karim.getByRole('button', { name: 'Préparer le rapport' }).click();
    await karim.getByLabel('conditions d’éducation').check();
    await karim.getByLabel('Analyse, pour Basile ORMESSON').fill('Un accompagnement peut suffire.');
    await karim.getByLabel('Comment et quand').fill('Une rencontre, un entretien.');
    await karim.getByRole('button', { name: 'Remettre le rapport' }).click();
    await karim.locator('.rapport').waitFor();
    const philippe = await as(PHILIPPE);
    await philippe.goto(address);
    await philippe.getByRole('button', { name: 'Décider de la suite' }).click();
    await philippe.getByLabel('Suite', { exact: true }).selectOption('COMPLEMENTS');
    assert.equal(await philippe.getByLabel('Fondement de la saisine').count(), 0);
    await philippe.getByLabel('Pourquoi').fill('Le sommeil n’est pas expliqué.');
    await philippe.getByRole('button', { name: 'Décider', exact: true }).click();
    await unfolded(philippe).locator('.faults', { hasText: 'enfant par enfant' }).waitFor();
    await philippe.getByLabel('Complément attendu, pour Basile ORMESSON').fill('Prendre l’avis de la PMI sur le sommeil.');
    await philippe.getByRole('button', { name: 'Décider', exact: true }).click();
    await philippe.locator('.notice', { hasText: 'sommeil' }).waitFor();
    await karim.reload();
    await karim.getByText('Prendre l’avis de la PMI sur le sommeil.').waitFor();
    await philippe.context().close();
  });
}
