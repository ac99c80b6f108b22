import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { UserError } from '../../libs/platform/errors.js';
import { testDatabase, type TestDatabase } from '../../test/support/database.js';
import { hashOfLink, InvitationLinks } from '../../libs/platform/invitation-links.js';
import { bootstrap, inviteFirst, type Bootstrap } from './bootstrap.js';

let db: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  db = await testDatabase({ cast: false });
  owner = new pg.Client({ connectionString: db.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await db.drop();
});

const ASKED: Bootstrap = {
  departement: 99, organisation: 'Département d’Orvale', siret: '99970107100071', territoires: ['Nord', 'Sud'], administrator: 'Hélène FOURCADEL <Helene.Fourcadel@orvale.example>',
  responsable: 'Philippe ARNAUDEAU <philippe.arnaudeau@orvale.example>', responsableFunction: 'RESPONSABLE_ASE', correspondent: null,
};
const LINKS = new InvitationLinks('x'.repeat(32), 'https://cordee.example');
const run = async (more: Partial<Bootstrap> = {}): Promise<string> => await bootstrap(owner, { ...ASKED, ...more }, LINKS).then((lines) => lines.join('\n'), (e: unknown) => (e instanceof UserError ? e.code : Promise.reject(e as Error)));
const all = async <T>(sql: string): Promise<T[]> => (await owner.query<T & pg.QueryResultRow>(sql)).rows;

describe('the first habilitations of a département', () => {
  it.each<[string, Partial<Bootstrap>, string]>([
    ['one person for two', { responsable: 'Autre NOM <helene.fourcadel@orvale.example>' }, 'MEME_PERSONNE'], ['a false key', { siret: '99970107100072' }, 'CLE_FAUSSE'],
    ['another function', { responsableFunction: 'AGENT_CRIP' }, 'FORMAT'], ['no address', { administrator: 'Hélène FOURCADEL' }, 'FORMAT'], ['no territory', { territoires: [] }, 'OBLIGATOIRE'],
    ['no département', { departement: Number.NaN }, 'FORMAT'],
  ])('are not made of %s, and nothing is left of the try', async (_, wrong, code) => {
    expect(await run(wrong)).toBe(code);
    expect(await all('select 1 from app.organisation union all select 1 from app.professionnel union all select 1 from app.habilitation union all select 1 from app.event')).toEqual([]);
  });

  it('are an administrator, who has no perimeter, and a RESPONSABLE, who has it whole; it is said, and the memory keeps it', async () => {
    const said = await run();
    expect(said).toContain('ADMINISTRATEUR_DEPARTEMENT : Hélène FOURCADEL.');
    expect(said).toContain('RESPONSABLE_ASE : Philippe ARNAUDEAU');
    expect(await all(`select h.function, p.email, (select count(*)::integer from app.habilitation_territoire t where t.habilitation_id = h.id) as n from app.habilitation h join app.professionnel p on p.id = h.professionnel_id order by 1`)).toEqual([
      { function: 'ADMINISTRATEUR_DEPARTEMENT', email: 'helene.fourcadel@orvale.example', n: 0 }, { function: 'RESPONSABLE_ASE', email: 'philippe.arnaudeau@orvale.example', n: 2 }]);
    expect(await all('select type, count(*)::integer as n from app.event group by type order by type')).toEqual([{ type: 'habilitation.bootstrapped', n: 2 }, { type: 'invitation.made', n: 2 }]);
  });

  it('come in by a link each, said once, mailed to nobody; another one ends the former, for who has not come', async () => {
    const links = async (email: string): Promise<{ hash: string; open: boolean; mail_state: string }[]> => (await owner.query<{ hash: string; open: boolean; mail_state: string }>(`select encode(i.token_hash, 'hex') as hash, i.revoked_at = 'infinity' as open, i.mail_state
      from app.invitation i join app.professionnel p on p.id = i.professionnel_id where p.email = $1 order by i.revoked_at`, [email])).rows;
    const hashIn = (said: string): string => hashOfLink(/https:\/\/cordee\.example\/invitation\/([\w-]{43})$/.exec(said)![1]!).toString('hex');
    const email = 'helene.fourcadel@orvale.example';
    const [first] = await links(email);
    const [said] = await inviteFirst(owner, ` ${email.toUpperCase()} `, LINKS);
    expect(await links(email)).toEqual([{ ...first!, open: false }, { hash: hashIn(said!), open: true, mail_state: 'NONE' }]);
    await owner.query(`update app.professionnel set issuer = 'test', subject = 'x' where email = $1`, [email]);
    for (const nobody of [email, 'personne@orvale.example']) expect(await inviteFirst(owner, nobody, LINKS).catch((e: unknown) => (e as UserError).code)).toBe('SANS_OBJET');
    expect(await links(email)).toHaveLength(2);
  });

  it('are made once: as soon as there is an administrator or a RESPONSABLE in post, it refuses and does nothing', async () => {
    for (const left of ['ADMINISTRATEUR_DEPARTEMENT', 'RESPONSABLE_ASE']) {
      await owner.query(`begin; update app.habilitation set valid_to = valid_from + interval '1 millisecond' where function <> '${left}'; commit`);
      expect(await run({ administrator: 'Autre UN <un@orvale.example>', responsable: 'Autre DEUX <deux@orvale.example>' })).toBe('DEJA_FAIT');
      await owner.query(`update app.habilitation set valid_to = 'infinity'`);
    }
    expect(await all('select 1 from app.professionnel')).toHaveLength(2);
  });

  it('are each département’s own; a correspondent may come with them; a known address is nobody new', async () => {
    const elsewhere = { departement: 98, administrator: 'Autre UN <un@vaudet.example>', responsable: 'Autre DEUX <deux@vaudet.example>' };
    expect(await run({ ...elsewhere, correspondent: 'Hélène FOURCADEL <helene.fourcadel@orvale.example>' })).toBe('DEJA_CONNU');
    expect(await run({ ...elsewhere, correspondent: 'Autre TROIS <trois@vaudet.example>' })).toContain('CORRESPONDANT_ORGANISATION : Autre TROIS');
    expect(await all('select distinct departement from app.habilitation order by 1')).toEqual([{ departement: 98 }, { departement: 99 }]);
  });
});
