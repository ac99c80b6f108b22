/** Every page, by people of different rights: accessible, quiet, narrow enough, and nothing of anybody left in the browser. */
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { check } from '../launcher/checks.mjs';
import { CLAIRE, HELENE, HUGO, INES, PHILIPPE, SOLENE } from './browser.mjs';

const PAGES = ['/ma-journee', '/dossiers', '/fils', '/recherche', '/ip', '/ip/recueil', '/signalements', '/signalements/nouveau', '/parquet', '/parquet/permanence', '/reunions', '/habilitations', '/simulateur', '/observatoire', '/preuve-du-journal', '/qui-savait', '/conservation', '/annuaire', '/reglages', '/plan', '/accessibilite'];
const NAMES = /VASSELIN|PERRAUDEAU|DORMOND|Noé|Maëlle|Sandra|Kylian/;

/** Loaded: what was asked for has come, or what is said instead. */
export async function settled(page) {
  await page.waitForSelector('h1');
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
}

/** Axe is in the page once, whatever is then done there, and runs where it is: no page of ours holds a frame of another origin, for which it would judge in a blank page. */
export async function violationsOf(page) {
  assert.equal(page.frames().length, 1, 'a frame would not be judged');
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(new AxeBuilder({ page }).script());
  const { violations } = await new AxeBuilder({ page, axeSource: ';' }).setLegacyMode().options({ resultTypes: ['violations'] }).analyze();
  return violations.map((v) => `${v.id} ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(' ; ')}`);
}

/** The spacings of WCAG 1.4.12, by the one way that the content policy leaves. */
function spaced() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
  document.adoptedStyleSheets = [sheet];
}

/** How wide it is on a small telephone, as it comes and spaced; the last that is done to a page. */
async function narrowed(page) {
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize({ width: 320, height: 640 });
  const plain = await width();
  await page.evaluate(spaced);
  const wide = await width();
  await page.setViewportSize({ width: 1280, height: 900 });
  return { plain, wide };
}

/** All that outlives the page, as text. */
const leftIn = (page) => page.evaluate(async () => JSON.stringify([document.title, location.href, history.length, Object.entries(localStorage), Object.entries(sessionStorage), (await indexedDB.databases()).map((d) => d.name), await caches.keys()]));

export async function everyPage({ base, as, anybody, complaints }) {
  await check('axe finds what is planted', async () => {
    const page = await anybody();
    await page.goto(`${base}/`);
    await page.waitForSelector('h1');
    assert.deepEqual(await violationsOf(page), []);
    await page.evaluate(() => document.querySelector('main').append(document.createElement('img'), document.createElement('button')));
    assert.notDeepEqual(await violationsOf(page), []);
  });
  for (const [who, email] of [['the head of the CRIP', SOLENE], ['the school’s social worker', HUGO], ['the head of the school', CLAIRE], ['the procureur', INES], ['the head of the ASE', PHILIPPE], ['the administrator', HELENE]]) {
    const page = await as(email);
    const inside = [];
    for (const list of ['/dossiers', '/fils', '/ip', '/signalements', '/reunions']) {
      await page.goto(`${base}${list}`);
      await settled(page);
      const link = page.locator('main a[href*="/dossiers/"], main a[href*="/fils/"], .rows a[href*="/signalements/"], .board a[href*="/ip/"], .rows a[href*="/reunions/"]').first();
      if (await link.count()) inside.push(new URL(await link.getAttribute('href'), base).pathname);
    }
    const [found, narrow] = [[], new Map()];
    await check(`axe finds nothing on ${PAGES.length + inside.length} pages of ${who}${email === SOLENE ? ', light and dark' : ''}`, async () => {
      for (const path of [...PAGES, ...inside, ...inside.filter((p) => p.startsWith('/dossiers/')).flatMap((p) => ['fils', 'intervenants', 'journal', 'conservation'].map((tab) => `${p}?onglet=${tab}`))]) {
        await page.goto(`${base}${path}`);
        await settled(page);
        for (const colorScheme of email === SOLENE ? ['dark', 'light'] : ['light']) {
          await page.emulateMedia({ colorScheme });
          found.push(...(await violationsOf(page)).map((violation) => [path, colorScheme, violation]));
        }
        assert.doesNotMatch(await leftIn(page), NAMES, path);
        narrow.set(path, await narrowed(page));
      }
      assert.deepEqual(found, []);
    });
    // Measured on the same visit.
    await check(`every page of ${who} fits in 320 pixels, letters and lines spaced as well (RGAA 10.11, 10.12)`, async () => {
      for (const path of [...PAGES, ...inside]) {
        const { plain, wide } = narrow.get(path) ?? assert.fail(`${path} was not measured`);
        assert.ok(plain <= 320, path);
        assert.ok(wide <= 320, `${path}, spaced`);
      }
    });
    await page.context().close();
  }
  await check('a name that is left in the browser would be seen', async () => {
    const page = await as(HUGO);
    await page.evaluate(() => localStorage.setItem('brouillon', 'Noé'));
    assert.match(await leftIn(page), NAMES);
    await page.context().close();
  });
  await check('the browser complained of nothing: no refused script, no refused style, no error', async () => {
    assert.deepEqual([...new Set(complaints)], []);
  });
}
