/** Chromium as an npm package brings it, with its own libraries, or the system's when CHROMIUM names one: the run says which. People sign in as anybody would. */
import { existsSync } from 'node:fs';
import { chromium as playwright } from 'playwright-core';

/** Of one process, what makes every context one person: each needs cookies of their own. */
const SHARED = /^--(single-process|no-zygote|incognito)/;
/** A graphics card imitated by the processor costs twice what the page does: it is drawn without one. */
const IMITATED = /^--(use-gl|use-angle|enable-unsafe-swiftshader|ignore-gpu-blocklist)/;
const DRAWN = ['--disable-gpu', '--lang=fr-FR'];
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

async function launch() {
  const system = [process.env.CHROMIUM, ...SYSTEM].find((path) => path && existsSync(path));
  if (system) return { name: system, options: { executablePath: system, args: ['--no-sandbox', ...DRAWN] } };
  // Read when the package is loaded: on a bare machine it then brings its own libraries.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return { name: '@sparticuz/chromium', options: { executablePath: await chromium.executablePath(), args: [...chromium.args.filter((arg) => !SHARED.test(arg) && !IMITATED.test(arg)), ...DRAWN] } };
}

export async function openBrowser(base) {
  const { name, options } = await launch();
  const chromium = await playwright.launch(options);
  console.log(`  browser: ${name}, ${chromium.version()}`);
  /** What the browser complained of, whoever was signed in: a refused style or script, an error of the page. */
  const complaints = [];
  const listen = (page) => {
    page.on('pageerror', (error) => complaints.push(error.message));
    // An answer that is a refusal is written there too: what the page does of it is looked at elsewhere.
    page.on('console', (message) => { if (message.type() === 'error' && !/^Failed to load resource|WebSocket connection/.test(message.text())) complaints.push(message.text()); });
  };
  /** The cookies of whoever has signed in. */
  const sessions = new Map();
  const anybody = async (view = {}) => {
    const context = await chromium.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', viewport: { width: 1280, height: 900 }, ...view });
    const page = await context.newPage();
    listen(page);
    return page;
  };
  return {
    base, complaints, anybody,
    /** A page of somebody's own, signed in through the demonstration's provider; the second time, as whoever comes back on the same day. */
    async as(email, view) {
      const page = await anybody(view);
      if (sessions.has(email)) await page.context().addCookies(sessions.get(email));
      await page.goto(`${base}/`);
      if (!sessions.has(email)) {
        await page.click('a[href^="/auth/login"]');
        await page.click(`button[data-email="${email}"]`);
      }
      await page.getByRole('heading', { name: 'Ma journée' }).waitFor({ timeout: 60_000 }).catch(async () => { throw new Error(`${email} is not signed in: ${page.url().split('?')[0]} shows ${(await page.innerText('body')).slice(0, 300)}`); });
      if (!sessions.has(email)) sessions.set(email, await page.context().cookies(base));
      return page;
    },
    close: () => chromium.close(),
  };
}

/** Asks the server as a script in the page would, with the session of the browser. */
export const fromThePage = (page, body) => page.evaluate(async (text) => {
  const answer = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: text });
  return { status: answer.status, ...await answer.json() };
}, JSON.stringify(body));

/** Asks as a program of that person does, with a token: a browser's session may ask only what the screens ask. */
export async function programOf(base, email) {
  process.env.PUBLIC_URL = base;
  const { signIn } = await import('../../scripts/sign-in.mjs');
  const authorization = `Bearer ${await signIn(email)}`;
  return async (query, variables = {}) => (await fetch(`${base}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization }, body: JSON.stringify({ query, variables }) })).json();
}

/** The window is gone, with all that it held in memory; another is opened on the same machine. */
export async function afterACrash(page) {
  const context = page.context();
  await page.close({ runBeforeUnload: false });
  return await context.newPage();
}

export const SOLENE = 'solene.kervadec@orvale.example';
export const HUGO = 'hugo.bernadac@dsden99.example';
export const PAUL = 'paul.lignerac@orvale.example';
export const CLAIRE = 'claire.estival@tilleuls.example';
export const AICHA = 'aicha.merzoug@dsden99.example';
export const INES = 'ines.valdoray@tj-montferien.example';
export const KARIM = 'karim.bellangeau@orvale.example';
export const PHILIPPE = 'philippe.arnaudeau@orvale.example';
export const BASTIEN = 'bastien.marcilloux@horizon-orvale.example';
export const DPO = 'fanny.ollivares@orvale.example';
export const HELENE = 'helene.fourcadel@orvale.example';
