/** The declaration of accessibility says what its file says, and its rate is counted, here by another hand. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../launcher/checks.mjs';
import { root } from '../../scripts/paths.mjs';
import { CLAIRE } from './browser.mjs';
import { settled } from './every-page.mjs';

/** How many criteria each theme of the RGAA 4.1.2 has. */
const OF_THEMES = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];
const file = JSON.parse(readFileSync(join(root, 'apps/web/src/pages/accessibility/declaration.json'), 'utf8'));
const plain = (text) => text.replaceAll(/\s+/g, ' ');

export async function declaration({ as }) {
  await check('the file judges the hundred and six criteria, once each, and says why what is not met is not', async () => {
    assert.deepEqual(file.criteria.map(({ number }) => number), OF_THEMES.flatMap((n, theme) => Array.from({ length: n }, (_, i) => `${theme + 1}.${i + 1}`)));
    for (const { number, state, note } of file.criteria) {
      assert.match(state, /^(C|NC|NA)$/, number);
      if (state === 'NC') assert.ok(note?.length > 20, number);
    }
  });

  await check('the page, and the foot of every page, say it', async () => {
    const tally = { C: 0, NC: 0, NA: 0 };
    for (const { state } of file.criteria) tally[state] += 1;
    const rate = Math.floor(tally.C / (tally.C + tally.NC) * 100);
    const state = rate === 100 ? 'totalement conforme' : rate < 50 ? 'non conforme' : 'partiellement conforme';
    const page = await as(CLAIRE);
    assert.match(await page.locator('footer').innerText(), new RegExp(`Accessibilité : ${state}`));
    await page.getByRole('link', { name: /^Accessibilité : / }).click();
    await page.getByRole('heading', { name: 'Déclaration d’accessibilité' }).waitFor();
    await settled(page);
    const shown = plain(await page.innerText('main'));
    for (const said of [`Ce service est ${state}`, `${rate} % des critères`, `${tally.C} sur ${tally.C + tally.NC}`, file.reference, file.contact.email, file.plan, 'Défenseur des droits, Libre réponse 71120']) assert.ok(shown.includes(plain(said)), said);
    assert.equal(await page.locator('main time').getAttribute('datetime'), file.establishedOn);
    for (const { number, question, note } of file.criteria.filter((one) => one.state === 'NC')) assert.ok(shown.includes(plain(`Critère ${number}. ${question} ${note}`)), number);
    assert.equal(await page.locator('.theme tbody tr').count(), 106);
    await page.context().close();
  });
}
