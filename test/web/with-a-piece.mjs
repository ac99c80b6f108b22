/** A piece joins a message: what is refused says why, what no antivirus saw says so, and whoever does not read the message has neither. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { check } from '../launcher/checks.mjs';
import { HUGO, KARIM, SOLENE } from './browser.mjs';
import { settled, violationsOf } from './every-page.mjs';

/** As much in one part (apps/web/src/pieces/deposit.ts). */
const PART = 256 * 1024;
async function poll(asked) {
  for (let tries = 0; !asked(); tries++) {
    assert.ok(tries < 600, 'it never came');
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}
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

  await check('a piece whose upload is cut in the middle goes on from where it was: it is the same file', async () => {
    const lines = Array.from({ length: 30_000 }, (_, n) => `Ligne ${n} de la note.`).join('\n');
    const offsets = [];
    const heard = (request) => { if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset'])); };
    karim.on('request', heard);
    const line = await karim.context().newCDPSession(karim);
    const conditions = (more) => line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1, ...more });
    await line.send('Network.enable');
    await conditions({ uploadThroughput: 100_000 });
    await karim.locator('.pieces input[type=file]').setInputFiles({ name: 'longue note.txt', mimeType: 'text/plain', buffer: Buffer.from(lines) });
    // In the middle of its second part.
    await poll(() => offsets.length === 2);
    await karim.waitForTimeout(1200);
    await conditions({ offline: true });
    await karim.waitForTimeout(800);
    assert.equal(await karim.getByText('non analysée par un antivirus').count(), 0);
    await conditions({});
    await karim.getByText('non analysée par un antivirus').waitFor({ timeout: 60_000 });
    karim.off('request', heard);
    await line.detach();
    assert.deepEqual(offsets.filter((offset) => offset === 0).length, 1, `asked again from the beginning: ${offsets.join()}`);
    assert.ok(offsets.length > Math.ceil(Buffer.byteLength(lines) / PART), `nothing was cut: ${offsets.join()}`);
    await karim.getByLabel('Message', { exact: true }).fill('La note longue est jointe.');
    await karim.getByRole('button', { name: /^Envoyer à/ }).click();
    const joined = karim.locator('.messages > li').last().getByRole('button', { name: /longue note/ });
    await joined.click();
    const [download] = await Promise.all([karim.waitForEvent('download'), karim.locator('.messages > li').last().getByRole('link', { name: 'Télécharger tout de même' }).click()]);
    assert.equal(await readFile(await download.path(), 'utf8'), lines);
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
