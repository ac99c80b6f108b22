/** What the system's own actors see and do, as a literal table: each its lines, and no content beyond them. */
import type pg from 'pg';
import { factsOf, validAt } from '../oracle/facts.js';
import { RECEIVES, RESPONSIBLE } from '../oracle/table.js';
import type { Habilitation } from '../oracle/world.js';
import type { Bench } from './bench.js';
import { as, tokenHash } from './as.js';
import type { Wrong } from './checks.js';
import { carries } from './carried.js';
import { destroys, rewraps } from './keys.js';
import { proves } from './leaves.js';
import { invitations, opensSession } from './invitations.js';
import { renews } from './renews.js';
import { movesSignalements } from './signalements.js';
import { terms } from './terms.js';
import { traced } from './traced.js';
import { indexes } from './words.js';

/** Roles and the tables of which they see every row. Of any other they see none, or may not ask. */
const SEES: Record<string, readonly string[]> = {
  app_policy: ['elimination', 'elimination_holder', 'piece', 'piece_recueillie', 'piece_signalement', 'piece_evaluation', 'piece_synthese', 'ebauche', 'leaf', 'leaf_salt', 'checkpoint', 'tree_node', 'journal_key', 'witness', 'receipt', 'revision', 'piece', 'access', 'territoire', 'organisation', 'professionnel', 'habilitation', 'habilitation_territoire', 'session', 'dossier', 'conservation_step', 'dossier_territoire', 'dossier_link', 'admission', 'admission_kind',
    'share', 'thread', 'thread_dossier', 'participation', 'synthese', 'synthese_date', 'synthese_point', 'convocation', 'poll', 'poll_vote', 'convocation_answer', 'agenda_feed', 'seance_step', 'pen_step', 'presence', 'minute_line', 'action_item', 'action_step', 'observation', 'observation_answer', 'relecture', 'agenda_message', 'minutes', 'message', 'word_index', 'entry', 'enfant', 'prior_information', 'personne', 'lien', 'lieu_protege', 'prior_validation', 'child_index', 'data_key', 'index_key', 'kek_in_use', 'context_key', 'clock', 'habilitation_proposal', 'habilitation_grant', 'referent', 'admission_proposal', 'admission_decision', 'astreinte', 'inscription', 'evaluation', 'contribution', 'rencontre', 'rapport_evaluation', 'avis_titulaire', 'qualification', 'suite_donnee', 'retour', 'cloture', 'invitation', 'information_preoccupante', 'informant', 'attachment', 'intake_counter', 'accuse_reception', 'substitution', 'event', 'deadline', 'heartbeat', 'conflict', 'conflict_lift', 'delegation', 'permanence', 'signalement', 'signalement_letter', 'signalement_dossier', 'signalement_seal', 'signalement_step', 'signalement_counter'],
  relay: ['event', 'clock', 'heartbeat'],
  worker: ['event', 'child_lookup', 'child_index', 'enfant', 'data_key', 'index_key', 'admission', 'notice', 'agenda_message', 'poll', 'action_item', 'seance_step', 'conservation_step', 'notice_preference', 'mail_failure', 'mention', 'invitation', 'deadline', 'heartbeat', 'clock', 'signalement', 'signalement_step'],
  sign_in: ['clock'],
  trace: ['clock'],
  rewrap: ['data_key', 'index_key', 'kek_in_use'],
  renew: ['kek_in_use'],
  shred: [],
  indexer: ['message', 'revision', 'piece', 'data_key', 'word_index'],
  jobs: ['consequence'],
  sequencer: [],
  // Without a context, nobody.
  app_rt: ['clock'],
};
/** Columns that they may change, on every row they see. */
const CHANGES: Record<string, Record<string, string>> = {
  app_policy: { dossier: 'state', intake_counter: 'last', accuse_reception: 'stage', admission_kind: 'valid_to', participation: 'valid_to', convocation: 'valid_to', referent: 'valid_to', admission: 'valid_to', share: 'valid_to', habilitation: 'epoch', action_item: 'state', session: 'ended_at', dossier_territoire: 'valid_to', deadline: 'met_at', heartbeat: 'silent_at', information_preoccupante: 'state', signalement_counter: 'last', witness: 'state' },
  rewrap: { data_key: 'kek_version', index_key: 'kek_version', kek_in_use: 'version' },
  worker: { conservation_step: 'first_told_at', child_lookup: 'state', notice: 'state', agenda_message: 'state', poll: 'reminded_at', action_item: 'reminded_at', seance_step: 'reminded_at', mail_failure: 'settled_at', deadline: 'alarmed_at', heartbeat: 'at' },
};
/** Of these the role that changes them reads some columns alone, which the place of a row is not. */
const BY_ID = ['conservation_step', 'admission', 'share', 'information_preoccupante', 'poll', 'action_item', 'seance_step'];
const SYSTEM = '00000000-0000-4000-8000-000000000001';

export async function system(client: pg.ClientBase, bench: Bench, only?: string): Promise<Wrong> {
  await client.query(`select set_config('app.ctx', '', true)`);
  const { rows: tables } = await client.query<{ t: string; n: string }>(`select relname as t, (xpath('/row/n/text()', query_to_xml('select count(*) as n from app.' || quote_ident(relname), false, true, '')))[1]::text as n
    from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' and ($1::text is null or relname = $1)`, [only ?? null]);
  for (const [role, seen] of Object.entries(SEES)) {
    for (const { t, n } of tables) {
      const count = await as(client, role, `select count(*) as n from app.${t}`);
      const expected = seen.includes(t) ? n : '0';
      if ((count ?? '0') !== expected) return `${role} sees ${count} of the ${n} rows of ${t}`;
      const column = CHANGES[role]?.[t];
      if (!column) continue;
      const place = BY_ID.includes(t) ? 'id' : 'ctid';
      const { rows: [few] } = await client.query<{ places: string; n: string }>(`select array_agg(${place})::text as places, count(*) as n from (select ${place} from app.${t} limit 3) f`);
      const changed = await as(client, role, `with c as (update app.${t} set ${column} = ${column} where ${place} = any ($1::${place === 'id' ? 'uuid' : 'tid'}[]) returning 1) select count(*) as n from c`, [few!.places]);
      if (changed !== few!.n) return `${role} changes ${changed} of ${few!.n} rows of ${t}`;
    }
  }
  const renewed = await renews(client, (role, text, values) => as(client, role, text, values), only);
  if (renewed) return renewed;
  return only && !['session', 'professionnel', 'invitation', 'access', 'event', 'habilitation', 'habilitation_territoire', 'clock', 'receipt', 'participation', 'convocation', 'thread', 'referent', 'signalement_counter', 'signalement_step', 'leaf', 'leaf_salt', 'checkpoint', 'tree_node', 'journal_key', 'witness', 'data_key', 'index_key', 'kek_in_use', 'word_index', 'message', 'revision', 'piece'].includes(only) ? undefined : acts(client, bench);
}

/** What is done through functions, as each login does it. */
async function acts(client: pg.ClientBase, bench: Bench): Promise<Wrong> {
  const { world } = bench.scenario;
  const facts = factsOf(world, world.t);
  const hats = new Map(world.habilitation.map((h) => [h.id, h]));
  for (const s of world.session) {
    const valid = validAt(hats.get(s.habilitation_id)!, world.t);
    const found = await as(client, 'sign_in', 'select count(*) as n from app.read_session($1)', [tokenHash(s)]);
    if (found !== (valid ? '1' : '0')) return `sign_in reads ${found} session of somebody ${valid ? 'valid' : 'no longer valid'}`;
  }
  for (const p of world.professionnel) {
    const valid = world.habilitation.some((h) => h.professionnel_id === p.id && validAt(h, world.t));
    const opened = await opensSession(client, p.issuer ?? 'https://fia.example', p.id);
    const linked = p.issuer !== null;
    if (opened !== (valid && linked ? '1' : '0')) return `sign_in opens ${opened} session for somebody ${linked ? valid ? 'valid' : 'without a valid habilitation' : 'whom nothing has linked'}`;
  }
  const { id: somebody } = world.professionnel.find((p) => p.issuer !== null)!;
  if (await opensSession(client, 'https://other.example', somebody) !== '0') return 'sign_in opens a session for the subject of another provider';
  // Somebody whose every hat ends at this very instant: valid until then, and not at it.
  const worn = (p: { id: string }): Habilitation[] => world.habilitation.filter((h) => h.professionnel_id === p.id && validAt(h, world.t));
  // A hat that is put on at this instant cannot be taken off at it.
  const leaver = world.professionnel.find((p) => p.issuer !== null && worn(p).length > 0 && worn(p).every((h) => h.valid_from < world.t));
  if (leaver) {
    await client.query('savepoint leaving');
    await client.query('update app.habilitation set valid_to = app.now() where professionnel_id = $1 and valid_from < app.now() and app.now() < valid_to', [leaver.id]);
    const opened = await opensSession(client, leaver.issuer!, leaver.id);
    await client.query('rollback to savepoint leaving');
    if (opened !== '0') return `sign_in opens ${opened} session for somebody who leaves at this instant`;
  }
  const invited = await invitations(client, bench);
  if (invited) return invited;
  const free = await as(client, 'app_policy', 'with c as (update app.professionnel set issuer = issuer returning 1) select count(*) as n from c');
  if (free !== String(world.professionnel.filter((p) => p.issuer === null).length)) return `a sign-in may link ${free} people again`;
  const ended = await as(client, 'sign_in', 'with e as (select app.end_session($1)) select count(*) as n from e', [tokenHash(world.session[0]!)]);
  if (ended !== '1') return 'sign_in may not end a session';
  // Signing out is told in the name of who signs out, and that a watch sleeps, the admissions that a conflict ends, and that a signalement was received; nothing else is.
  for (const [type, told] of [['session.ended', '1'], ['watch.silent', '1'], ['admission.ended', '1'], ['signalement.received', '1'], ['dossier.eliminated', '1'], ['message.posted', undefined]] as const) {
    const n = await as(client, 'app_policy', `with e as (insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id)
      values (gen_random_uuid(), app.now(), $1, 1, gen_random_uuid(), 'Session', gen_random_uuid())) select 1 as n`, [type]);
    if ((n === undefined) !== (told === undefined)) return `a sign-out ${n === undefined ? 'may not tell' : 'tells'} ${type}`;
  }
  // Habilitations and their perimeter are made by a grant, which runs as the owner of the policies.
  const made = await as(client, 'app_policy', `with h as (insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
    select gen_random_uuid(), departement, professionnel_id, organisation_id, function, valid_from, valid_to from app.habilitation where id = $1 returning 1) select count(*) as n from h`, [world.habilitation[0]!.id]);
  if (made !== '1') return 'a grant may not make an habilitation';
  const perimeter = await as(client, 'app_policy', `with h as (insert into app.habilitation_territoire (habilitation_id, territoire_id, departement)
    select h.id, t.id, t.departement from app.habilitation h, app.territoire t where not exists (select 1 from app.habilitation_territoire x where (x.habilitation_id, x.territoire_id) = (h.id, t.id)) limit 1 returning 1) select count(*) as n from h`);
  if (perimeter !== '1') return 'a grant may not give a perimeter';
  const carried = await carries(world, (role, text, values) => as(client, role, text, values));
  if (carried) return carried;
  // Whoever revises a message is counted in its thread, of which the counting reads nothing but the id.
  const counted = await as(client, 'app_policy', 'with c as (update app.thread set revisions = revisions + 1 where id = any ($1) returning 1) select count(*) as n from c', [world.thread.map((t) => t.id)]);
  if (counted !== String(world.thread.length)) return `${counted} of ${world.thread.length} threads count their revisions`;
  // A person comes by an inscription, unproved: who proved them is not granted.
  for (const [columns, values, done] of [['', '', '1'], [', issuer, subject', `, 'https://fia.example', 'x'`, undefined]] as const) {
    const come = await as(client, 'app_policy', `with p as (insert into app.professionnel (id, departement, display_name, email${columns})
      values (gen_random_uuid(), 1, 'personne', 'nouvelle@orvale.example'${values}) returning 1) select count(*) as n from p`);
    if (come !== done) return `an inscription ${come ? 'makes a proved person' : 'may not make a person'}`;
  }
  // A dossier that is given to a territory begins a line there.
  const given = await as(client, 'app_policy', `with t as (insert into app.dossier_territoire (dossier_id, territoire_id, departement, valid_from, valid_to)
    select dossier_id, territoire_id, departement, app.now() + interval '1 hour', 'infinity' from app.dossier_territoire limit 1 returning 1) select count(*) as n from t`);
  if (given !== '1') return 'a dossier may not be given to a territory';
  const moved = await movesSignalements(world, (role, text, values) => as(client, role, text, values));
  if (moved) return moved;
  const named = await as(client, 'app_policy', `with r as (insert into app.referent (id, departement, dossier_id, habilitation_id, function, admission_id, named_by, named_at, valid_from, valid_to)
    select gen_random_uuid(), departement, dossier_id, habilitation_id, function, admission_id, named_by, named_at, valid_from, valid_to from app.referent limit 1 returning 1) select count(*) as n from r`);
  if (named !== '1') return 'a changed admission may not carry the référent';
  const actor = world.habilitation.find((h) => validAt(h, world.t))!;
  const trace = (outcome: string, id: string): string => JSON.stringify([{ actor_id: actor.id, departement: 1, operation: actor.id, action: 'read', outcome, subject_type: 'Entry', subject_id: id }]);
  for (const [outcome, id, written] of [['READ', actor.id, 1], ['REFUSED', world.entry[0]!.id, 1], ['REFUSED', actor.id, 0]] as const) {
    const n = await traced(client, trace(outcome, id)) - world.access.length;
    if (n !== written) return `trace writes ${n} line where ${written} is due (${outcome})`;
  }
  // Who traced an answer and is valid no more, or has moved: the answer is thrown away.
  const actors = world.habilitation.map((h) => ({ actor: h.id, epoch: h === actor ? h.epoch + 1 : h.epoch }));
  const stale = await as(client, 'trace', `select count(*) as n from app.commit_traces('[]'::jsonb, $1::jsonb)`, [JSON.stringify(actors)]);
  const due = 1 + world.habilitation.filter((h) => !validAt(h, world.t)).length;
  if (stale !== String(due)) return `trace finds ${stale} stale actors of ${due}`;
  for (const [who, done] of [[SYSTEM, '1'], [actor.id, undefined]] as const) {
    const told = await as(client, 'worker', `with e as (insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id)
      values (gen_random_uuid(), app.now(), 'dossier.opened', 1, $1, 'Dossier', gen_random_uuid())) select 1 as n`, [who]);
    if ((told === undefined) !== (done === undefined)) return `worker ${told === undefined ? 'may not tell' : 'tells'} as ${who === SYSTEM ? 'the system' : 'a person'}`;
  }
  for (const h of world.habilitation) {
    const found = await as(client, 'worker', 'select count(*) as n from app.mail_of($1)', [h.id]);
    if (found !== (validAt(h, world.t) ? '1' : '0')) return `worker is given ${found} address of somebody ${validAt(h, world.t) ? 'valid' : 'no longer valid'}`;
  }
  for (const grant of world.habilitation_grant) {
    const by = await as(client, 'worker', 'select proposed_by::text as n from app.proposed($1)', [grant.id]);
    if (by !== world.habilitation_proposal.find((p) => p.id === grant.proposal_id)!.proposed_by) return 'worker is given another author of a proposal than whoever made it';
  }
  for (const d of world.dossier) {
    const due = world.habilitation.filter((h) => h.departement === d.departement && validAt(h, world.t) && (h.function === 'DPO' || facts.isReferent(h, d.id)
      || (RESPONSIBLE.includes(h.function) && facts.inScope(h, d.id)))).length;
    for (const role of ['worker', 'relay']) {
      const told = await as(client, role, 'select count(*) as n from app.told_of_glass($1, $2)', [d.departement, d.id]);
      if (told !== String(due)) return `${role} tells ${told} people of an exceptional access where ${due} answer for it`;
    }
  }
  for (const intake of world.information_preoccupante) {
    const due = world.habilitation.filter((h) => h.departement === intake.departement && validAt(h, world.t) && (RECEIVES.includes(h.function) || h.id === intake.author_id)).length;
    for (const role of ['worker', 'relay']) {
      const told = await as(client, role, 'select count(*) as n from app.told_of_intake($1, $2)', [intake.departement, intake.author_id]);
      if (told !== String(due)) return `${role} tells ${told} people of a reception where ${due} are due`;
    }
  }
  const ask = (role: string, text: string, values?: unknown[]): Promise<string | undefined> => as(client, role, text, values);
  const wrong = await proves(ask) ?? await rewraps(ask) ?? await destroys(client, world, ask) ?? await indexes(client, world, ask) ?? await terms(world, facts, ask);
  if (wrong) return wrong;
  // That a mail was accepted is all that the worker says of a message: never that somebody opened it.
  const { id, departement, thread_id, seq } = world.message.find((m) => !world.receipt.some((r) => r.message_id === m.id && r.habilitation_id === actor.id))!;
  for (const [fact, done] of [['NOTIFIED', '1'], ['OPENED', undefined]] as const) {
    const said = await as(client, 'worker', `with r as (insert into app.receipt (id, departement, message_id, thread_id, seq, habilitation_id, fact, at)
      values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, app.now())) select 1 as n`, [departement, id, thread_id, seq, actor.id, fact]);
    if ((said === undefined) !== (done === undefined)) return `worker ${said === undefined ? 'may not say' : 'says'} ${fact} of a message`;
  }
  // Delivered and opened are written by what happened, of others' messages; nobody is made to acknowledge.
  for (const [fact, done] of [['DELIVERED', '1'], ['OPENED', '1'], ['ACKNOWLEDGED', undefined]] as const) {
    const said = await as(client, 'app_policy', `with r as (insert into app.receipt (id, departement, message_id, thread_id, seq, habilitation_id, fact, at)
      values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, app.now())) select 1 as n`, [departement, id, thread_id, seq, actor.id, fact]);
    if ((said === undefined) !== (done === undefined)) return `what happened ${said === undefined ? 'may not be said' : 'is said'}: ${fact} of a message`;
  }
  return undefined;
}
