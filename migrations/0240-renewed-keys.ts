/**
 * The key of one dossier (of an information préoccupante, of a signalement) may be changed: everything that it seals is sealed again under another in one transaction, whose
 * first act is to wait for those who seal under it and to make the others wait. Its login updates ciphertexts, of the one holder that its transaction names, and reads
 * nothing else of a row: what judges it, it neither sees nor changes.
 */
const SEALED: readonly [table: string, holder: string, columns: string][] = [
  ['conservation_step', 'dossier_id, id', 'reason'],
  ['enfant', 'dossier_id, id', 'given_names, surname, birth_date'],
  ['entry', 'dossier_id, id', 'body'],
  ['admission', 'dossier_id, id', 'necessity, evaluator_exception'],
  ['admission_proposal', 'dossier_id, id', 'necessity, evaluator_exception'],
  ['admission_decision', 'dossier_id, id', 'reason'],
  ['conflict', 'dossier_id, id', 'reason'],
  ['conflict_lift', 'dossier_id, id', 'reason'],
  ['justification', 'dossier_id, id', 'body'],
  ['personne', 'dossier_id, id', 'given_names, surname'],
  ['lien', 'dossier_id, id', 'quality'],
  ['lieu_protege', 'dossier_id, id', 'name, address, phone, email, reason'],
  ['prior_information', 'dossier_id, id', 'person, announced, language'],
  ['child_lookup', 'id', 'query'],
  ['thread', 'dossier_id, id', 'subject, motive'],
  ['message', 'dossier_id, id', 'body'],
  ['revision', 'dossier_id, id', 'body'],
  ['piece', 'dossier_id, id', 'name'],
  ['share', 'dossier_id, id', 'necessity'],
  ['draft', 'dossier_id, id', 'body'],
  ['ebauche', 'id', 'body'],
  ['glass_review', 'dossier_id, id', 'finding'],
  ['mineur_concerne', 'intake_id, id', 'given_names, surname, sex, birth_date, birth_place, whereabouts'],
  ['information_des_parents', 'intake_id, id', 'person, announced'],
  ['element_recueilli', 'intake_id, id', 'body'],
  ['piece_recueillie', 'intake_id, id', 'name'],
  ['informant', 'intake_id, id', 'identity, reach_by, lives_with_child'],
  ['contribution', 'dossier_id, id', 'appraisal, trend, body'],
  ['piece_evaluation', 'dossier_id, id', 'name'],
  ['rencontre', 'dossier_id, id', 'meeting, account'],
  ['rapport_evaluation', 'dossier_id, id', 'conclusion, limbs, proposal, analysis, method'],
  ['avis_titulaire', 'dossier_id, id', 'person, announced'],
  ['suite_donnee', 'intake_id, id', 'ground, reason'],
  ['retour', 'intake_id, id', 'sentence'],
  ['retour_refuse', 'intake_id, id', 'refusal, motive'],
  ['qualification', 'intake_id, id', 'reason'],
  ['second_regard', 'intake_id, id', 'finding'],
  ['signalement_letter', 'signalement_id, id', 'letter'],
  ['piece_signalement', 'signalement_id, id', 'name, hash'],
  ['signalement_seal', 'signalement_id, id', 'pdf'],
  ['signalement_step', 'signalement_id, id', 'body'],
  ['synthese_date', 'dossier_id, id', 'place, reason'],
  ['convocation_answer', 'dossier_id, id', 'reason'],
  ['pen_step', 'dossier_id, id', 'reason'],
  ['minute_line', 'dossier_id, id', 'body, salt, indicator'],
  ['action_step', 'dossier_id, id', 'reason'],
  ['observation', 'dossier_id, id', 'body'],
  ['observation_answer', 'dossier_id, id', 'words'],
  ['family_step', 'dossier_id, id', 'reason'],
  ['minute_draft', 'dossier_id, id', 'body'],
  ['deadline_shortening', 'dossier_id, intake_id, id', 'reason'],
];
/** What says by which words a message is found, and under which name its pieces are. */
const BESIDE: Record<string, string> = { message: 'thread_id, departement', revision: 'message_id, version, nature', piece: 'message_id', piece_recueillie: 'document_id', piece_signalement: 'document_id' };

const renews = ([table, holder, columns]: (typeof SEALED)[number]): string => `
create policy renews on app.${table} for all to renew using (coalesce(${holder}) = (select app.renewing()));
grant select (${[holder, columns, ...(BESIDE[table] ? [BESIDE[table]] : [])].join(', ')}), update (${columns}) on app.${table} to renew;`;

export const up = `
alter table app.data_key add generation smallint not null default 1 check (generation > 0), add renewed_at timestamp(3) with time zone;

-- The holder that this transaction renews; none outside.
create function app.renewing() returns uuid language sql stable set search_path = '' as $$ select nullif(current_setting('app.renewing', true), '')::uuid $$;

-- Which key seals, held until this transaction ends: whoever renews it waits, and whoever comes then is told the next.
create function app.sealing_generation(p_holder uuid) returns smallint language plpgsql volatile security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('data_key ' || p_holder, 0));
  return (select k.generation from app.data_key k where k.holder_id = p_holder and k.departement = (select app.my_departement()));
end $$;

drop function app.wrapped_keys(uuid[]);
create function app.wrapped_keys(p_holders uuid[]) returns table (holder_id uuid, wrapped bytea, kek_version integer, generation smallint) language sql stable security definer set search_path = '' as $$
  select k.holder_id, k.wrapped, k.kek_version, k.generation from app.data_key k where k.holder_id = any (p_holders) and k.departement = (select app.my_departement())
$$;

-- Which key each of these is sought by: tokens of the former one find nothing.
drop function app.my_word_dossiers(integer);
create function app.my_word_dossiers(p_most integer) returns table (dossier_id uuid, generation smallint) language sql stable security definer set search_path = '' as $$
  select d.dossier_id, k.generation from (
    select td.dossier_id, max(t.opened_at) as last from app.thread_dossier td join app.thread t on t.id = td.thread_id
    where td.departement = (select app.my_departement()) and td.thread_id = any ((select app.my_threads())::uuid[]) group by td.dossier_id order by 2 desc, 1 limit p_most) d
  left join app.data_key k on k.holder_id = d.dossier_id order by d.last desc, d.dossier_id
$$;

grant usage on schema app to renew;
create policy renews on app.data_key for all to renew using (holder_id = (select app.renewing())) with check (kek_version = (select k.version from app.kek_in_use k));
create policy renew_looks on app.kek_in_use for select to renew using (true);
create policy renews on app.word_index for all to renew using (dossier_id = (select app.renewing()));
grant select (holder_id, wrapped, kek_version, generation), update (wrapped, kek_version, generation, renewed_at) on app.data_key to renew;
grant select on app.kek_in_use to renew;
grant select (message_id, dossier_id), update (tokens) on app.word_index to renew;
-- By what a secret place is recognised is made with the key too.
grant update (marks) on app.lieu_protege to renew;
${SEALED.map(renews).join('')}

revoke execute on function app.renewing(), app.sealing_generation(uuid), app.wrapped_keys(uuid[]), app.my_word_dossiers(integer) from public;
alter function app.sealing_generation(uuid) owner to app_policy;
alter function app.wrapped_keys(uuid[]) owner to app_policy;
alter function app.my_word_dossiers(integer) owner to app_policy;
grant execute on function app.sealing_generation(uuid), app.wrapped_keys(uuid[]), app.my_word_dossiers(integer) to app_rt;
-- A constraint of shares runs as whoever updates the row.
grant execute on function app.renewing(), app.basis_shares(text, text, text, text) to renew;
`;
