/** The proof of the journal: for who answers for it; a receipt is verified where it is dropped, and nothing of it leaves. */
import assert from 'node:assert/strict';
import { check } from '../launcher/checks.mjs';
import { DPO, HUGO, SOLENE } from './browser.mjs';
import { settled, violationsOf } from './every-page.mjs';

/** Given as by whoever has the file, without it ever being on a disk of ours. */
const drop = (page, name, text) => page.getByLabel(/^Reçu/).setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

export async function proofOfTheJournal({ base, as }) {
  await check('the DPO sees that the journal is signed, by which key, what the witness has, and takes both away', async () => {
    const dpo = await as(DPO);
    await dpo.getByRole('link', { name: 'Preuve du journal' }).click();
    await dpo.getByText('Le journal est numéroté et signé.').waitFor();
    await dpo.getByRole('row', { name: /Dossier sur un autre disque.*D’accord/ }).waitFor();
    const [key, checkpoint] = await dpo.evaluate(() => Promise.all(['/journal/journal.key.pub', '/journal/dernier.checkpoint'].map(async (path) => (await fetch(path)).text())));
    assert.equal(key.trim(), await dpo.getByLabel('Clé publique').inputValue());
    assert.equal(checkpoint.split('\n')[0], key.split('+')[0]);
    assert.deepEqual(await violationsOf(dpo), []);
    await dpo.context().close();
  });

  await check('the head of the CRIP drops a receipt: it is true, it says what it tells, and nothing of it was sent; touched, it proves nothing', async () => {
    const solene = await as(SOLENE);
    await solene.goto(`${base}/signalements`);
    await settled(solene);
    const links = await solene.locator('.rows a[href*="/signalements/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    const receipts = await solene.evaluate((paths) => Promise.all(paths.map(async (path) => { const r = await fetch(`${path}/recu.json`); return r.ok ? r.text() : null; })), links);
    const receipt = receipts.find((text) => text !== null);
    assert.ok(receipt, 'a receipt is there');
    await solene.goto(`${base}/preuve-du-journal`);
    await solene.getByLabel(/^Reçu/).waitFor();
    const sent = [];
    solene.on('request', (request) => sent.push(request.url()));
    await drop(solene, 'SIG-recu.json', receipt);
    await solene.getByText(/^Ce reçu est vrai/).or(solene.getByText('ne sait pas vérifier la signature')).waitFor();
    await solene.getByText('Signalement scellé').first().waitFor();
    assert.deepEqual(await violationsOf(solene), []);
    await drop(solene, 'autre-recu.json', receipt.replace('signalement.sealed', 'signalement.sent'));
    await solene.getByText('n’est pas ce qu’elle engage').waitFor();
    await drop(solene, 'image.json', '{}');
    await solene.getByText('n’est pas un reçu de Cordée').waitFor();
    assert.deepEqual(sent.filter((url) => !url.includes('socket.io')), [], 'nothing is asked of anybody while a receipt is verified');
    await solene.evaluate(() => fetch('/health/live'));
    assert.equal(sent.filter((url) => !url.includes('socket.io')).length, 1, 'what is sent would be seen');
    await solene.context().close();
  });

  await check('the school’s social worker has no such page, and finds nothing at its address', async () => {
    const hugo = await as(HUGO);
    assert.equal(await hugo.getByRole('link', { name: 'Preuve du journal' }).count(), 0);
    await hugo.goto(`${base}/preuve-du-journal`);
    await settled(hugo);
    await hugo.getByText('Il n’y a rien à cette adresse').waitFor();
    await hugo.context().close();
  });
}
