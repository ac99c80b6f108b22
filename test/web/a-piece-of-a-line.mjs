/** A file joins a line while the meeting is held: the line is another one for the table, drawn where it was, and the file is of those who read it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { check } from '../launcher/checks.mjs';
import { violationsOf } from './every-page.mjs';

const RECORD = 'Neuf demi-journées, dont deux justifiées.';

/** `said`: the words of a line by Philippe, who holds the pen; Hugo reads it, and Paul does not. */
export async function aPieceOfALine({ philippe, hugo, paul, said }) {
  await check('a piece joins what the school says: examined first, taken by Hugo once warned, who joins none; nothing of it reaches the doctor', async () => {
    const line = (page) => page.locator('.line', { hasText: said });
    await line(philippe).getByRole('button', { name: /^Joindre une pièce à la ligne/ }).click();
    await line(philippe).locator('input[type=file]').setInputFiles({ name: 'relevé de l’école.txt', mimeType: 'text/plain', buffer: Buffer.from(RECORD) });
    await line(philippe).getByText('non analysée par un antivirus').waitFor({ timeout: 60_000 });
    await philippe.waitForFunction(() => !document.querySelector('[data-live-announcer] [role=img]'));
    assert.deepEqual(await violationsOf(philippe), []);
    await line(philippe).getByRole('button', { name: 'Joindre à cette ligne' }).click();
    await line(philippe).getByRole('button', { name: /relevé de l’école/ }).waitFor();
    await line(hugo).getByRole('button', { name: /relevé de l’école/ }).click();
    const [download] = await Promise.all([hugo.waitForEvent('download'), line(hugo).getByRole('link', { name: 'Télécharger tout de même' }).click()]);
    assert.equal(await readFile(await download.path(), 'utf8'), RECORD);
    assert.equal(await hugo.getByRole('button', { name: /^Joindre une pièce/ }).count(), 0);
    assert.equal(await paul.getByText('relevé de l’école').count(), 0);
  });
}
