/** Somebody new comes in: inscribed by their organisation, proposed, granted by an act that was shown in numbers first; nobody alone does it all. */
import assert from 'node:assert/strict';
import { check } from '../launcher/checks.mjs';
import { BASTIEN, CLAIRE, HELENE, PHILIPPE } from './browser.mjs';
import { violationsOf } from './every-page.mjs';

const NEW = 'Yann TRÉVIDEC';
/** Whom the provider has proved: nobody is granted anything before they first signed in. */
const KNOWN = 'Lucas FERRIOL';

export async function whoComesIn({ base, as }) {
  await check('the correspondent of an association inscribes somebody, who is invited, and proposes both; a first sign-in is awaited of the one', async () => {
    const bastien = await as(BASTIEN);
    await bastien.goto(`${base}/habilitations`);
    await bastien.getByRole('button', { name: 'Inscrire une personne' }).click();
    await bastien.getByLabel('Prénom et nom').fill(NEW);
    await bastien.getByLabel('Adresse professionnelle').fill('yann.trevidec@horizon-orvale.example');
    await bastien.getByLabel('Par quoi vous avez vérifié').fill('Matricule 4471');
    await bastien.getByRole('button', { name: 'Inscrire et inviter' }).click();
    await bastien.locator('.rows .row', { hasText: NEW }).getByText(/jusqu’au/).waitFor();
    for (const who of [NEW, KNOWN]) {
      await bastien.getByRole('button', { name: 'Proposer une habilitation' }).click();
      await bastien.getByLabel('Qui', { exact: true }).selectOption({ label: who });
      await bastien.getByLabel('Fonction').selectOption('CADRE_ASSOCIATION');
      await bastien.getByRole('button', { name: 'Proposer', exact: true }).click();
      await bastien.locator('tbody tr', { hasText: who }).waitFor();
    }
    assert.equal(await bastien.getByRole('button', { name: /^Accorder/ }).count(), 0, 'who proposes does not grant');
    await bastien.context().close();
  });

  await check('the administrator is shown what it opens, and grants it by an act; the page has no meaning for the head of a school', async () => {
    const helene = await as(HELENE);
    await helene.goto(`${base}/habilitations`);
    const grant = async (who) => {
      const row = helene.locator('.rows .row', { hasText: who });
      await row.getByRole('button', { name: `Accorder à ${who}` }).click();
      await row.getByText(/gagne/).waitFor();
      await row.getByLabel('Référence de l’acte').fill('Arrêté 2025-114');
      await row.getByRole('button', { name: 'Accorder', exact: true }).click();
      return row;
    };
    await (await grant(NEW)).getByText('une première connexion est nécessaire').waitFor();
    await (await grant(KNOWN)).waitFor({ state: 'detached' });
    await helene.goto(`${base}/annuaire`);
    await helene.locator('tbody tr', { hasText: KNOWN }).getByText('cadre', { exact: false }).waitFor();
    await helene.context().close();
    const claire = await as(CLAIRE);
    assert.equal(await claire.getByRole('link', { name: 'Habilitations' }).count(), 0);
    assert.equal(await claire.getByRole('link', { name: 'Annuaire' }).count(), 1);
    await claire.context().close();
  });

  await check('the administrator registers an organisation where nobody is yet, and inscribes its first person; a key that does not hold is refused by its field', async () => {
    const helene = await as(HELENE);
    await helene.goto(`${base}/habilitations`);
    await helene.getByRole('button', { name: 'Enregistrer une organisation' }).click();
    assert.deepEqual(await violationsOf(helene), []);
    await helene.getByLabel('Nom de l’organisation').fill('École des Genêts');
    await helene.getByLabel('SIRET').fill('12345678901234');
    await helene.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await helene.locator('.faults', { hasText: 'SIRET' }).waitFor();
    await helene.getByLabel('SIRET').fill('');
    await helene.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await helene.getByRole('searchbox', { name: 'Rechercher une organisation' }).fill('genets');
    await helene.keyboard.press('Enter');
    const row = helene.locator('.rows .row', { hasText: 'École des Genêts' });
    await row.getByRole('button', { name: 'Inscrire une personne' }).click();
    await row.getByLabel('Prénom et nom').fill('Élise TARDIVEL');
    await row.getByLabel('Adresse professionnelle').fill('elise.tardivel@genets.example');
    await row.getByLabel('Par quoi vous avez vérifié').fill('Matricule 7120');
    await row.getByRole('button', { name: 'Inscrire et inviter' }).click();
    await helene.locator('.rows .row', { hasText: 'Élise TARDIVEL' }).getByText(/jusqu’au/).waitFor();
    await helene.context().close();
  });

  await check('the head of the ASE proposes the correspondent of another organisation, and inscribes nobody', async () => {
    const philippe = await as(PHILIPPE);
    await philippe.goto(`${base}/habilitations`);
    assert.equal(await philippe.getByRole('button', { name: 'Inscrire une personne' }).count(), 0);
    await philippe.getByRole('button', { name: 'Proposer un correspondant' }).click();
    await philippe.getByRole('searchbox', { name: 'Organisation' }).fill('École');
    await philippe.keyboard.press('Enter');
    await philippe.getByLabel('Qui', { exact: true }).selectOption({ label: 'Claire ESTIVAL' });
    assert.deepEqual(await philippe.getByLabel('Fonction').locator('option').allInnerTexts(), ['correspondant de l’organisation']);
    assert.deepEqual(await violationsOf(philippe), []);
    await philippe.getByRole('button', { name: 'Proposer', exact: true }).click();
    await philippe.locator('tbody tr', { hasText: 'Claire ESTIVAL' }).waitFor();
    await philippe.context().close();
  });
}
