/** A réunion de synthèse: the RASE is shown who would attend what, convenes; each sees the points that are theirs, answers, and is told when it is cancelled. */
import assert from 'node:assert/strict';
import { check } from '../launcher/checks.mjs';
import { CLAIRE, HUGO, PHILIPPE } from './browser.mjs';
import { settled } from './every-page.mjs';

/** A day after the product's own, which is what the field takes at the earliest. */
const inDays = async (page, days) => new Date(Date.parse(`${await page.getByLabel('De (facultatif)').getAttribute('min')}Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** As Philippe does it: from the child's dossier, with these persons, in three days; gives back its address. */
export async function convened(philippe, base, people, when = dated) {
  await philippe.goto(`${base}/dossiers`);
  await philippe.getByRole('link', { name: /Noé/ }).click();
  await philippe.getByRole('link', { name: 'Convoquer une synthèse' }).click();
  for (const name of people) await philippe.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
  await when(philippe);
  await settled(philippe);
  await philippe.getByRole('button', { name: 'Convoquer', exact: true }).click();
  await philippe.getByRole('heading', { name: 'Synthèse · Évaluation' }).waitFor();
  return philippe.url();
}

async function dated(philippe) {
  const day = await inDays(philippe, 3);
  await philippe.getByLabel('De (facultatif)').fill(`${day}T14:00`);
  await philippe.getByLabel('À (facultatif)').fill(`${day}T15:30`);
  await philippe.getByLabel('Motif d’une date plus proche (facultatif)').fill('La situation se dégrade.');
}

export async function aroundATable({ base, as }) {
  const philippe = await as(PHILIPPE);
  const hugo = await as(HUGO);
  let address;

  await check('Philippe is shown, before he convenes, who would attend which point, and why not', async () => {
    await philippe.goto(`${base}/dossiers`);
    await philippe.getByRole('link', { name: /Noé/ }).click();
    await philippe.getByRole('link', { name: 'Convoquer une synthèse' }).click();
    await philippe.getByRole('checkbox', { name: /^Hugo BERNADAC/ }).check();
    await philippe.getByRole('checkbox', { name: 'présence requise de Hugo BERNADAC' }).check();
    const row = philippe.locator('.audience tr', { hasText: 'Hugo BERNADAC' });
    await row.waitFor();
    assert.deepEqual(await row.locator('td').allInnerTexts(), ['oui', 'non', 'non', 'non', 'non']);
    await philippe.locator('.audience summary', { hasText: 'Hugo BERNADAC' }).click();
    await philippe.locator('.audience details', { hasText: 'Hugo BERNADAC' }).getByText(/Point 3, sans cette personne/).waitFor();
  });

  await check('a date closer than the usage asks why; he says it, and convenes once', async () => {
    await dated(philippe);
    await philippe.getByLabel('Lieu (facultatif)').fill('Maison des solidarités, salle 2');
    await philippe.locator('.audience .notice', { hasText: /jours ouvrés/ }).waitFor();
    await settled(philippe);
    await philippe.getByRole('button', { name: 'Convoquer', exact: true }).dblclick();
    await philippe.getByRole('heading', { name: 'Synthèse · Évaluation' }).waitFor();
    address = philippe.url();
  });

  await check('Hugo finds it in his day, attends the point of the school and no other, and answers; Philippe sees it at once; Claire finds nothing there', async () => {
    await hugo.goto(`${base}/ma-journee`);
    await hugo.locator('.row', { hasText: 'Siéger' }).locator(`a[href="${new URL(address).pathname}"]`).click();
    await hugo.getByText('salle 2').waitFor();
    assert.equal(await hugo.getByText('vous y assistez').count(), 1);
    assert.equal(await hugo.getByText('sans vous').count(), 4);
    await hugo.getByRole('button', { name: 'Je viens', exact: true }).click();
    await hugo.getByText('Vous avez répondu : je viens.').waitFor();
    await philippe.getByText('présence requise · je viens').waitFor();
    const claire = await as(CLAIRE);
    await claire.goto(address);
    await claire.getByText('Il n’y a rien à cette adresse').waitFor();
    await claire.context().close();
  });

  await check('cancelled, it says so to each, and why', async () => {
    await philippe.getByRole('button', { name: 'Annuler la réunion' }).click();
    await philippe.getByLabel('Motif').fill('Le médecin est empêché.');
    await philippe.locator('.unfolded').getByRole('button', { name: 'Annuler la réunion' }).click();
    await philippe.getByText('Réunion annulée').waitFor();
    await hugo.getByText('Le médecin est empêché.').waitFor();
  });

  await check('without a date, a poll: each says when in one tap, the best slot is said in words, Philippe keeps it and it is the date', async () => {
    let first;
    const poll = await convened(philippe, base, ['Hugo BERNADAC'], async (page) => { first = await inDays(page, 20); });
    await philippe.getByRole('button', { name: 'Proposer des créneaux' }).click();
    for (const [i, hour] of ['09:30', '14:00'].entries()) {
      await philippe.getByLabel('De', { exact: true }).nth(i).fill(`${first}T${hour}`);
      await philippe.getByLabel('À', { exact: true }).nth(i).fill(`${first}T${hour.replace(/:.*/, ':50')}`);
    }
    await philippe.getByLabel('Réponses attendues jusqu’au').fill(`${first}T08:00`);
    await philippe.getByRole('button', { name: 'Proposer ces créneaux' }).click();
    await hugo.goto(poll);
    await hugo.getByRole('button', { name: /14 h 00 : oui/ }).click();
    await hugo.getByRole('button', { name: /09 h 30 : non/ }).click();
    await philippe.locator('tr', { hasText: 'Hugo BERNADAC' }).getByText('oui').waitFor();
    await philippe.getByRole('button', { name: /14 h 00 : si besoin/ }).click();
    await philippe.locator('th', { hasText: '14 h 00' }).getByText('convient le mieux').waitFor();
    await philippe.getByRole('button', { name: 'Retenir un créneau' }).click();
    await philippe.getByRole('button', { name: 'Retenir et convoquer' }).click();
    await philippe.locator('.meeting-date', { hasText: '14 h 00' }).waitFor();
    await hugo.getByText('Votre réponse est attendue.').waitFor();
  });
}
