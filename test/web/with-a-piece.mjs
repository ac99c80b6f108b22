/** A piece joins a message: what is refused says why, what no antivirus saw says so, and whoever does not read the message has neither. */
import assert from 'node:assert/strict';
import { check } from '../launcher/checks.mjs';
import { HUGO, KARIM, SOLENE } from './browser.mjs';
import { settled, violationsOf } from './every-page.mjs';

const note = { name: 'note de visite.txt', mimeType: 'text/plain', buffer: Buffer.from('Deux repas par jour.\n') };
const script = { name: 'programme.txt', mimeType: 'text/plain', buffer: Buffer.from('#!/bin/sh\nexit 0\n') };
/** Under the last message. */
const heading = (page) => page.locator('.messages > li').last().getByRole('heading', { name: 'Pièce jointe' });

export async function withAPiece({ base, as }) {
  const karim = await as(KARIM);
  let address;

  await check('Karim joins a note to what he writes: it is examined first; a program is refused, and does not hold the message back', async () => {
    await karim.goto(`${base}/fils`);
    await karim.locator('a[href^="/fils/"]').first().click();
    await karim.getByLabel('Nature de ce que vous écrivez').selectOption({ label: 'S · évaluation sociale' });
    await karim.locator('.pieces input[type=file]').setInputFiles([note, script]);
    await karim.getByText('Refusée : Il contient un programme').waitFor({ timeout: 60_000 });
    await karim.getByText('non analysée par un antivirus').waitFor({ timeout: 60_000 });
    await karim.getByLabel('Message', { exact: true }).fill('Ma note de visite est jointe.');
    assert.deepEqual(await violationsOf(karim), []);
    await karim.getByRole('button', { name: /^Envoyer à/ }).click();
    await heading(karim).waitFor();
    address = karim.url();
  });

  await check('whoever reads the message takes the piece, once warned', async () => {
    const solene = await as(SOLENE);
    await solene.goto(address);
    await heading(solene).waitFor();
    await solene.getByRole('button', { name: /note de visite/ }).last().click();
    assert.deepEqual(await violationsOf(solene), []);
    const [download] = await Promise.all([solene.waitForEvent('download'), solene.getByRole('link', { name: 'Télécharger tout de même' }).last().click()]);
    assert.match(download.suggestedFilename(), /^piece-[0-9a-f]{8}\.txt$/);
    await solene.context().close();
  });

  await check('the school, which notices the message, sees no piece', async () => {
    const hugo = await as(HUGO);
    await hugo.goto(address);
    await settled(hugo);
    await hugo.locator('.messages > li').last().waitFor();
    assert.equal(await hugo.getByText('note de visite').count(), 0);
    assert.equal(await heading(hugo).count(), 0);
    await hugo.context().close();
  });
  await karim.context().close();
}
