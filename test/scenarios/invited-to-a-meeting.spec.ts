/** Whoever should come to a réunion de synthèse and has no account: a neutral link, who they are proved by the provider, an habilitation, then the convocation; before that, nobody to convoke. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sendInvitations } from '../../apps/worker/send-invitations.js';
import { smtpMailer } from '../../libs/notices/mailer.js';
import { InvitationLinks } from '../../libs/platform/invitation-links.js';
import { makeLog } from '../../libs/platform/log.js';
import { startSink, type Sink } from '../../scripts/mail-sink/sink.mjs';
import { secrets } from '../support/database.js';
import { actorId } from '../support/situation.js';
import { slot } from '../support/synthese.js';
import { RealSignIn } from './support/real-sign-in.js';

const PERRINE = 'perrine.galuchat@tilleuls.example';
let world: RealSignIn;
let sink: Sink;
let dossierId: string;
beforeAll(async () => {
  world = await RealSignIn.start();
  sink = await startSink();
  dossierId = (await world.product.story()).noe;
}, 60_000);
afterAll(async () => {
  await sink.close();
  await world.stop();
});

const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> => (await world.product.door.db.owner.query(text, values)).rows as T[];
const ask = async <T>(bearer: string, query: string, input: object): Promise<T> => {
  const { body } = await world.product.post({ authorization: `Bearer ${bearer}` }, JSON.stringify({ query, variables: { input } }));
  expect(body.errors).toBeUndefined();
  return Object.values(body.data as object)[0] as T;
};
const bearer = async (email: string): Promise<string> => (await world.command(email)).out;
const PREVIEW = 'query ($input: PreviewConveningInput!) { previewConvening(input: $input) { preview { digest people { basis refusal { code message } points { attends } } } userErrors { code field } } }';
const meeting = (habilitationId: string): object => ({ dossierId, type: 'EVALUATION', purpose: 'EVALUATE', points: [{ heading: 'LOGISTIQUE', minutes: 10 }, { heading: 'SANTE', minutes: 10 }],
  people: [{ habilitationId, required: true, admission: { kinds: ['SCO', 'LOG'], legalBasis: 'CASF_226_2_2', necessity: 'Dire ce que l’école fait avec la famille.' } }] });

/** The link that the worker mails, and that mail whole. */
async function invitation(): Promise<{ link: string; mail: string }> {
  const tools = { pool: world.product.door.database.pool('worker', 2), kek: world.product.door.kek, log: makeLog('silent') };
  const mailer = smtpMailer({ smtpUrl: sink.url, mailFrom: 'ne-pas-repondre@cordee.example', publicUrl: world.url, patienceMs: 500 });
  await sendInvitations(tools, mailer, new InvitationLinks(secrets().roleSecret, world.url));
  mailer.close();
  await tools.pool.end();
  const { raw } = sink.mails.find(({ to }) => to.includes(PERRINE))!;
  const mail = Buffer.from(raw.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8');
  return { link: /^http:\/\/\S+\/invitation\/[\w-]{43}\r$/m.exec(mail)![0].trim(), mail };
}

describe('somebody without an account who should sit at a réunion de synthèse', () => {
  it('is invited in words that tell of no meeting and of no child, comes in, is habilitated, then convoked; earlier there is nobody to convoke', async () => {
    const [rase, administrator] = [await bearer('philippe.arnaudeau@orvale.example'), await bearer((await sql<{ email: string }>('select p.email from app.professionnel p join app.habilitation h on h.professionnel_id = p.id where h.id = $1', [actorId('ADM')]))[0]!.email)];
    const [{ organisation }] = await sql<{ organisation: string }>('select organisation_id as organisation from app.habilitation where id = $1', [actorId('A2')]) as [{ organisation: string }];
    const { inscription } = await ask<{ inscription: { id: string } }>(administrator, 'mutation ($input: InscribePersonInput!) { inscribePerson(input: $input) { inscription { id professionnel { id } } userErrors { code } } }',
      { requestId: randomUUID(), organisationId: organisation, displayName: 'Perrine GALUCHAT', email: PERRINE, identityReference: 'M-1' });
    const { link, mail } = await invitation();
    expect(mail).not.toMatch(/réunion|synthèse|enfant|No[ée]|VASSELIN|PERRAUDEAU/i);

    // Inscribed is not habilitated: an identifier of theirs convokes nobody, as one that is of nobody.
    const nobody = await ask<{ preview: null; userErrors: object[] }>(rase, PREVIEW, meeting(randomUUID()));
    expect(nobody.preview).toBeNull();
    expect(await ask(rase, PREVIEW, meeting(inscription.id))).toEqual(nobody);

    expect((await world.browser(PERRINE, link)).page.status).toBe(403);
    const id = randomUUID();
    await sql(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
      select $1, h.departement, p.id, h.organisation_id, 'ASSISTANT_SOCIAL_SCOLAIRE', app.now() - interval '1 hour', 'infinity' from app.habilitation h, app.professionnel p where h.id = $2 and p.email = $3`, [id, actorId('A2'), PERRINE]);
    const { preview } = await ask<{ preview: { digest: string; people: { basis: string; refusal: object | null; points: { attends: boolean }[] }[] } }>(rase, PREVIEW, meeting(id));
    expect(preview.people.map((p) => [p.basis, p.refusal, ...p.points.map((x) => x.attends)])).toEqual([['FUNCTION', null, true, false], ['ADMISSION', null, true, false]]);
    const { synthese } = await ask<{ synthese: { id: string } }>(rase, 'mutation ($input: ConveneSyntheseInput!) { conveneSynthese(input: $input) { synthese { id } userErrors { code } } }', { requestId: randomUUID(), ...meeting(id), effectDigest: preview.digest });
    const { startsAt, endsAt } = slot(20);
    await ask(rase, 'mutation ($input: SetSyntheseDateInput!) { setSyntheseDate(input: $input) { date { id } userErrors { code } } }', { requestId: randomUUID(), syntheseId: synthese.id, startsAt, endsAt });

    const hers = await ask<{ items: { verb: string; dueAt: string; about: { id: string } }[] }>(await bearer(PERRINE), '{ myDay { items { verb dueAt about { ... on Synthese { id } } } } }', {});
    expect(hers.items.filter((i) => i.verb === 'ATTEND')).toEqual([{ verb: 'ATTEND', dueAt: startsAt.toISOString(), about: { id: synthese.id } }]);
  });
});
