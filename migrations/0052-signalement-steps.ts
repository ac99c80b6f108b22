/**
 * What becomes of a sealed signalement (CASF L.226-4): sent, received at the parquet, acknowledged by a named magistrate, answered, completed; the author and the parents told. One row each, appended,
 * with who and when; which may follow which is a list, typed here by another hand. Its clocks are those of an intake: its own key holds it. The parquet seized reads what it was sent, and no other.
 */
import { allow } from './allow.js';

const SYSTEM = '00000000-0000-4000-8000-000000000001';
const CELL = `('AGENT_CRIP','RESPONSABLE_CRIP')`;
const OURS = `('SENT','COMPLEMENT_SENT','PARENTS_TOLD')`;
const THEIRS = `('ACKNOWLEDGED','ANSWERED','AUTHOR_TOLD','COMPLEMENT_ASKED','PARENTS_TIMING')`;
const EVENTS = ['signalement.sent', 'signalement.received', 'signalement.acknowledged', 'signalement.answered', 'signalement.author-told', 'signalement.complement-asked', 'signalement.complement-sent', 'signalement.parents-timing', 'signalement.parents-told'];

/** Until a magistrate has it, whoever wrote it follows it. */
const UNTIL_ACKNOWLEDGED = `('SIGNALEMENT_SENDING','SIGNALEMENT_RECEPTION','SIGNALEMENT_ACK','SIGNALEMENT_ACK_GRAVE')`;

/** fact, the fact that it asks, whether it may come after what closes a signalement. */
const FOLLOWS = `('RECEIVED','SENT',true),('ACKNOWLEDGED','SENT',true),('ANSWERED','ACKNOWLEDGED',false),('AUTHOR_TOLD','ACKNOWLEDGED',true),('COMPLEMENT_ASKED','ACKNOWLEDGED',false),
  ('PARENTS_TIMING','ACKNOWLEDGED',true),('COMPLEMENT_SENT','SENT',false),('PARENTS_TOLD','SENT',true)`;

export const up = `
${allow('event', 'type', ...EVENTS)}
${allow('event', 'subject_type', 'SignalementStep')}
${allow('access', 'subject_type', 'SignalementStep')}
${allow('consequence', 'type', ...EVENTS)}
${allow('deadline', 'subject_type', 'SignalementSeal', 'SignalementStep')}
${allow('deadline', 'code', 'SIGNALEMENT_COMPLEMENT')}

alter table app.signalement add unique (id, departement, route, parquet_id);
create table app.signalement_step (
  id uuid primary key,
  departement smallint not null,
  signalement_id uuid not null,
  route text not null check (route in ('DIRECT','DEPARTEMENT')),
  parquet_id uuid not null,
  fact text not null check (fact in ('SENT','RECEIVED','ACKNOWLEDGED','ANSWERED','AUTHOR_TOLD','COMPLEMENT_ASKED','COMPLEMENT_SENT','PARENTS_TIMING','PARENTS_TOLD')),
  -- What was answered.
  answer text not null check (answer in ('NONE','OPP','SAISINE_JUGE_DES_ENFANTS','ENQUETE','RENVOI_DEPARTEMENT','CLASSEMENT','ADMINISTRATEUR_AD_HOC','INTERDICTION_DE_SORTIE')),
  -- How far it is told: to the parquet and the département, or to a direct author too.
  reach text not null check (reach in ('DEPARTEMENT','AUTHOR')),
  author_id uuid not null,
  at timestamptz(3) not null,
  -- When what it tells of took place, or takes place.
  dated timestamptz(3) not null,
  -- Of a complement: what it answers.
  asked_id uuid,
  body bytea,
  request_id uuid not null,
  foreign key (signalement_id, departement, route, parquet_id) references app.signalement (id, departement, route, parquet_id),
  unique (author_id, request_id),
  unique (id, signalement_id),
  foreign key (asked_id, signalement_id) references app.signalement_step (id, signalement_id),
  check ((fact = 'ANSWERED') = (answer <> 'NONE')),
  check ((fact = 'RECEIVED') = (author_id = '${SYSTEM}')),
  check (asked_id is null or fact = 'COMPLEMENT_SENT'),
  check (body is not null or fact in ('SENT','RECEIVED')),
  check (fact not in ('SENT','RECEIVED','ACKNOWLEDGED','AUTHOR_TOLD') or reach = 'AUTHOR'),
  check (fact not in ('ANSWERED','PARENTS_TIMING','PARENTS_TOLD') or reach = 'DEPARTEMENT')
);
create unique index signalement_step_once on app.signalement_step (signalement_id, fact) where fact in ('SENT','RECEIVED','ACKNOWLEDGED');
create index on app.signalement_step (signalement_id, at, id);
create index on app.signalement_step (parquet_id, at, id) where fact = 'SENT';
create index on app.signalement_step (asked_id) where asked_id is not null;

-- Each follows what it asks; nothing is asked or answered again once the parquet has closed it. Asked after the row, which its policy has judged first.
create function app.step_follows() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.fact = 'SENT' and not exists (select 1 from app.signalement_seal s where s.signalement_id = new.signalement_id) then
    raise exception 'not sealed' using errcode = 'check_violation', constraint = 'signalement_step_follows';
  end if;
  if exists (select 1 from (values ${FOLLOWS}) f (fact, asks, after_end) where f.fact = new.fact
    and (not exists (select 1 from app.signalement_step p where p.signalement_id = new.signalement_id and p.fact = f.asks)
      or not f.after_end and exists (select 1 from app.signalement_step p where p.signalement_id = new.signalement_id and p.id <> new.id and p.answer = 'CLASSEMENT'))) then
    raise exception 'a step is missing, or it is over' using errcode = 'check_violation', constraint = 'signalement_step_follows';
  end if;
  return null;
end $$;
create trigger follows after insert on app.signalement_step for each row execute function app.step_follows();

-- What this parquet was sent: one of its magistrates is all of them (COJ L.122-4).
create function app.my_received() returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(s.signalement_id), '{}') from app.signalement_step s join app.habilitation h on h.organisation_id = s.parquet_id and h.departement = s.departement
  where h.id = (select app.actor()) and h.function = 'PROCUREUR' and s.fact = 'SENT'
$$;

alter table app.signalement_step enable row level security, force row level security;
create policy departement on app.signalement_step as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()));
create policy cell on app.signalement_step for select to app_rt using ((select app.my_function()) in ${CELL});
create policy mine on app.signalement_step for select to app_rt using (signalement_id = any ((select app.my_signalements())::uuid[]));
create policy parquet on app.signalement_step for select to app_rt using (signalement_id = any ((select app.my_received())::uuid[]));
create policy parquet on app.signalement for select to app_rt using (id = any ((select app.my_received())::uuid[]));
create policy parquet on app.signalement_letter for select to app_rt using (signalement_id = any ((select app.my_received())::uuid[]));
create policy parquet on app.signalement_seal for select to app_rt using (signalement_id = any ((select app.my_received())::uuid[]));
create policy goes_on on app.signalement_step for insert to app_rt with check (author_id = (select app.actor())
  and (fact in ${OURS} and ((select app.my_function()) in ${CELL} or signalement_id = any ((select app.my_signalements())::uuid[]))
    or fact in ${THEIRS} and signalement_id = any ((select app.my_received())::uuid[])));
create policy policy_reads on app.signalement_step for select to app_policy using (true);
create policy receives on app.signalement_step for insert to app_policy with check (fact = 'RECEIVED');
grant select, insert on app.signalement_step to app_rt;
grant select (id, departement, signalement_id, route, parquet_id, fact, answer, reach, author_id, at), insert on app.signalement_step to app_policy;
grant select (route) on app.signalement to app_policy;
create policy looks on app.signalement for select to worker using (true);
create policy looks on app.signalement_step for select to worker using (true);
grant select (id, ground, urgency) on app.signalement to worker;
grant select (id, signalement_id) on app.signalement_step to worker;

-- A clock may be of a signalement too: what holds it is a key of an intake, which start_deadline asks for.
alter table app.deadline drop constraint deadline_intake_id_fkey;
alter table app.deadline_shortening drop constraint deadline_shortening_intake_id_fkey;
create policy parquet on app.deadline for select to app_rt using (answers_for = 'PROCUREUR' and holder_id = any ((select app.my_received())::uuid[]));
create policy author on app.deadline for select to app_rt using (holder_id = any ((select app.my_signalements())::uuid[]) and code in ${UNTIL_ACKNOWLEDGED});
create policy around on app.deadline for select to app_rt using (holder_id = any ((select app.my_signalements())::uuid[]) and (select app.my_function()) = 'RESPONSABLE_ASE');

-- The parquet receives what was sent to it, if somebody is there: the machine says so once, meets the clock of the reception and starts that of the acknowledgement.
create function app.receive_signalement(p_sent uuid, p_code text, p_answers_for text, p_second text, p_from timestamptz, p_due timestamptz, p_remind timestamptz) returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare
  sent app.signalement_step;
  received uuid := gen_random_uuid();
  told uuid := gen_random_uuid();
begin
  select s.id, s.departement, s.signalement_id, s.route, s.parquet_id, s.author_id into sent.id, sent.departement, sent.signalement_id, sent.route, sent.parquet_id, sent.author_id from app.signalement_step s where s.id = p_sent and s.fact = 'SENT';
  if not found or not exists (select 1 from app.habilitation h where h.organisation_id = sent.parquet_id and h.departement = sent.departement and h.function = 'PROCUREUR' and tstzrange(h.valid_from, h.valid_to) @> app.now()) then return false; end if;
  if p_due > app.latest_term(p_code, p_from, sent.departement) then raise exception 'later than the law allows' using errcode = 'CD010'; end if;
  insert into app.signalement_step (id, departement, signalement_id, route, parquet_id, fact, answer, reach, author_id, at, dated, request_id)
    values (received, sent.departement, sent.signalement_id, sent.route, sent.parquet_id, 'RECEIVED', 'NONE', 'AUTHOR', '${SYSTEM}', app.now(), app.now(), received) on conflict do nothing;
  if not found then return false; end if;
  update app.deadline set state = 'MET', met_at = app.now(), met_by = received where subject_id = p_sent and code = 'SIGNALEMENT_RECEPTION' and state = 'RUNNING';
  if not exists (select 1 from app.signalement_step s where s.signalement_id = sent.signalement_id and s.fact = 'ACKNOWLEDGED') then
    insert into app.deadline (id, departement, code, subject_type, subject_id, intake_id, holder_type, holder_id, answers_for, second, started_by, started_at, counted_from, legal_at, due_at, remind_at)
      values (gen_random_uuid(), sent.departement, p_code, 'SignalementStep', received, sent.signalement_id, 'INTAKE', sent.signalement_id, p_answers_for, p_second, sent.author_id, app.now(), p_from, p_due, p_due, p_remind);
  end if;
  insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id) values (told, app.now(), 'signalement.received', sent.departement, '${SYSTEM}', 'SignalementStep', received);
  perform app.enqueue(told, 'signalement.received');
  return true;
end $$;
create policy tells_reception on app.event for insert to app_policy with check (type = 'signalement.received');

-- Who is told that a signalement went on: the parquet seized, for what comes to it; the cell, those of the territory and the author, for what comes of it. The author, of nothing that is not for them.
create function app.told_of_step(p_step uuid, p_to_parquet boolean, p_to_us boolean) returns setof uuid language sql stable security definer set search_path = '' as $$
  select h.id from app.signalement_step s join app.signalement g on g.id = s.signalement_id join app.habilitation h on h.departement = s.departement and tstzrange(h.valid_from, h.valid_to) @> app.now()
  where s.id = p_step and (p_to_parquet and h.function = 'PROCUREUR' and h.organisation_id = s.parquet_id
    or p_to_us and (h.function in ${CELL} or h.id = g.author_id and (s.reach = 'AUTHOR' or h.function = 'RESPONSABLE_ASE')
      or h.function = 'RESPONSABLE_ASE' and exists (select 1 from app.signalement_dossier d join app.dossier_territoire t on t.dossier_id = d.dossier_id and t.departement = d.departement
        join app.habilitation_territoire ht on ht.territoire_id = t.territoire_id and ht.departement = t.departement
        where d.signalement_id = s.signalement_id and d.departement = h.departement and ht.habilitation_id = h.id and tstzrange(t.valid_from, t.valid_to) @> app.now())))
$$;

-- The magistrate answers for terms too; and a signalement has its own line to a dossier.
do $$
declare
  told text := pg_get_functiondef('app.told_of_deadline(uuid, boolean)'::regprocedure);
  terms text := pg_get_functiondef('app.latest_term(text, timestamptz, smallint)'::regprocedure);
  patched text;
begin
  patched := replace(replace(replace(told, 'p_past and h.function = d.second as answers', 'p_past and (h.function = d.second or h.id = g.author_id) as answers'),
    'or h.function = ''REFERENT_ASE'' and d.answers_for', 'or h.id = g.author_id and d.code in ' || $c$${UNTIL_ACKNOWLEDGED}$c$ || '
      or h.function = ''PROCUREUR'' and d.answers_for = ''PROCUREUR'' and exists (select 1 from app.signalement_step s where s.signalement_id = d.holder_id and s.fact = ''SENT'' and s.parquet_id = h.organisation_id and s.departement = h.departement)
      or h.function = ''REFERENT_ASE'' and d.answers_for'),
    'from app.attachment x where x.intake_id = d.holder_id and x.departement = h.departement)',
    'from app.attachment x where x.intake_id = d.holder_id and x.departement = h.departement union all select x.dossier_id from app.signalement_dossier x where x.signalement_id = d.holder_id and x.departement = h.departement)');
  patched := replace(patched, 'join app.habilitation h on h.departement = d.departement', 'join app.habilitation h on h.departement = d.departement left join app.signalement g on g.id = d.holder_id and g.departement = d.departement');
  if length(patched) < length(told) + 500 then raise exception 'told_of_deadline is not what it was'; end if;
  execute patched;
  patched := replace(terms, '(''REFERRAL'',''h'',24,1,0)', '(''REFERRAL'',''h'',24,1,0),(''SIGNALEMENT_COMPLEMENT'',''d'',2,1,5)');
  if patched = terms then raise exception 'latest_term is not what it was'; end if;
  execute patched;
end $$;

do $$
declare f regprocedure;
begin
  foreach f in array array['app.step_follows()', 'app.my_received()', 'app.receive_signalement(uuid, text, text, text, timestamptz, timestamptz, timestamptz)', 'app.told_of_step(uuid, boolean, boolean)']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function app.my_received() to app_rt;
grant execute on function app.receive_signalement(uuid, text, text, text, timestamptz, timestamptz, timestamptz) to worker;
grant execute on function app.told_of_step(uuid, boolean, boolean) to relay, worker;
`;
