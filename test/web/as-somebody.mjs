/** « Voir comme »: the administrator asks what the law would open to a function; nobody is impersonated, and whoever does not grant has no such page. */
import assert from 'node:assert/strict';
import { check } from '../launcher/checks.mjs';
import { DPO, HELENE, HUGO } from './browser.mjs';
import { settled, violationsOf } from './every-page.mjs';

export async function asSomebody({ base, as }) {
  await check('the administrator sees, kind by kind, what a teacher could read, notice and write, and by which article', async () => {
    const helene = await as(HELENE);
    await helene.getByRole('link', { name: 'Simulateur d’accès' }).click();
    await helene.getByLabel('Fonction').selectOption({ label: 'enseignant' });
    await helene.getByText('n’est pas tenu au secret professionnel (CGFP L.121-7)').waitFor();
    const cells = (kind) => helene.locator('.says tbody tr', { hasText: kind }).locator('td > strong').allInnerTexts();
    assert.deepEqual(await cells('scolarité'), ['non', 'oui', 'oui']);
    assert.deepEqual(await cells('logistique'), ['oui', 'oui', 'oui']);
    assert.match(await helene.locator('.says tbody tr', { hasText: 'scolarité' }).locator('td').first().innerText(), /L\.226-2/);
    assert.deepEqual(await violationsOf(helene), []);

    await helene.getByLabel('Fonction').selectOption({ label: 'responsable de l’ASE' });
    await helene.getByText('responsable de l’ASE : tenu au secret professionnel').waitFor();
    await settled(helene);
    assert.equal((await cells('évaluation sociale'))[0], 'oui');
    await helene.getByLabel('Le dossier est de son territoire').uncheck();
    await helene.waitForFunction(() => [...document.querySelectorAll('.says tbody tr')].find((row) => row.textContent.includes('évaluation sociale'))?.querySelector('td > strong').textContent === 'non');
    await helene.context().close();
  });

  await check('the DPO may ask too; the school’s social worker has no such page', async () => {
    const dpo = await as(DPO);
    assert.equal(await dpo.getByRole('link', { name: 'Simulateur d’accès' }).count(), 1);
    await dpo.context().close();
    const hugo = await as(HUGO);
    assert.equal(await hugo.getByRole('link', { name: 'Simulateur d’accès' }).count(), 0);
    await hugo.goto(`${base}/simulateur`);
    await hugo.getByText('Il n’y a rien à cette adresse').waitFor();
    await hugo.context().close();
  });
}
