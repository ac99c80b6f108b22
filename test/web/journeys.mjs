/** What people do, each in a browser of their own. */
import assert from 'node:assert/strict';
import { check } from '../launcher/checks.mjs';
import { fromThePage, HUGO, PAUL, programOf, SOLENE } from './browser.mjs';
import { settled } from './every-page.mjs';

const REVOKED_MS = 2000;

async function openThread(page, base) {
  await page.goto(`${base}/fils`);
  await settled(page);
  await page.locator('.thread-row a', { hasText: 'PERRAUDEAU' }).click();
  await page.waitForSelector('.messages article');
  await settled(page);
}

export async function journeys({ base, as }) {
  const solene = await as(SOLENE);
  const hugo = await as(HUGO);
  const paul = await as(PAUL);

  await check('the page asks by the names of known documents alone; any other, sent with its session, is refused and says what to do', async () => {
    const bodies = [];
    hugo.on('request', (request) => { if (request.url().endsWith('/graphql')) bodies.push(request.postDataJSON()); });
    await hugo.goto(`${base}/dossiers`);
    await settled(hugo);
    assert.ok(bodies.length > 0);
    for (const body of bodies) assert.deepEqual([body.query, /^sha256:[0-9a-f]{64}$/.test(body.documentId)], [undefined, true]);
    assert.equal((await fromThePage(hugo, bodies[0])).status, 200);
    const { status, errors } = await fromThePage(hugo, { query: '{ me { currentSessionId } }' });
    assert.deepEqual([status, errors[0].extensions.code], [400, 'DOCUMENT_INCONNU']);
    assert.match(errors[0].message, /Rechargez la page/);
  });

  await check('Hugo is shown what he may read, notices the rest, and is told why', async () => {
    await openThread(hugo, base);
    assert.ok(await hugo.locator('.messages article .body').count() > 0);
    const withheld = hugo.locator('article.withheld').first();
    await withheld.getByRole('button', { name: /^Pourquoi/ }).click();
    await hugo.waitForSelector('.reason');
    assert.match(await hugo.locator('.reason').innerText(), /RAISON|Raison/i);
    await hugo.keyboard.press('Escape');
    await hugo.waitForSelector('[role=dialog]', { state: 'detached' });
    // Focus returns to the button that opened it.
    await hugo.waitForFunction(() => document.activeElement.classList.contains('why'), undefined, { timeout: 5000 });
  });

  await check('Solène sees who will read, sends, and Hugo and Paul are shown it without asking', async () => {
    for (const page of [solene, paul]) await openThread(page, base);
    await solene.fill('.composer textarea', 'Visite confirmée mardi à 10 h.');
    const send = solene.getByRole('button', { name: /^Envoyer à \d+ personnes$/ });
    assert.ok(await solene.locator('.audience li').count() >= 4);
    await send.click();
    await solene.waitForSelector('.composer .done');
    for (const page of [hugo, paul]) await page.getByText('Visite confirmée mardi à 10 h.').waitFor({ timeout: 5000 });
  });

  await check('Paul acknowledges, and Solène sees his name', async () => {
    const article = paul.locator('.messages article').last();
    await article.getByRole('button', { name: 'Accuser réception' }).click();
    await solene.getByText(/Accusé de réception : .*LIGNERAC/).first().waitFor({ timeout: 5000 });
  });

  await check('what is being written is there again after a crash', async () => {
    await hugo.fill('.composer textarea', 'Brouillon que rien ne doit perdre.');
    await hugo.getByText(/Brouillon enregistré/).waitFor({ timeout: 8000 });
    await hugo.reload();
    await hugo.waitForSelector('.composer textarea');
    assert.equal(await hugo.inputValue('.composer textarea'), 'Brouillon que rien ne doit perdre.');
  });

  await check('a line that is cut is said, and nothing leaves meanwhile', async () => {
    await paul.context().setOffline(true);
    await paul.waitForSelector('.offline', { timeout: 60_000 });
    await paul.fill('.composer textarea', 'Ceci ne part pas.');
    await paul.getByRole('button', { name: /^Envoyer à/ }).click();
    await paul.waitForSelector('.composer .faults, .composer .zone-failure');
    assert.equal(await solene.getByText('Ceci ne part pas.').count(), 0);
    await paul.context().setOffline(false);
    await paul.waitForSelector('.offline', { state: 'detached', timeout: 30_000 });
  });

  await check(`an access that ends empties the screen within ${REVOKED_MS} ms`, async () => {
    assert.ok(await hugo.locator('.messages article').count() > 0);
    const ask = await programOf(base, SOLENE);
    const { data } = await ask('{ dossiers(first: 10) { edges { node { admissions { id habilitation { professionnel { displayName } } } } } } }');
    const his = data.dossiers.edges.flatMap(({ node }) => node.admissions).filter((a) => a.habilitation.professionnel.displayName === 'Hugo BERNADAC');
    assert.ok(his.length > 0);
    for (const { id } of his) assert.deepEqual((await ask('mutation ($id: ID!) { endAdmission(input: { admissionId: $id }) { userErrors { message } } }', { id })).data.endAdmission.userErrors, []);
    const shown = hugo.locator('.messages article, h1:has-text("PERRAUDEAU")');
    await hugo.waitForFunction(() => !document.querySelector('.messages article') && !document.body.innerText.includes('PERRAUDEAU'), undefined, { timeout: REVOKED_MS });
    assert.equal(await shown.count(), 0);
  });

  await check('whoever signs out is shown nothing more', async () => {
    await paul.getByRole('button', { name: 'Se déconnecter' }).click();
    await paul.waitForURL((url) => !url.pathname.startsWith('/fils'));
    await paul.goto(`${base}/fils`);
    await paul.waitForSelector('a[href^="/auth/login"]');
  });
}
