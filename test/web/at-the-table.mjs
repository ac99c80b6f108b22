/** A meeting is held: who came, one pen that goes round, a point that its doctor alone writes, a text begun that no lost pen takes away, minutes that are one for everybody. */
import assert from 'node:assert/strict';
import { check } from '../launcher/checks.mjs';
import { HUGO, PAUL, PHILIPPE } from './browser.mjs';
import { aPieceOfALine } from './a-piece-of-a-line.mjs';
import { convened } from './around-a-table.mjs';
import { settled, violationsOf } from './every-page.mjs';

const AT_SCHOOL = 'Neuf demi-journées d’absence depuis la rentrée.';
const OF_HEALTH = 'Courbe de poids à surveiller, rendez-vous pris.';
const SAID_BEFORE = '« Je veux rester avec ma sœur. »';
const OBSERVED = 'Deux de ces demi-journées étaient justifiées.';
const BEGUN = 'Un point de plus sur le sommeil';

export async function atTheTable({ base, as }) {
  const philippe = await as(PHILIPPE);
  const hugo = await as(HUGO);
  const paul = await as(PAUL);
  const go = async (page, point) => {
    await page.getByRole('button', { name: new RegExp(`^Passer au point ${point}`) }).click();
    await page.locator('.at-point.current h3 .number', { hasText: String(point) }).waitFor();
  };
  const write = async (page, body, more = async () => {}) => {
    await more();
    await page.getByLabel('Ce qui est dit').fill(body);
    await page.getByRole('button', { name: 'Écrire cette ligne' }).click();
    await page.locator('.line', { hasText: body }).waitFor();
  };

  let address;
  await check('Philippe convenes; says who of the family is invited, and why the child is not; writes what the child said before, which the school reads and the doctor does not', async () => {
    address = await convened(philippe, base, ['Hugo BERNADAC', 'Dr Paul LIGNERAC']);
    const family = philippe.getByRole('region', { name: 'La famille' });
    const parent = family.getByRole('listitem').first();
    await parent.getByText('Ni invité, ni motif.').waitFor();
    await parent.getByRole('button', { name: /^Inviter/ }).click();
    await parent.getByLabel('Comment').selectOption('CALL');
    await parent.getByRole('button', { name: 'Noter l’invitation' }).click();
    await parent.getByText(/^Invité par téléphone, le .*, avec la personne de son choix\./).waitFor();
    const child = family.getByRole('listitem').filter({ hasText: 'L’enfant' });
    await child.getByRole('button', { name: 'Ne pas inviter l’enfant' }).click();
    await child.getByLabel('Pourquoi').fill('Entendu seul, avant.');
    await child.getByRole('button', { name: 'Noter pourquoi' }).click();
    await child.getByText('Non invité : Entendu seul, avant.').waitFor();
    await family.getByRole('button', { name: 'Écrire un avis recueilli avant la réunion' }).click();
    await family.getByLabel('Tel qu’il fut dit').fill(SAID_BEFORE);
    await family.getByRole('button', { name: 'Écrire cet avis' }).click();
    await family.locator('.opinion', { hasText: SAID_BEFORE }).waitFor();
    await hugo.goto(address);
    await hugo.getByText(SAID_BEFORE).waitFor();
    await paul.goto(address);
    await paul.getByRole('region', { name: 'La famille' }).waitFor();
    await settled(paul);
    assert.equal(await paul.getByText(SAID_BEFORE).count(), 0);
  });

  await check('Philippe opens the meeting; who comes is noted, the mother too; the table sees it at once', async () => {
    await philippe.getByRole('link', { name: 'Aller à la séance' }).click();
    for (const page of [hugo, paul]) await page.goto(`${address}/seance`);
    await hugo.getByText('n’est pas encore ouverte').waitFor();
    await philippe.getByRole('button', { name: 'Ouvrir la réunion' }).click();
    await philippe.getByRole('button', { name: 'Hugo BERNADAC arrive' }).click();
    await philippe.getByRole('button', { name: 'Hugo BERNADAC part' }).waitFor();
    await philippe.getByRole('button', { name: 'Une personne de la famille arrive' }).click();
    await philippe.getByRole('button', { name: 'Noter son arrivée' }).click();
    await hugo.locator('.present', { hasText: 'Parent' }).getByText('arrivée à').waitFor();
    await hugo.locator('.present', { hasText: 'Hugo BERNADAC' }).getByText('arrivée à').waitFor();
  });

  await check('one pen: Philippe takes it and writes what the school says; Hugo reads it at once, and may not write', async () => {
    await philippe.getByRole('button', { name: 'Prendre la plume' }).click();
    await hugo.getByText('La plume est à').waitFor();
    assert.equal(await hugo.getByRole('button', { name: 'Prendre la plume' }).count(), 0);
    await go(philippe, 1);
    await write(philippe, AT_SCHOOL, () => philippe.getByLabel('De qui').selectOption({ label: 'Hugo BERNADAC' }));
    await hugo.getByText(AT_SCHOOL).waitFor();
    assert.equal(await hugo.getByRole('button', { name: 'Écrire cette ligne' }).isDisabled(), true);
    assert.equal(await paul.getByText(AT_SCHOOL).count(), 0, 'the doctor does not attend the point of the school');
  });

  await aPieceOfALine({ philippe, hugo, paul, said: AT_SCHOOL });

  await check('the pen goes to the doctor for « Santé »; the others know that a line is there, and why it is not theirs', async () => {
    await go(philippe, 3);
    await philippe.getByRole('button', { name: 'Passer la plume' }).click();
    await philippe.getByLabel('À', { exact: true }).selectOption({ label: 'Dr Paul LIGNERAC' });
    await philippe.getByRole('button', { name: 'Passer', exact: true }).click();
    await paul.getByText('Vous tenez la plume.').waitFor();
    await write(paul, OF_HEALTH);
    for (const page of [philippe, hugo]) {
      await page.getByText('Ligne réservée').waitFor();
      assert.equal(await page.getByText(OF_HEALTH).count(), 0);
    }
    await philippe.getByRole('button', { name: 'Pourquoi le point 3 vous est réservé' }).click();
    await philippe.locator('.reason').waitFor();
    await philippe.getByRole('button', { name: 'Fermer' }).click();
  });

  await check('what the doctor was writing is still his when the pen is taken back, and after his browser died', async () => {
    await paul.getByLabel('Ce qui est dit').fill(BEGUN);
    await paul.getByText('Brouillon enregistré').waitFor();
    await philippe.getByRole('button', { name: 'Reprendre la plume' }).click();
    await philippe.getByLabel('Motif').fill('Nous passons aux décisions.');
    await philippe.getByRole('button', { name: 'Reprendre', exact: true }).click();
    await paul.getByText('La plume est à').waitFor();
    await paul.reload();
    await paul.getByLabel('Ce qui est dit').waitFor();
    assert.equal(await paul.getByLabel('Ce qui est dit').inputValue(), BEGUN);
  });

  await check('what is decided is somebody’s, for a day: Hugo finds it in his day, says that it is done, and the table sees it', async () => {
    await go(philippe, 1);
    await write(philippe, 'Prévenir la maîtresse du retour en classe.', async () => {
      await philippe.getByLabel('Ligne', { exact: true }).selectOption('ACTION');
      await philippe.getByLabel('À qui', { exact: true }).selectOption({ label: 'Hugo BERNADAC' });
      await philippe.getByLabel('Pour le', { exact: true }).fill('2025-06-02');
    });
    const there = hugo.url();
    await hugo.goto(`${base}/ma-journee`);
    await hugo.locator('.row', { hasText: 'Une action est à faire' }).locator(`a[href="${new URL(there).pathname}"]`).click();
    const row = hugo.locator('.rows .row', { hasText: 'Prévenir la maîtresse' });
    await row.getByRole('button', { name: 'C’est fait' }).click();
    await row.getByRole('button', { name: 'Dire que c’est fait' }).click();
    await philippe.locator('.rows .row', { hasText: 'Prévenir la maîtresse' }).getByText('faite', { exact: true }).waitFor();
    await row.getByRole('button', { name: 'C’est fait' }).waitFor({ state: 'detached' });
  });

  await check('axe finds nothing on the pages of a meeting, for who leads it and who attends one point of it; they fit in 320 pixels', async () => {
    for (const page of [philippe, hugo]) {
      const seance = page.url();
      for (const address of [seance, seance.replace('/seance', '')]) {
        await page.goto(address);
        await settled(page);
        assert.deepEqual(await violationsOf(page), []);
        await page.setViewportSize({ width: 320, height: 640 });
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320, address);
        await page.setViewportSize({ width: 1280, height: 900 });
      }
      await page.goto(seance);
    }
  });

  await check('Philippe decides, closes; the draft is reread: Hugo observes his line, the doctor has nothing to observe; nothing is validated before an answer', async () => {
    await go(philippe, 5);
    await write(philippe, 'Aide éducative à domicile, six mois.', () => philippe.getByLabel('Ligne', { exact: true }).selectOption('DECISION'));
    await hugo.getByText('Décision réservée').waitFor();
    await philippe.getByRole('button', { name: 'Clore la réunion' }).click();
    await philippe.getByRole('button', { name: 'Clore, sans retour' }).click();
    const line = (page) => page.locator('.line', { hasText: AT_SCHOOL });
    await line(hugo).getByRole('button', { name: /^Observer la ligne/ }).click();
    await line(hugo).getByLabel('Votre observation').fill(OBSERVED);
    await line(hugo).getByRole('button', { name: 'Dire cette observation' }).click();
    await line(hugo).getByText(OBSERVED).waitFor();
    await paul.getByText('Observation réservée').waitFor();
    assert.equal(await paul.getByText(OBSERVED).count(), 0);
    await philippe.getByText('1 observation sans réponse').waitFor();
    await philippe.getByText(/^Attendre Dr Paul LIGNERAC, ou le terme de la relecture/).waitFor();
    assert.equal(await philippe.getByRole('button', { name: 'Valider le compte rendu' }).count(), 0);
    for (const page of [philippe, hugo, paul]) {
      await page.reload();
      await page.getByRole('heading', { name: 'Relecture du projet' }).waitFor();
      await settled(page);
      assert.deepEqual(await violationsOf(page), []);
      await page.setViewportSize({ width: 320, height: 640 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320, 'a draft being reread');
      await page.setViewportSize({ width: 1280, height: 900 });
    }
    await paul.getByRole('button', { name: 'Rien à observer' }).click();
    await paul.getByText('Vous avez dit n’avoir rien à observer').waitFor();
  });

  await check('Philippe answers; validated, the minutes are one, and each opens their own', async () => {
    const line = philippe.locator('.line', { hasText: AT_SCHOOL });
    await line.getByRole('button', { name: 'Répondre à cette observation' }).click();
    await line.getByLabel('Votre réponse').fill('Le relevé de l’école ne les compte pas.');
    await line.getByRole('button', { name: 'Répondre', exact: true }).click();
    await hugo.getByText('Le relevé de l’école ne les compte pas.').waitFor();
    await philippe.getByRole('button', { name: 'Valider le compte rendu' }).click();
    await philippe.getByRole('button', { name: 'Valider, sans retour' }).click();
    await philippe.getByText(/^Compte rendu CR-/).waitFor();
    await hugo.getByRole('link', { name: /VASSELIN/ }).click();
    await hugo.getByText(/^Compte rendu CR-/).waitFor();
    const sizes = await Promise.all([philippe, hugo].map(async (page) => {
      const path = await page.getByRole('link', { name: /^Lire ce qui vous en est ouvert/ }).getAttribute('href');
      const { type, size } = await page.evaluate(async (href) => fetch(href).then(async (answer) => ({ type: answer.headers.get('content-type'), size: (await answer.arrayBuffer()).byteLength })), path);
      assert.equal(type, 'application/pdf');
      return size;
    }));
    assert.notEqual(sizes[0], sizes[1]);
  });
}
