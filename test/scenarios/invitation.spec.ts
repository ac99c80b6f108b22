/** Somebody comes in: inscribed, mailed a link, proved by the provider, linked once. The story's own people stand around: whoever is not let in is refused beside one who is. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { documentIdOf } from '../../apps/api/graphql/trusted-documents.js';
import { cast } from '../../apps/identity/cast.js';
import { sendInvitations } from '../../apps/worker/send-invitations.js';
import type { WorkerTools } from '../../apps/worker/tools.js';
import { smtpMailer } from '../../libs/notices/mailer.js';
import { InvitationLinks } from '../../libs/platform/invitation-links.js';
import { makeLog } from '../../libs/platform/log.js';
import { startSink, type Sink } from '../../scripts/mail-sink/sink.mjs';
import { Browser, type Page } from '../identity/support/browser.js';
import { secrets } from '../support/database.js';
import { actorId, count } from '../support/situation.js';
import { RealSignIn } from './support/real-sign-in.js';

const ME = '{ me { habilitation { id } } }';
const PERRINE = 'perrine.galuchat@tilleuls.example';
const KARIM = 'karim.bellangeau@orvale.example';
const said: string[] = [];
let world: RealSignIn;
let tools: WorkerTools;
let links: InvitationLinks;
let sink: Sink;
beforeAll(async () => {
  world = await RealSignIn.start({ log: makeLog('debug', { write: (line) => void said.push(line) }), documents: [ME] });
  links = new InvitationLinks(secrets().roleSecret, world.url);
  tools = { pool: world.product.door.database.pool('worker', 2), kek: world.product.door.kek, log: makeLog('silent') };
  sink = await startSink();
}, 60_000);
afterAll(async () => {
  await sink.close();
  await tools.pool.end();
  await world.stop();
});
const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> => (await world.product.door.db.owner.query(text, values)).rows as T[];

let invited: { person: string; invitation: string };
beforeEach(async () => {
  const [{ organisation }] = await sql<{ organisation: string }>('select organisation_id as organisation from app.habilitation where id = $1', [actorId('A1')]) as [{ organisation: string }];
  const { body } = await ask('ADM', `mutation ($input: InscribePersonInput!) { inscribePerson(input: $input) { inscription { id } userErrors { code } } }`,
    { input: { requestId: randomUUID(), organisationId: organisation, displayName: 'Perrine GALUCHAT', email: PERRINE, identityReference: 'M-1' } });
  const person = (body.data as { inscribePerson: { inscription: { id: string } } }).inscribePerson.inscription.id;
  invited = { person, invitation: await open(person) };
});
/** Whoever came is somebody else's next time. */
afterEach(async () => {
  await sql(`update app.invitation set mail_state = 'NONE' where professionnel_id = $1`, [invited.person]);
  await sql(`update app.professionnel set email = id || '@tilleuls.example', issuer = null, subject = null where id = $1`, [invited.person]);
});

const bearer = async (key: string): Promise<string> => {
  const [{ email }] = await sql<{ email: string }>('select p.email from app.professionnel p join app.habilitation h on h.professionnel_id = p.id where h.id = $1', [actorId(key)]) as [{ email: string }];
  return (await world.command(email)).out;
};
const ask = async (key: string, query: string, variables: object): ReturnType<typeof world.product.post> => world.product.post({ authorization: `Bearer ${await bearer(key)}` }, JSON.stringify({ query, variables }));
const open = async (person: string): Promise<string> => (await sql<{ id: string }>(`select id from app.invitation where professionnel_id = $1 and used_at = 'infinity' and revoked_at = 'infinity'`, [person]))[0]!.id;
const come = (link: string, email = PERRINE, browser = new Browser()): Promise<{ browser: Browser; page: Page }> => world.browser(email, link, browser);
const linked = (): Promise<number> => count(world.product.door, 'professionnel', 'id = $1 and proved', [invited.person]);
const codeOf = ({ status, body }: Page): string => `${status} ${/Code (\w+)/.exec(body)?.[1]}`;
const send = async (): Promise<string[]> => {
  const before = sink.mails.length;
  const mailer = smtpMailer({ smtpUrl: sink.url, mailFrom: 'ne-pas-repondre@cordee.example', publicUrl: world.url, patienceMs: 500 });
  await sendInvitations(tools, mailer, links);
  mailer.close();
  return sink.mails.slice(before).map(({ to, raw }) => `${to} ${raw}`);
};
const decoded = (raw: string): string => Buffer.from(raw.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8');
const habilitate = (): Promise<unknown> => sql(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
  select $1, departement, $2, organisation_id, function, app.now() - interval '1 hour', 'infinity' from app.habilitation where id = $3`, [randomUUID(), invited.person, actorId('A1')]);

describe('an invitation', () => {
  it('is mailed, and brings in whoever the provider proves; without an habilitation it opens nothing, and from then on the sign-in is the ordinary one', async () => {
    const [mail] = await send();
    const link = /^http:\/\/\S+\/invitation\/[\w-]{43}\r$/m.exec(decoded(mail!))![0].trim();
    expect(link).toBe(links.link(invited.invitation));
    expect(codeOf((await world.browser(PERRINE)).page)).toBe('403 NO_ACCOUNT');
    const { browser, page } = await come(link);
    expect(codeOf(page)).toBe('403 NOT_YET_HABILITATED');
    expect([await linked(), browser.cookie('cordee')]).toEqual([1, undefined]);
    await habilitate();
    const { page: home, browser: signedIn } = await world.browser(PERRINE);
    expect([home.status, home.url.pathname]).toEqual([200, '/']);
    expect(signedIn.cookie('cordee')).toMatch(/^[\w-]{43}$/);
    expect(codeOf((await come(link)).page)).toBe('403 INVITATION_UNUSABLE');
  });

  it('opens a session at once for whoever has an habilitation already', async () => {
    await habilitate();
    const { browser, page } = await come(links.link(invited.invitation));
    expect([page.status, page.url.pathname, await linked()]).toEqual([200, '/', 1]);
    expect(browser.cookie('cordee')).toMatch(/^[\w-]{43}$/);
  });

  it('that is unknown, past, used, taken back, replaced, or another’s is answered alike, to the byte, and links nobody', async () => {
    const answerOf = async (link: string, email = PERRINE): Promise<object> => {
      const { page: { status, body, headers } } = await come(link, email);
      return { status, body, headers: [...headers].filter(([name]) => name !== 'date') };
    };
    const link = links.link(invited.invitation);
    const unknown = await answerOf(links.link(randomUUID()));
    expect(JSON.stringify(unknown)).toContain('INVITATION_UNUSABLE');
    const set = (columns: string): Promise<unknown> => sql(`update app.invitation set ${columns} where id = $1`, [invited.invitation]);
    const ways: [string, string][] = [[`made_at = app.now() - interval '7 days', expires_at = app.now()`, `made_at = app.now(), expires_at = app.now() + interval '1 day'`],
      [`used_at = app.now()`, `used_at = 'infinity'`], [`revoked_at = app.now()`, `revoked_at = 'infinity'`]];
    for (const [shut, back] of ways) {
      await set(shut);
      expect(await answerOf(link)).toEqual(unknown);
      await set(back);
    }
    // Somebody with an account, and the same somebody once unlinked: the answer tells of neither.
    expect(await answerOf(link, KARIM)).toEqual(unknown);
    await sql('update app.professionnel set issuer = null, subject = null where email = $1', [KARIM]);
    expect(await answerOf(link, KARIM)).toEqual(unknown);
    expect(codeOf((await world.browser(KARIM)).page)).toBe('403 NO_ACCOUNT');
    expect([await linked(), await count(world.product.door, 'professionnel', 'email = $1 and proved', [KARIM])]).toEqual([0, 0]);
    await sql('update app.professionnel set issuer = $2, subject = $3 where email = $1', [KARIM, world.issuer, cast.find((person) => person.email === KARIM)!.sub]);
    expect(codeOf((await come(link)).page)).toBe('403 NOT_YET_HABILITATED');
  });

  it('opened by somebody signed in as another leaves them as they are, and serves its own person afterwards', async () => {
    const { browser } = await world.browser(KARIM);
    const cookie = browser.cookie('cordee');
    const { page } = await come(links.link(invited.invitation), KARIM, browser);
    expect([codeOf(page), browser.cookie('cordee'), await linked()]).toEqual(['403 INVITATION_UNUSABLE', cookie, 0]);
    const me = await world.product.post({ cookie: `cordee=${cookie}`, origin: world.url }, JSON.stringify({ documentId: documentIdOf(ME) }));
    expect((me.body.data as { me: { habilitation: { id: string } } }).me.habilitation.id).toBe(actorId('A5'));
    expect(codeOf((await come(links.link(invited.invitation))).page)).toBe('403 NOT_YET_HABILITATED');
  });

  it('is carried by a cookie that nobody can make, or keep for another sign-in', async () => {
    const browser = new Browser();
    browser.onRequest = (url) => {
      if (url.pathname === '/auth/callback') browser.plant('cordee-login', `${browser.cookie('cordee-login')!.slice(0, -2)}AA`);
      return url;
    };
    expect(codeOf((await come(links.link(invited.invitation), PERRINE, browser)).page)).toBe('400 STALE_SIGN_IN');
    expect(await linked()).toBe(0);
    expect(codeOf((await come(links.link(invited.invitation))).page)).toBe('403 NOT_YET_HABILITATED');
  });

  it('presented by two browsers at once brings in one', async () => {
    const pages = await Promise.all([come(links.link(invited.invitation)), come(links.link(invited.invitation))]);
    expect(pages.map(({ page }) => codeOf(page)).sort()).toEqual(['403 INVITATION_UNUSABLE', '403 NOT_YET_HABILITATED']);
    expect([await linked(), await count(world.product.door, 'event', `type = 'invitation.used' and subject_id = $1`, [invited.invitation])]).toEqual([1, 1]);
  });

  it('is written nowhere: no table, no log, no answer of the API holds its token, in whatever form', async () => {
    await send();
    const token = links.link(invited.invitation).split('/').at(-1)!;
    await come(links.link(invited.invitation));
    const { text } = await ask('ADM', '{ invitations { edges { node { id expiresAt used revoked mailState professionnel { displayName } } } } }', {});
    expect(text).toContain(invited.invitation);
    const forms = [token, Buffer.from(token).toString('hex'), Buffer.from(token, 'base64url').toString('hex'), Buffer.from(token, 'base64url').toString('base64')];
    const tables = await sql<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('app', 'public', 'graphile_worker')`);
    expect(tables.length).toBeGreaterThan(40);
    // The same search finds what is there: the hash.
    const found = async (needles: string[]): Promise<string[]> => {
      const holds: string[] = [];
      for (const { name } of tables) if ((await sql(`select 1 from ${name} t where exists (select 1 from unnest($1::text[]) n where position(n in t::text) > 0) limit 1`, [needles])).length > 0) holds.push(name);
      return holds;
    };
    expect(await found([links.hash(invited.invitation).toString('hex')])).toEqual(['app.invitation']);
    expect(await found(forms)).toEqual([]);
    for (const form of forms) expect(`${said.join('\n')} ${text}`).not.toContain(form);
  });
});
