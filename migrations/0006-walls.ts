/**
 * The third wall, written by hand and not generated from the law, so that one mistake cannot open all three. It knows neither the matrix nor the kinds:
 * it is wider on purpose. Seven families: scope, admission, participation, addressee, author, self, system (docs/lecture-de-la-loi.md, § 6).
 * The functions are in 0005-actor.ts; the one policy shape is column = any ((select f())::uuid[]), so that each runs once a statement and the index serves.
 */
export const up = `
do $$
declare t text;
begin
  foreach t in array array['clock','territoire','organisation','professionnel','habilitation','habilitation_territoire','session','dossier','dossier_territoire',
    'dossier_link','data_key','enfant','entry','admission','admission_kind','share','prior_information','child_index','child_lookup',
    'thread','thread_dossier','participation','message','revision','receipt','event','access','context_key'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
  end loop;
end $$;

create policy read on app.clock for select to app_rt, app_policy, relay, worker, trace, sign_in using (true);
create policy policy_reads on app.context_key for select to app_policy using (true);

-- The directory of the département.
create policy directory on app.territoire for select to app_rt using (departement = (select app.my_departement()));
create policy directory on app.organisation for select to app_rt using (departement = (select app.my_departement()));
create policy directory on app.professionnel for select to app_rt using (departement = (select app.my_departement()));
create policy directory on app.habilitation for select to app_rt using (departement = (select app.my_departement()));
create policy directory on app.habilitation_territoire for select to app_rt using (departement = (select app.my_departement()));
create policy self on app.session for select to app_rt using (professionnel_id = (select app.my_person()));
create policy self_ends on app.session for update to app_rt using (professionnel_id = (select app.my_person())) with check (professionnel_id = (select app.my_person()));

-- No row of another département, whatever else a policy says.
do $$
declare t text;
begin
  foreach t in array array['dossier','dossier_territoire','dossier_link','data_key','enfant','entry','admission','admission_kind','share','prior_information','child_index','child_lookup',
    'thread','thread_dossier','participation','message','revision','receipt','event'] loop
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
  end loop;
end $$;

create policy admission on app.dossier for select to app_rt using (id = any ((select app.my_dossiers())::uuid[]));
create policy scope on app.dossier for select to app_rt using (id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()));
create policy opens on app.dossier for insert to app_rt with check (opened_by = (select app.actor())
  and exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function in ('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE')));

create policy mine on app.dossier_territoire for select to app_rt using (
  territoire_id = any ((select app.my_territoires())::uuid[]) or dossier_id = any ((select app.my_dossiers())::uuid[])
  or dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()));
create policy opens on app.dossier_territoire for insert to app_rt with check (
  territoire_id = any ((select app.my_territoires())::uuid[])
  and exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function in ('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE')));

create policy mine on app.dossier_link for select to app_rt using (dossier_id = any ((select app.my_dossiers())::uuid[])
  or dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()));
create policy opens on app.dossier_link for insert to app_rt with check (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()));

-- Nobody lists keys: their holders are every dossier there is. They are asked for by id (app.wrapped_keys), and open nothing without the key-encryption key,
-- which the database has never seen.
create policy opens on app.data_key for insert to app_rt with check (
  exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function in ('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE')));

-- admission, scope, addressee, author: the rows of a dossier
do $$
declare t text;
begin
  foreach t in array array['enfant','entry','prior_information'] loop
    execute format('create policy admission on app.%I for select to app_rt using (dossier_id = any ((select app.my_dossiers())::uuid[]))', t);
    execute format('create policy scope on app.%I for select to app_rt using (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))', t);
    execute format('create policy addressee on app.%I for select to app_rt using (id = any ((select app.my_items())::uuid[]))', t);
    execute format('create policy author on app.%I for select to app_rt using (author_id = (select app.actor()))', t);
    execute format('create policy writes on app.%I for insert to app_rt with check (author_id = (select app.actor()) and (dossier_id = any ((select app.my_dossiers())::uuid[])
      or dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement())))', t);
  end loop;
end $$;

create policy self on app.admission for select to app_rt using (habilitation_id = (select app.actor()));
create policy admission on app.admission for select to app_rt using (dossier_id = any ((select app.my_dossiers())::uuid[]));
create policy scope on app.admission for select to app_rt using (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()));
create policy admits on app.admission for insert to app_rt with check (granted_by = (select app.actor())
  and (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))
  and exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function in ('RESPONSABLE_CRIP','RESPONSABLE_ASE')));
create policy ends on app.admission for update to app_rt using (
  (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))
  and exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function in ('RESPONSABLE_CRIP','RESPONSABLE_ASE')));

create policy self on app.admission_kind for select to app_rt using (habilitation_id = (select app.actor()));
create policy admits on app.admission_kind for insert to app_rt with check (
  exists (select 1 from app.admission a where a.id = admission_id and a.habilitation_id = admission_kind.habilitation_id and a.dossier_id = admission_kind.dossier_id
    and a.duty = admission_kind.duty and a.valid_from = admission_kind.valid_from and a.valid_to = admission_kind.valid_to and a.granted_by = (select app.actor())));

create policy self on app.share for select to app_rt using (habilitation_id = (select app.actor()));
create policy author on app.share for select to app_rt using (granted_by = (select app.actor()));

-- participation
create policy participation on app.thread for select to app_rt using (id = any ((select app.my_threads())::uuid[]));
create policy author on app.thread for select to app_rt using (author_id = (select app.actor()));
create policy opens on app.thread for insert to app_rt with check (author_id = (select app.actor()) and seq = 0
  and (dossier_id = any ((select app.my_dossiers())::uuid[]) or dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement())));
create policy counts on app.thread for update to app_rt using (id = any ((select app.my_threads())::uuid[])) with check (id = any ((select app.my_threads())::uuid[]));

create policy participation on app.thread_dossier for select to app_rt using (thread_id = any ((select app.my_threads())::uuid[]));
create policy opens on app.thread_dossier for insert to app_rt with check (
  exists (select 1 from app.thread t where t.id = thread_id and t.author_id = (select app.actor()) and t.seq = 0));

create policy participation on app.participation for select to app_rt using (thread_id = any ((select app.my_threads())::uuid[]));
create policy self on app.participation for select to app_rt using (habilitation_id = (select app.actor()));
create policy adds on app.participation for insert to app_rt with check (
  (exists (select 1 from app.thread t where t.id = thread_id and t.author_id = (select app.actor()))
   or ((dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))
     and exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function in ('RESPONSABLE_CRIP','RESPONSABLE_ASE')))));

create policy participation on app.message for select to app_rt using (thread_id = any ((select app.my_threads())::uuid[]));
create policy posts on app.message for insert to app_rt with check (author_id = (select app.actor()) and thread_id = any ((select app.my_threads())::uuid[]));

create policy participation on app.revision for select to app_rt using (thread_id = any ((select app.my_threads())::uuid[]));
create policy revises on app.revision for insert to app_rt with check (author_id = (select app.actor()) and thread_id = any ((select app.my_threads())::uuid[])
  and exists (select 1 from app.message m where m.id = message_id and m.author_id = (select app.actor()) and m.thread_id = revision.thread_id and m.seq = revision.seq));

create policy participation on app.receipt for select to app_rt using (thread_id = any ((select app.my_threads())::uuid[]));
create policy acknowledges on app.receipt for insert to app_rt with check (habilitation_id = (select app.actor()) and thread_id = any ((select app.my_threads())::uuid[])
  and exists (select 1 from app.message m where m.id = message_id and m.thread_id = receipt.thread_id and m.seq = receipt.seq));

create policy writes on app.event for insert to app_rt with check (actor_id = (select app.actor()));
create policy asks on app.child_lookup for insert to app_rt with check (asked_by = (select app.actor()) and state = 'ASKED'
  and exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function in ('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE')));
create policy opens on app.child_index for insert to app_rt with check (
  exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function in ('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE')));
`;
