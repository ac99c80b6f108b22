/** Because it is grave: from what a school doctor sees to the magistrate's name on the acknowledgement, each in a browser of their own. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { check } from '../launcher/checks.mjs';
import { afterACrash, AICHA, INES, SOLENE } from './browser.mjs';
import { settled, violationsOf } from './every-page.mjs';

const fact = (page, n) => page.getByRole('group', { name: new RegExp(`^Fait ${n} sur`) });

const CERTIFICATE = 'Certificat : deux marques rouges, avant-bras gauche.\n';

/** One joins by mistake, and is taken back before anybody else could read it. */
async function joinsTwo(aicha) {
  for (const [name, words] of [['par erreur.txt', 'Une liste de courses.\n'], ['certificat.txt', CERTIFICATE]]) {
    await aicha.locator('.pieces input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(words) });
    await aicha.getByText('non analysée par un antivirus').waitFor({ timeout: 60_000 });
    await aicha.getByRole('button', { name: 'Joindre à la lettre' }).click();
    await aicha.getByRole('button', { name: new RegExp(name) }).waitFor();
  }
  await aicha.waitForFunction(() => !document.querySelector('[data-live-announcer] [role=img]'));
  assert.deepEqual(await violationsOf(aicha), []);
  await aicha.getByRole('button', { name: 'Retirer la pièce 1' }).click();
  await aicha.getByRole('button', { name: 'Retirer maintenant' }).click();
  await aicha.getByRole('button', { name: /par erreur/ }).waitFor({ state: 'detached' });
  await aicha.getByRole('button', { name: /1\. certificat/ }).waitFor();
}

export async function fromGravity({ base, as }) {
  let aicha = await as(AICHA);
  const ines = await as(INES);
  const solene = await as(SOLENE);
  let number;

  await check('Aïcha writes what she saw: the letter reads beside it, an opinion is pointed out and kept or not, what is missing is named', async () => {
    await aicha.goto(`${base}/signalements/nouveau`);
    await aicha.getByText(/La CRIP en reçoit copie/).waitFor();
    await aicha.getByLabel('Où réside l’enfant').selectOption({ index: 1 });
    await aicha.getByLabel('Fait à').fill('Montférien');
    await aicha.getByLabel('Motif').fill('Marques récentes vues à l’infirmerie ce matin.');
    await aicha.getByLabel('Nom', { exact: true }).fill('BRUNEVAL');
    await aicha.getByLabel('Prénom').fill('Lila');
    await aicha.getByLabel('Où est l’enfant en ce moment, et jusqu’à quand').fill('À l’école, jusqu’à 16 h 30');
    await fact(aicha, 1).getByLabel('Ce qui s’est passé').fill('J’ai vu deux marques sur son bras. Sa mère est manipulatrice.');
    await aicha.locator('.hints', { hasText: 'manipulatrice' }).waitFor();
    await aicha.getByRole('button', { name: 'Garder manipulatrice' }).click();
    await aicha.locator('.hints', { hasText: 'manipulatrice' }).waitFor({ state: 'detached' });
    await fact(aicha, 1).getByLabel('Où (facultatif)').fill('Infirmerie de l’école');
    await fact(aicha, 1).getByLabel('Ce qui s’est passé').fill('Ce jour à 9 h 05, j’ai vu deux marques rouges sur son bras gauche.');
    await aicha.getByRole('button', { name: 'Ajouter un fait' }).click();
    await fact(aicha, 2).getByLabel('Comment je le sais').selectOption('CHILD_QUOTE');
    await fact(aicha, 2).getByLabel('Ce qui s’est passé').fill('« Il faut pas le dire à la maison. »');
    await aicha.locator('.letter blockquote', { hasText: 'Il faut pas le dire' }).waitFor();
    await aicha.getByText(/champs? à compléter/).waitFor();
    await aicha.getByRole('button', { name: 'Enregistrer et relire' }).click();
    await aicha.locator('form .faults').waitFor();
    await aicha.getByLabel('Pourquoi non').fill('Risque pour les preuves.');
    await aicha.getByLabel('sécurité').check();
    await aicha.getByLabel('En quoi l’enfant est en danger').fill('Elle rentre ce soir au domicile.');
    await aicha.getByText('Rien ne manque à la lettre').waitFor();
  });

  await check('leaving within the two seconds before it is kept is asked; a crash after them loses nothing of a letter that was never saved', async () => {
    await aicha.getByLabel('Motif').fill('Marques récentes vues à l’infirmerie ce matin, à 9 h.');
    await aicha.getByRole('link', { name: 'Ma journée' }).click();
    await aicha.getByRole('button', { name: 'Rester' }).click();
    await aicha.getByText(/^Brouillon enregistré à/).waitFor();
    aicha = await afterACrash(aicha);
    await aicha.goto(`${base}/signalements/nouveau`);
    await aicha.getByText(/^Vous aviez commencé le/).waitFor();
    await aicha.getByText('Rien ne manque à la lettre').waitFor();
    assert.equal(await aicha.getByLabel('Prénom').inputValue(), 'Lila');
    assert.equal(await aicha.getByLabel('Motif').inputValue(), 'Marques récentes vues à l’infirmerie ce matin, à 9 h.');
    assert.equal(await fact(aicha, 2).getByLabel('Ce qui s’est passé').inputValue(), '« Il faut pas le dire à la maison. »');
  });

  await check('she reads it again, seals it once, transmits it; nobody else saw the draft', async () => {
    await aicha.getByRole('button', { name: 'Enregistrer et relire' }).click();
    await aicha.getByRole('heading', { name: 'Signalement, brouillon' }).waitFor();
    const address = aicha.url();
    await solene.goto(address);
    await solene.getByText('Il n’y a rien à cette adresse').waitFor();
    await joinsTwo(aicha);
    await aicha.getByRole('button', { name: 'Relire et sceller' }).click();
    await aicha.getByText('avec la pièce qui y est jointe').waitFor();
    await aicha.getByLabel(/J’ai relu la lettre/).check();
    await aicha.getByRole('button', { name: 'Sceller', exact: true }).click();
    await aicha.getByRole('heading', { name: /^S-\d{4}-\d{4}$/ }).waitFor();
    number = await aicha.getByRole('heading', { level: 1 }).innerText();
    await aicha.getByRole('button', { name: 'Transmettre au parquet' }).click();
    await aicha.getByRole('button', { name: 'Transmettre maintenant' }).dblclick();
    // The machine tells of its reception as soon as a magistrate is there.
    await aicha.locator('.badge', { hasText: /^(transmis|reçu)$/ }).waitFor();
    await solene.goto(`${base}/signalements`);
    await solene.locator('.number', { hasText: number }).waitFor();
  });

  await check('Inès finds it in the parquet’s inbox, reads seven lines and the signed bytes, and acknowledges; Aïcha is shown her name', async () => {
    await ines.goto(`${base}/parquet`);
    await ines.getByRole('button', { name: `Ouvrir ${number}` }).click();
    await settled(ines);
    assert.equal(await ines.locator('.detail .essential > div').count(), 7);
    assert.match(await ines.locator('.essential-where_now').innerText(), /16\sh\s30/);
    const path = await ines.getByRole('link', { name: /Lire la lettre scellée/ }).getAttribute('href');
    assert.equal(await ines.evaluate(async (letter) => (await (await fetch(letter)).text()).slice(0, 5), path), '%PDF-');
    await ines.getByRole('button', { name: /1\. certificat/ }).click();
    const [download] = await Promise.all([ines.waitForEvent('download'), ines.getByRole('link', { name: 'Télécharger tout de même' }).click()]);
    assert.equal(await readFile(await download.path(), 'utf8'), CERTIFICATE);
    await ines.getByRole('button', { name: 'Accuser réception' }).click();
    await ines.getByLabel('Numéro du parquet').fill('25-140-0001');
    await ines.locator('.unfolded').getByRole('button', { name: 'Accuser réception' }).click();
    await ines.getByText('réception accusée', { exact: true }).waitFor();
    await aicha.locator('.history', { hasText: 'Inès VALDORAY' }).waitFor();
  });

  await check('the package that Aïcha may hand over bears the same bytes, named by their hash; what was taken back is in it nowhere', async () => {
    await aicha.getByRole('button', { name: 'Remettre le paquet à un parquet qui ne se connecte pas' }).click();
    const [download] = await Promise.all([aicha.waitForEvent('download'), aicha.getByRole('link', { name: /Télécharger le paquet/ }).click()]);
    const entries = await readFile(await download.path(), 'latin1');
    assert.ok(entries.includes(`${number}-piece-1.txt`) && entries.includes(createHash('sha256').update(CERTIFICATE).digest('hex')));
    assert.ok(!entries.includes('liste de courses') && !entries.includes('par erreur') && !entries.includes('-piece-2'));
  });

  await check('she answers; the département reads it, the author does not', async () => {
    await ines.getByRole('button', { name: 'Répondre', exact: true }).click();
    await ines.getByLabel('Réponse', { exact: true }).selectOption('ENQUETE');
    await ines.getByLabel(/Ce que le département en lira/).fill('Enquête confiée à la brigade des mineurs.');
    await ines.getByRole('button', { name: 'Enregistrer la réponse' }).click();
    await ines.getByText('Enquête confiée à la brigade des mineurs.').waitFor();
    await solene.getByRole('link', { name: `Ouvrir ${number}` }).click();
    await solene.getByText('Enquête confiée à la brigade des mineurs.').waitFor();
    await aicha.reload();
    await settled(aicha);
    assert.equal(await aicha.getByText('Enquête confiée').count(), 0);
  });

  await check('the permanence of the parquet is registered, shown with its number, and ended before its hour', async () => {
    await ines.goto(`${base}/parquet/permanence`);
    await ines.getByText('Nul n’est de permanence').waitFor();
    await ines.getByRole('button', { name: 'Inscrire une permanence' }).click();
    await ines.getByLabel('Numéro à appeler').fill('05 36 49 00 02');
    const tomorrow = new Date(`${await ines.getByLabel('Jusqu’au').inputValue()}Z`);
    await ines.getByLabel('Jusqu’au').fill(new Date(tomorrow.getTime() + 86_400_000).toISOString().slice(0, 16));
    await ines.getByRole('button', { name: 'Inscrire', exact: true }).click();
    await ines.locator('.rows .row', { hasText: 'Inès VALDORAY' }).waitFor();
    await ines.getByRole('button', { name: 'Y mettre fin' }).click();
    await ines.getByRole('button', { name: 'Mettre fin maintenant' }).click();
    await ines.getByText('Nul n’est de permanence').waitFor();
  });
}
