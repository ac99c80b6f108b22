/** « Qui savait quoi » of a child at an instant: by who answers for its secret; nothing at all for anybody else. */
import assert from 'node:assert/strict';
import { check } from '../launcher/checks.mjs';
import { DPO, HUGO, SOLENE } from './browser.mjs';
import { settled, violationsOf } from './every-page.mjs';

const toField = (page, label, value) => page.getByLabel(label, { exact: true }).fill(value);

export async function whoKnewWhat({ base, as }) {
  let dossier;
  await check('the head of the CRIP asks, of a dossier, who knew what the day after the visit, and what the school’s social worker had opened', async () => {
    const solene = await as(SOLENE);
    await solene.goto(`${base}/dossiers`);
    await settled(solene);
    await solene.locator('tbody a[href*="/dossiers/"]', { hasText: /VASSELIN/ }).first().click();
    await solene.getByRole('tab', { name: 'Journal' }).click();
    await solene.locator('main').getByRole('link', { name: 'Qui savait quoi' }).click();
    await solene.waitForURL(/\/qui-savait\/[0-9a-f-]{36}$/);
    dossier = solene.url().split('/').at(-1);
    await toField(solene, 'Le', '2025-01-29T12:00');
    await solene.getByRole('button', { name: 'Demander' }).click();
    await solene.getByRole('heading', { name: /^Le 29\/01\/2025/ }).waitFor();
    const before = await solene.locator('.edge').count();
    assert.ok(before > 0, 'something was written by then');
    assert.deepEqual(await violationsOf(solene), []);
    await toField(solene, 'Le', '2025-02-10T12:00');
    await solene.getByRole('button', { name: 'Demander' }).click();
    await solene.getByRole('heading', { name: /^Le 10\/02\/2025/ }).waitFor();
    assert.ok(await solene.locator('.edge').count() > before, 'more was written later');
    await solene.locator('.matrix tbody tr', { hasText: 'Hugo BERNADAC' }).waitFor();
    assert.ok(await solene.locator('.matrix .knew-WROTE').count() > 0);
    await toField(solene, 'Le', '2999-02-10T12:00');
    await solene.getByRole('button', { name: 'Demander' }).click();
    await solene.getByText('Cet instant n’est pas encore venu').waitFor();
    await solene.context().close();
  });

  await check('the DPO, who knows no child, asks by the number of the dossier; one that is not there is nothing', async () => {
    const dpo = await as(DPO);
    await dpo.getByRole('link', { name: 'Qui savait quoi' }).click();
    await toField(dpo, 'Numéro du dossier', 'Noé');
    await dpo.getByRole('button', { name: 'Demander' }).click();
    await dpo.getByText('trente-six signes').waitFor();
    await toField(dpo, 'Numéro du dossier', dossier);
    await dpo.getByRole('button', { name: 'Demander' }).click();
    await dpo.locator('.matrix').waitFor();
    assert.doesNotMatch(await dpo.locator('main').innerText(), /VASSELIN|Noé/);
    await toField(dpo, 'Numéro du dossier', dossier.replace(/.{4}$/, '0000'));
    await dpo.getByRole('button', { name: 'Demander' }).click();
    await dpo.getByText('Il n’y a rien à cette adresse').waitFor();
    await dpo.context().close();
  });

  await check('the school’s social worker has no such page, and finds nothing at its address', async () => {
    const hugo = await as(HUGO);
    assert.equal(await hugo.getByRole('link', { name: 'Qui savait quoi' }).count(), 0);
    await hugo.goto(`${base}/qui-savait/${dossier}`);
    await settled(hugo);
    await hugo.getByText('Il n’y a rien à cette adresse').waitFor();
    await hugo.context().close();
  });
}
