/**
 * The first habilitations of a département, on the server, once: an administrator and a RESPONSABLE_*, who cannot be proposed by anybody yet; and the
 * correspondent of the département's own organisation, if one is named: from three persons on, all others are proposed, validated and granted. Each comes in by a
 * single-use link, said here and sent to nobody.
 */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { TERM_OF_AN_INVITATION } from '../../libs/partners/delays.js';
import * as keys from '../../libs/partners/directory-keys.js';
import { after } from '../../libs/platform/delays.js';
import { UserError } from '../../libs/platform/errors.js';
import type { EventType } from '../../libs/platform/event.entity.js';
import { writtenInFrance } from '../../libs/platform/france.js';
import { text } from '../../libs/platform/inputs.js';
import type { InvitationLinks } from '../../libs/platform/invitation-links.js';

const FIRST = ['ADMINISTRATEUR_DEPARTEMENT', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE'];
/** Nobody of ours acts: whoever holds the server does. */
const SYSTEM = '00000000-0000-4000-8000-000000000001';

export interface Bootstrap {
  departement: number; organisation: string; siret: string | null; territoires: readonly string[];
  administrator: string; responsable: string; responsableFunction: string; correspondent: string | null;
}
interface Person { name: string; email: string }

/** « Hélène FOURCADEL <helene.fourcadel@orvale.example> » */
export function personOf(field: string, written: string): Person {
  const [, name = '', email = ''] = /^\s*([^<>]+?)\s*<([^\s<>@]{1,64}@[^\s<>@]{1,190})>\s*$/.exec(written) ?? [];
  if (!email) throw new UserError('FORMAT', `${field} : attendu « Prénom NOM <adresse> ».`, field);
  return { name: text(field, name, { max: 200 }), email: email.toLowerCase() };
}

/** Does it whole or not at all; says what was done, and the links by which they come. Refuses as soon as the département has an administrator or a RESPONSABLE_* in post. */
export async function bootstrap(owner: pg.ClientBase, asked: Bootstrap, links: InvitationLinks): Promise<string[]> {
  if (!Number.isInteger(asked.departement) || asked.departement < 1 || asked.departement > 999) throw new UserError('FORMAT', 'departement : le numéro du département.', 'departement');
  if (!FIRST.slice(1).includes(asked.responsableFunction)) throw new UserError('FORMAT', 'fonction : RESPONSABLE_CRIP ou RESPONSABLE_ASE.', 'fonction');
  const people = [
    { function: 'ADMINISTRATEUR_DEPARTEMENT', ...personOf('administrateur', asked.administrator) },
    { function: asked.responsableFunction, ...personOf('responsable', asked.responsable) },
    ...(asked.correspondent === null ? [] : [{ function: 'CORRESPONDANT_ORGANISATION', ...personOf('correspondant', asked.correspondent) }]),
  ];
  if (new Set(people.map((p) => p.email)).size !== people.length) throw new UserError('MEME_PERSONNE', 'Ce sont des personnes différentes.', 'responsable');
  const organisation = { name: text('organisation', asked.organisation, { max: 200 }), siret: asked.siret === null ? null : keys.siret('siret', asked.siret) };
  const territoires = asked.territoires.map((name) => text('territoire', name, { max: 100 }));

  return await whole(owner, async () => {
    await owner.query(`select pg_advisory_xact_lock(hashtextextended('cordee.bootstrap', 0))`);
    const { rows: [held] } = await owner.query<{ function: string }>('select function from app.habilitation where departement = $1 and function = any ($2) and valid_to > app.now() limit 1', [asked.departement, FIRST]);
    if (held) throw new UserError('DEJA_FAIT', `Le département ${asked.departement} a déjà un ${held.function} : les autres se proposent, se valident et s’accordent dans Cordée. Rien n’a été fait.`);
    return await make(owner, asked.departement, organisation, territoires, people, links);
  });
}

/** Another link for one of the first who has not come: whoever could have invited them again may be waiting for theirs. */
export async function inviteFirst(owner: pg.ClientBase, written: string, links: InvitationLinks): Promise<string[]> {
  const email = written.trim().toLowerCase();
  return await whole(owner, async () => {
    const { rows: [person] } = await owner.query<{ id: string; departement: number; habilitation: string }>(`select p.id, h.departement, h.id as habilitation from app.professionnel p join app.habilitation h on h.professionnel_id = p.id
      join app.event e on e.type = 'habilitation.bootstrapped' and e.subject_id = h.id where p.email = $1 and p.issuer is null`, [email]);
    if (!person) throw new UserError('SANS_OBJET', `${email} : ce n’est pas l’une des premières personnes d’un département, ou elle s’est déjà connectée. Rien n’a été fait.`, 'invitation');
    const { rows: formers } = await owner.query<{ id: string }>(`update app.invitation set revoked_at = app.now() where professionnel_id = $1 and used_at = 'infinity' and revoked_at = 'infinity' returning id`, [person.id]);
    for (const former of formers) await record(owner, person.departement, 'invitation.revoked', 'Invitation', former.id);
    return [await invite(owner, person, email, links)];
  });
}

async function whole<T>(owner: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await owner.query('begin');
  try {
    const done = await work();
    await owner.query('commit');
    return done;
  } catch (e) {
    await owner.query('rollback');
    throw e;
  }
}

async function make(owner: pg.ClientBase, departement: number, organisation: { name: string; siret: string | null }, territoires: readonly string[], people: readonly (Person & { function: string })[], links: InvitationLinks): Promise<string[]> {
  const organisationId = randomUUID();
  await owner.query(`insert into app.organisation (id, departement, name, siret, sector) values ($1, $2, $3, $4, 'DEPARTEMENT')`, [organisationId, departement, organisation.name, organisation.siret]);
  for (const name of territoires) await owner.query('insert into app.territoire (id, departement, name) values ($1, $2, $3)', [randomUUID(), departement, name]);
  const { rows: [count] } = await owner.query<{ n: number }>('select count(*)::integer as n from app.territoire where departement = $1', [departement]);
  if (count!.n === 0) throw new UserError('OBLIGATOIRE', 'territoire : un responsable a un périmètre ; nommez au moins un territoire.', 'territoire');
  const done = [`Organisation « ${organisation.name} », département ${departement}, ${count!.n} territoire(s).`];
  for (const person of people) {
    const [professionnelId, habilitationId] = [randomUUID(), randomUUID()];
    const { rows: [known] } = await owner.query('select 1 from app.professionnel where email = $1', [person.email]);
    if (known) throw new UserError('DEJA_CONNU', `${person.email} a déjà un compte. Rien n’a été fait.`);
    await owner.query('insert into app.professionnel (id, departement, display_name, email) values ($1, $2, $3, $4)', [professionnelId, departement, person.name, person.email]);
    await owner.query(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to) values ($1, $2, $3, $4, $5, app.now(), 'infinity')`,
      [habilitationId, departement, professionnelId, organisationId, person.function]);
    if (person.function.startsWith('RESPONSABLE_')) {
      await owner.query('insert into app.habilitation_territoire (habilitation_id, territoire_id, departement) select $1, id, departement from app.territoire where departement = $2', [habilitationId, departement]);
    }
    await record(owner, departement, 'habilitation.bootstrapped', 'Habilitation', habilitationId, habilitationId);
    done.push(`${person.function} : ${person.name}.`, await invite(owner, { id: professionnelId, departement, habilitation: habilitationId }, person.email, links));
  }
  return done;
}

const record = (owner: pg.ClientBase, departement: number, type: EventType, subject: string, id: string, habilitation: string | null = null): Promise<unknown> =>
  owner.query(`insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id, habilitation_id) values ($1, app.now(), $2, $3, $4, $5, $6, $7)`, [randomUUID(), type, departement, SYSTEM, subject, id, habilitation]);

/** Made by nobody of ours and mailed to nobody: whoever holds the server hands it over. */
async function invite(owner: pg.ClientBase, person: { id: string; departement: number; habilitation: string }, email: string, links: InvitationLinks): Promise<string> {
  const [id, { rows: [clock] }] = [randomUUID(), await owner.query<{ now: Date }>('select app.now()')];
  const expiresAt = after(TERM_OF_AN_INVITATION, clock!.now);
  await owner.query(`insert into app.invitation (id, departement, organisation_id, professionnel_id, made_by, made_at, expires_at, token_hash, request_id)
    select $1, departement, organisation_id, professionnel_id, $3, $4, $5, $6, $1 from app.habilitation where id = $2`, [id, person.habilitation, SYSTEM, clock!.now, expiresAt, links.hash(id)]);
  await record(owner, person.departement, 'invitation.made', 'Invitation', id);
  return `  Lien de ${email}, une seule fois, jusqu’au ${writtenInFrance(expiresAt)}, heure de Paris : ${links.link(id)}`;
}
