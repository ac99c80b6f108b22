/**
 * A responsable of one territory, and what stands in the next: the story's dossiers, threads, messages and admissions, which a colleague reads, and many more
 * like them, so that no answer is quicker for having been asked before.
 */
import { randomUUID } from 'node:crypto';
import { actorId, stableId, TERRITOIRES } from '../../apps/migrate/demonstration-directory.js';
import { playStory } from '../../apps/migrate/demonstration-story.js';
import { askJustification } from '../../libs/journal/ask-justification.js';
import { declareConflict } from '../../libs/dossiers/declare-conflict.js';
import { proposeAdmission } from '../../libs/dossiers/propose-admission.js';
import { qualifyInformationPreoccupante } from '../../libs/informations-preoccupantes/qualify-information-preoccupante.js';
import { writeEntry } from '../../libs/dossiers/write-entry.js';
import { registerPermanence } from '../../libs/partners/register-permanence.js';
import { registerAstreinte } from '../../libs/partners/register-astreinte.js';
import { shareItem } from '../../libs/threads/share-item.js';
import type { Door } from '../support/door.js';
import { anotherMagistrate, competent, delegated, draft, pieceOf, sent } from '../support/signalement.js';
import { contributed } from './contributed.js';
import { meetings } from './meetings.js';
import { ofHerOwn } from './of-her-own.js';
import { nameAs, place, reported } from '../support/situation.js';

/** What an id of each sort names; the first of each came by the verbs, and may be read by A4. */
export interface Forbidden { line: string[]; action: string[]; observation: string[]; presence: string[]; synthese: string[]; synthesePoint: string[]; convocation: string[]; poll: string[]; pollSlot: string[]; dossier: string[]; thread: string[]; message: string[]; admission: string[]; admissionProposal: string[]; referent: string[]; conflict: string[]; astreinte: string[]; delegation: string[]; permanence: string[]; passation: string[]; entry: string[]; share: string[]; session: string[]; habilitation: string[]; personne: string[]; lien: string[]; lieuProtege: string[]; priorInformation: string[]; organisation: string[]; professionnel: string[]; proposal: string[]; invitation: string[]; deadline: string[]; child: string[]; intake: string[]; element: string[]; evaluation: string[]; contribution: string[]; qualification: string[]; signalement: string[]; pieceOfLetter: string[]; step: string[]; consultation: string[]; justification: string[] }
export interface TimingWorld { forbidden: Forbidden; own: { dossier: string; thread: string; entry: string; message: string; intake: string; evaluation: string; signalement: string; parquet: string; synthese: string; synthesePoint: string; poll: string; action: string; observation: string } }

const COPIES = 150;

export async function timingWorld(door: Door): Promise<TimingWorld> {
  const { owner } = door.db;
  const story = await playStory((key, verb) => door.as(key, verb), door.kek);
  const { id: lieu } = await place(door, story.noe);
  await owner.query('update app.dossier_territoire set territoire_id = $1', [TERRITOIRES.sud]);
  await owner.query(COPY, [story.noe, story.thread, actorId('A4'), TERRITOIRES.sud, COPIES]);
  await owner.query(`insert into app.session (id, professionnel_id, habilitation_id, token_hash, carrier, acr, expires_at)
    select gen_random_uuid(), professionnel_id, id, sha256(gen_random_uuid()::text::bytea), 'CLIENT', 'eidas2', 'infinity' from app.habilitation, generate_series(1, $2) where id = $1`, [actorId('A4'), COPIES]);
  await owner.query(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
    select gen_random_uuid(), departement, professionnel_id, organisation_id, function, valid_from, valid_to from app.habilitation, generate_series(1, $2) where id = $1`, [actorId('B1'), COPIES]);
  await owner.query(`insert into app.organisation (id, departement, name, sector) select gen_random_uuid(), 98, 'Ailleurs', 'OTHER' from generate_series(1, $1)`, [COPIES]);
  await owner.query(`insert into app.professionnel (id, departement, display_name, email) select gen_random_uuid(), 98, 'Ailleurs', gen_random_uuid() || '@ailleurs.example' from generate_series(1, $1)`, [COPIES]);
  await owner.query(`insert into app.habilitation_proposal (id, departement, organisation_id, professionnel_id, function, whole_departement, proposed_by, proposer_id, proposed_at, request_id, valid_from, valid_to)
    select gen_random_uuid(), 98, h.organisation_id, p.id, 'ENSEIGNANT', false, h.id, h.professionnel_id, app.now(), gen_random_uuid(), app.now(), 'infinity'
    from app.habilitation h, app.professionnel p where h.id = $1 and p.departement = 98 and p.id <> h.professionnel_id`, [actorId('B1')]);
  await owner.query(`insert into app.invitation (id, departement, organisation_id, professionnel_id, made_by, made_at, expires_at, token_hash, request_id)
    select gen_random_uuid(), 98, o.id, p.id, '00000000-0000-4000-8000-000000000001', app.now(), app.now() + interval '7 days', sha256(p.id::text::bytea), gen_random_uuid()
    from app.professionnel p, (select id from app.organisation where departement = 98 limit 1) o where p.departement = 98 and p.issuer is null`);
  await owner.query(`insert into app.lieu_protege (id, departement, dossier_id, kind, detail, source, author_id, written_at, ground, valid_from, valid_to, address, reason, marks)
    select gen_random_uuid(), departement, dossier_id, kind, detail, source, author_id, written_at, ground, valid_from, valid_from, address, reason, marks from app.lieu_protege, generate_series(1, $1)`, [COPIES]);
  // SOC is A6's to know whole; A2 is who may be given it.
  const { id: entry } = await door.as('A4', (tx) => writeEntry(tx, { requestId: randomUUID(), dossierId: story.noe, kind: 'SOC', detail: 'FULL', body: 'Noté.' }));
  const { id: share } = await door.as('A4', (tx) => shareItem(tx, { requestId: randomUUID(), entryId: entry, habilitationId: actorId('A2'), legalBasis: 'CASF_226_2_2', necessity: 'Suivi.' }));
  await owner.query(`insert into app.entry (id, departement, dossier_id, kind, detail, source, author_id, written_at, body)
    select gen_random_uuid(), departement, dossier_id, kind, detail, source, author_id, written_at, body from app.entry, generate_series(1, $2) where id = $1`, [entry, COPIES]);
  await owner.query(`insert into app.share (id, departement, item_id, item_type, dossier_id, kind, detail, habilitation_id, reader_function, legal_basis, necessity, granted_by, sender_function, valid_from, valid_to)
    select gen_random_uuid(), departement, item_id, item_type, dossier_id, kind, detail, habilitation_id, reader_function, legal_basis, necessity, granted_by, sender_function, valid_from, valid_to
    from app.share, generate_series(1, $2) where id = $1`, [share, COPIES]);
  const { id: referent } = await nameAs(door, story.noe, 'A5');
  const { id: proposal } = await door.as('A5', (tx) => proposeAdmission(tx, { requestId: randomUUID(), dossierId: story.noe, habilitationId: actorId('A16'), kinds: ['FAM'], duty: 'NONE', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Évaluer.' }));
  await owner.query(`insert into app.referent (id, departement, dossier_id, habilitation_id, function, admission_id, named_by, named_at, valid_from, valid_to)
    select gen_random_uuid(), departement, dossier_id, habilitation_id, function, admission_id, named_by, named_at, valid_from, valid_from from app.referent, generate_series(1, $1)`, [COPIES]);
  await owner.query(`insert into app.admission_proposal (id, departement, dossier_id, invited_id, kinds, duty, purpose, legal_basis, necessity, proposed_by, proposed_at)
    select gen_random_uuid(), departement, dossier_id, invited_id, kinds, duty, purpose, legal_basis, necessity, proposed_by, proposed_at from app.admission_proposal, generate_series(1, $1)`, [COPIES]);
  const { intakeId } = await reported(door, 'A1');
  await owner.query(`insert into app.information_preoccupante (id, departement, year, rank, author_id, received_at, recorded_at, grave_danger, state, request_id)
    select gen_random_uuid(), departement, year, rank, author_id, received_at, recorded_at, grave_danger, state, gen_random_uuid() from app.information_preoccupante, generate_series(1, $1)`, [COPIES]);
  const { intakeId: looked } = await reported(door, 'A1');
  const { id: qualification } = await door.as('A4', (tx) => qualifyInformationPreoccupante(tx, { requestId: randomUUID(), informationPreoccupanteId: looked, outcome: 'NOT_IP', reason: 'Rien.', urgent: false }, door.kek));
  await owner.query(`insert into app.qualification (id, departement, intake_id, author_id, person_id, written_at, outcome, urgent, request_id, reason)
    select gen_random_uuid(), departement, intake_id, author_id, person_id, written_at, outcome, urgent, gen_random_uuid(), reason from app.qualification, generate_series(1, $1)`, [COPIES]);
  await owner.query(`insert into app.deadline (id, departement, code, subject_type, subject_id, dossier_id, holder_type, holder_id, answers_for, second, started_by, started_at, counted_from, legal_at, due_at, remind_at)
    select gen_random_uuid(), 99, 'PPE', 'Dossier', d.id, d.id, 'DOSSIER', d.id, 'REFERENT_ASE', 'RESPONSABLE_ASE', d.opened_by, d.opened_at, d.opened_at, app.now() + interval '90 days', app.now() + interval '90 days', app.now() + interval '75 days' from app.dossier d`);
  const { id: conflict } = await door.as('A4', (tx) => declareConflict(tx, { requestId: randomUUID(), dossierId: story.noe, professionnelId: stableId('professionnel A16'), reason: 'Un lien.' }));
  await owner.query(`insert into app.conflict (id, departement, dossier_id, professionnel_id, reason, declared_by, declarer_id, declared_at)
    select gen_random_uuid(), departement, dossier_id, professionnel_id, reason, declared_by, declarer_id, declared_at from app.conflict, generate_series(1, $1)`, [COPIES]);
  const { id: astreinte } = await door.as('ADM', (tx) => registerAstreinte(tx, { requestId: randomUUID(), habilitationId: actorId('A8'), validFrom: new Date('2039-01-01T00:00:00Z'), validTo: new Date('2039-01-02T00:00:00Z') }));
  await owner.query(`insert into app.astreinte (id, departement, habilitation_id, professionnel_id, function, recorded_by, recorder_id, request_id, valid_from, valid_to)
    select gen_random_uuid(), departement, habilitation_id, professionnel_id, function, recorded_by, recorder_id, gen_random_uuid(), valid_from, valid_from from app.astreinte, generate_series(1, $1)`, [COPIES]);
  const delegation = await delegated(door, 'A8');
  await owner.query(`insert into app.delegation (id, departement, delegate_id, professionnel_id, function, act, delegator, arrete_reference, recorded_by, recorder_id, request_id, valid_from, valid_to)
    select gen_random_uuid(), departement, delegate_id, professionnel_id, function, act, delegator, arrete_reference, recorded_by, recorder_id, gen_random_uuid(), valid_from, valid_from from app.delegation, generate_series(1, $1)`, [COPIES]);
  await owner.query(`insert into app.evaluation (id, departement, intake_id, opened_by, opened_at, request_id) select gen_random_uuid(), departement, id, author_id, received_at, gen_random_uuid() from app.information_preoccupante`);
  const parquet = await competent(door);
  const { id: signalement } = await draft(door, 'A4', parquet, { dossierIds: [story.noe] });
  const pieceOfLetter = await pieceOf(door, 'A4', signalement);
  await sent(door, parquet);
  const { id: permanence } = await door.as('A9', (tx) => registerPermanence(tx, { requestId: randomUUID(), habilitationId: actorId('A9'), phone: '0536490002', validFrom: new Date('2039-01-01T00:00:00Z'), validTo: new Date('2039-01-02T00:00:00Z') }));
  await owner.query(`insert into app.permanence (id, departement, parquet_id, habilitation_id, phone, recorded_by, request_id, valid_from, valid_to)
    select gen_random_uuid(), departement, parquet_id, habilitation_id, phone, recorded_by, gen_random_uuid(), valid_from, valid_from from app.permanence, generate_series(1, $1)`, [COPIES]);
  const { colleague } = await anotherMagistrate(door.db);
  await owner.query(`insert into app.passation (id, departement, parquet_id, permanence_id, given_by, habilitation_id, given_at, request_id)
    select gen_random_uuid(), departement, parquet_id, id, habilitation_id, $1, app.now(), gen_random_uuid() from app.permanence`, [colleague]);
  const [consultation, justification] = await asked(door, story.noe);
  const meeting = await meetings(door, story.noe, COPIES);
  const own = await ofHerOwn(door, parquet);
  await owner.query('analyze');
  const ids = async (from: string, first?: string): Promise<string[]> => {
    const all = (await owner.query<{ id: string }>(`select id from ${from}`)).rows.map((r) => r.id);
    return first === undefined ? all : [first, ...all.filter((id) => id !== first)];
  };
  return {
    own,
    forbidden: {
      dossier: await ids(`app.dossier where id <> '${own.dossier}'`, story.noe),
      thread: await ids(`app.thread where id <> '${own.thread}'`, story.thread),
      message: await ids(`app.message where id <> '${own.message}'`, story.messages[0]),
      personne: await ids(`app.personne where dossier_id <> '${own.dossier}'`),
      lien: await ids(`app.lien where dossier_id <> '${own.dossier}'`),
      lieuProtege: await ids('app.lieu_protege', lieu),
      priorInformation: await ids(`app.prior_information where dossier_id <> '${own.dossier}'`),
      admission: await ids(`app.admission where dossier_id <> '${own.dossier}'`),
      admissionProposal: await ids('app.admission_proposal', proposal),
      referent: await ids('app.referent', referent),
      conflict: await ids('app.conflict', conflict),
      astreinte: await ids('app.astreinte', astreinte),
      permanence: await ids('app.permanence', permanence),
      passation: await ids('app.passation'),
      delegation: await ids('app.delegation', delegation),
      entry: await ids(`app.entry where id <> '${own.entry}'`, entry),
      share: await ids('app.share', share),
      session: await ids(`app.session where habilitation_id = '${actorId('A4')}'`),
      organisation: await ids('app.organisation where departement = 98'),
      professionnel: await ids('app.professionnel where departement = 98'),
      proposal: await ids('app.habilitation_proposal'),
      invitation: await ids('app.invitation'),
      deadline: await ids('app.deadline'),
      habilitation: await ids('app.habilitation where departement = 98'),
      element: await ids(`app.element_recueilli where intake_id in ('${intakeId}', '${looked}')`),
      intake: await ids(`app.information_preoccupante where id not in ('${looked}', '${own.intake}')`, intakeId),
      contribution: [await contributed(door, intakeId, story.noe)],
      evaluation: await ids(`app.evaluation where id <> '${own.evaluation}'`),
      qualification: await ids('app.qualification', qualification),
      step: await ids('app.signalement_step'),
      pieceOfLetter: [pieceOfLetter],
      consultation: await ids(`app.access where about_id <> '${own.dossier}'`, consultation),
      justification: await ids('app.justification', justification),
      signalement: await ids(`app.signalement where id <> '${own.signalement}'`, signalement),
      line: await ids(`app.minute_line where synthese_id <> '${own.synthese}'`),
      action: await ids(`app.action_item where id <> '${own.action}'`),
      observation: await ids(`app.observation where id <> '${own.observation}'`),
      presence: await ids('app.presence'),
      synthese: await ids(`app.synthese where id <> '${own.synthese}'`, meeting.syntheseId),
      synthesePoint: await ids(`app.synthese_point where synthese_id <> '${own.synthese}'`, meeting.pointId),
      convocation: await ids(`app.convocation where synthese_id <> '${own.synthese}'`),
      poll: await ids(`app.poll where synthese_id <> '${own.synthese}'`),
      pollSlot: await ids(`app.poll_slot where synthese_id <> '${own.synthese}'`),
      child: ['VASSELIN Noé 2018-03-14', 'DORMOND Maëlle 2023-09-02'],
    },
  };
}

/** A5 opened the dossier; A4 asked why, and has it to ask again; many more were asked. */
async function asked(door: Door, dossierId: string): Promise<[string, string]> {
  const consultation = randomUUID();
  await door.db.owner.query(`insert into app.access (id, at, actor_id, departement, operation, action, outcome, subject_type, subject_id, dossier_id, kinds, shown, withheld, held)
    select case when n = 1 then $1::uuid else gen_random_uuid() end, app.now(), $2, 99, gen_random_uuid(), 'read', 'READ', 'Enfant', null, $3, 1, 1, 0, 'P' from generate_series(1, $4) n`, [consultation, actorId('A5'), dossierId, COPIES]);
  const { id } = await door.as('A4', (tx) => askJustification(tx, { requestId: randomUUID(), consultationId: consultation }));
  await door.db.owner.query(`insert into app.justification (id, departement, dossier_id, nature, question_id, habilitation_id, asked_by, accessed_at, written_at)
    select i.id, departement, dossier_id, nature, i.id, habilitation_id, asked_by, accessed_at, written_at from app.justification, (select gen_random_uuid() as id from generate_series(1, $2)) i where app.justification.id = $1`, [id, COPIES]);
  return [consultation, id];
}

/** Copies of the story's rows, each with its own ids; what is sealed in them opens for nobody, and nobody gets that far. */
const COPY = `
with ids as materialized (select gen_random_uuid() as d, gen_random_uuid() as t, gen_random_uuid() as a, gen_random_uuid() as p, gen_random_uuid() as x from generate_series(1, $5::integer)),
dossiers as (insert into app.dossier (id, departement, opened_by, opened_at, state, request_id) select i.d, departement, opened_by, opened_at, state, gen_random_uuid() from app.dossier, ids i where id = $1),
territories as (insert into app.dossier_territoire select i.d, $4, 99, app.now(), 'infinity' from ids i),
informed as (insert into app.prior_information (id, departement, dossier_id, kind, detail, source, author_id, written_at, about, personne_id, informed_by, informed_at, means, exception, review_at, request_id, person, announced, language)
  select gen_random_uuid(), departement, i.d, kind, detail, source, author_id, written_at, 'CHILD', null, informed_by, informed_at, means, exception, review_at, gen_random_uuid(), person, announced, language
  from (select * from app.prior_information where dossier_id = $1 limit 1) r, ids i),
persons as (insert into app.personne (id, departement, dossier_id, kind, detail, source, author_id, written_at, given_names, surname)
  select i.x, departement, i.d, kind, detail, source, author_id, written_at, given_names, surname from (select * from app.personne where dossier_id = $1 limit 1) r, ids i),
ties as (insert into app.lien (id, departement, dossier_id, personne_id, kind, detail, source, author_id, written_at, nature, valid_from, valid_to, quality)
  select gen_random_uuid(), departement, i.d, i.x, kind, detail, source, author_id, written_at, nature, valid_from, valid_to, quality from (select * from app.lien where dossier_id = $1 limit 1) r, ids i),
admissions as (insert into app.admission (id, departement, dossier_id, habilitation_id, duty, purpose, legal_basis, necessity, granted_by, granted_at, request_id, valid_from, valid_to)
  select i.a, departement, i.d, habilitation_id, duty, purpose, legal_basis, necessity, granted_by, granted_at, gen_random_uuid(), valid_from, valid_to
  from (select * from app.admission where dossier_id = $1 limit 1) r, ids i),
kinds as (insert into app.admission_kind (admission_id, habilitation_id, dossier_id, departement, kind, duty, valid_from, valid_to)
  select i.a, habilitation_id, i.d, departement, 'FAM', duty, valid_from, valid_to from (select * from app.admission where dossier_id = $1 limit 1) r, ids i),
threads as (insert into app.thread (id, departement, dossier_id, kind, detail, source, author_id, opened_at, seq, request_id, subject, motive)
  select i.t, departement, i.d, kind, detail, source, author_id, opened_at, 1, gen_random_uuid(), subject, motive from app.thread, ids i where id = $2),
children as (insert into app.thread_dossier (thread_id, dossier_id, departement) select i.t, i.d, 99 from ids i),
members as (insert into app.participation (id, departement, thread_id, dossier_id, habilitation_id, basis, admission_id, from_seq, valid_from, valid_to)
  select i.p, 99, i.t, i.d, $3, 'FUNCTION', null, 1, app.now(), 'infinity' from ids i)
insert into app.message (id, departement, thread_id, dossier_id, kind, detail, source, author_id, seq, sent_at, client_message_id, request_hash, readers_digest, body)
  select gen_random_uuid(), departement, i.t, i.d, kind, detail, source, author_id, 1, sent_at, gen_random_uuid(), request_hash, readers_digest, body
  from (select * from app.message where thread_id = $2 and seq = 1) r, ids i`;
