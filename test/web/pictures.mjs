/* The pictures of the first page and of the guide, from the demonstration: npm run screens. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../scripts/ports.mjs';
import { root } from '../../scripts/paths.mjs';
import { afterwards, check, finish } from '../launcher/checks.mjs';
import { freshFolder } from '../launcher/folders.mjs';
import { Session } from '../launcher/session.mjs';
import { AICHA, CLAIRE, HELENE, HUGO, INES, openBrowser, PHILIPPE, SOLENE } from './browser.mjs';
import { settled } from './every-page.mjs';

const folder = join(root, 'docs/screens');
const SIZE = { width: 1200, height: 780 };
const follow = (selector) => async (page) => {
  const from = page.url();
  await page.click(selector);
  await page.waitForURL((url) => url.href !== from);
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
  await page.waitForSelector('.page-head h1');
};
const tab = (name) => async (page) => { await follow('tbody a')(page); await page.getByRole('tab', { name }).click(); };
const why = async (page) => {
  await follow('.thread-row a')(page);
  await page.locator('.why').first().click();
  await page.waitForSelector('.reason');
};

/** [file, who, where, then]. */
const PICTURES = [
  ['fil', HUGO, '/fils', follow('.thread-row a')],
  ['pourquoi', HUGO, '/fils', why],
  ['ma-journee', SOLENE, '/ma-journee'],
  ['qui-voit-quoi', SOLENE, '/dossiers', tab('Qui voit quoi')],
  ['dossier', SOLENE, '/dossiers', follow('tbody a')],
  ['recueil', CLAIRE, '/ip/recueil'],
  ['evaluation', SOLENE, '/ip', follow('.board a')],
  ['lettre', AICHA, '/signalements/nouveau', (page) => page.waitForSelector('.letter h3')],
  ['reunion', PHILIPPE, '/reunions', follow('.rows a')],
  ['seance', PHILIPPE, '/reunions', async (page) => { await page.locator('.row', { hasText: 'compte rendu' }).getByRole('link').click(); await page.getByRole('link', { name: 'Revoir la séance' }).click(); await page.waitForSelector('.line'); }],
  ['habilitations', HELENE, '/habilitations'],
  ['simulateur', HELENE, '/simulateur'],
  ['observatoire', SOLENE, '/observatoire'],
  ['parquet', INES, '/parquet?boite=ANSWERED', async (page) => { await page.getByRole('button', { name: /^Ouvrir/ }).click(); await page.waitForSelector('.essential'); }],
];

mkdirSync(folder, { recursive: true });
const port = await freePort();
const session = new Session({ data: freshFolder(), port });
await session.ready();
const browser = await openBrowser(`http://localhost:${port}`);
afterwards(() => browser.close());
for (const [name, email, path, then] of PICTURES) {
  await check(`${String(name)}.png`, async () => {
    const page = await browser.as(email, { viewport: SIZE });
    await page.goto(new URL(String(path), browser.base).href);
    await settled(page);
    await then?.(page);
    await settled(page);
    await page.screenshot({ path: join(folder, `${String(name)}.png`) });
    await page.context().close();
  });
}
session.process.kill('SIGTERM');
await session.ended;
await finish();
