/**
 * The référent of a child, one at a time, as long as the admission that they hold (CASF L.223-1-1): the journal is theirs by being named, no longer by their function.
 * And admissions proposed by whoever is admitted: a proposal opens nothing, and is decided once, by whoever may admit (CASF L.226-2-1).
 */
import { allow } from './allow.js';

const BASES = `('CASF_226_2_2','CASF_226_2_1','CASF_221_6','CASF_226_4','CPP_40','CP_226_14','CASF_221_3','CASF_221_4','CASF_223_5',
  'CSP_1110_4_II','CSP_1110_4_III','CJPM_241_2','CASF_121_6_2','JUDICIAL_REQUISITION','CRPA_ACCESS')`;
const WITHIN = `(dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))`;
const RESPONSIBLE = `(select app.my_function()) in ('RESPONSABLE_CRIP','RESPONSABLE_ASE')`;
const ADMITTED = `dossier_id = any ((select app.my_dossiers())::uuid[])`;

export const up = `
create table app.referent (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  habilitation_id uuid not null,
  function text not null check (function in ('REFERENT_ASE','ASSISTANT_SOCIAL','EDUCATEUR_ASSOCIATION')),
  admission_id uuid not null,
  named_by uuid not null references app.habilitation,
  named_at timestamptz(3) not null,
  request_id uuid not null default gen_random_uuid(),
  valid_from timestamptz(3) not null,
  valid_to timestamptz(3) not null,
  unique (named_by, request_id),
  foreign key (admission_id, habilitation_id, dossier_id) references app.admission (id, habilitation_id, dossier_id),
  foreign key (habilitation_id, function) references app.habilitation (id, function),
  check (valid_from <= valid_to)
);
create index on app.referent (dossier_id);
create index on app.referent (habilitation_id, dossier_id);
create index on app.referent (admission_id);

-- Which kinds: their bits, in the order of the list, as in app.access.
create table app.admission_proposal (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  invited_id uuid not null references app.habilitation,
  kinds smallint not null check (kinds between 1 and 4095),
  duty text not null check (duty in ('NONE','EVALUATEUR')),
  purpose text not null check (purpose in ('EVALUATE','DETERMINE_ACTION','IMPLEMENT_ACTION')),
  legal_basis text not null check (legal_basis in ${BASES}),
  necessity bytea not null,
  wanted_from timestamptz(3),
  wanted_to timestamptz(3),
  proposed_by uuid not null references app.habilitation,
  proposed_at timestamptz(3) not null,
  request_id uuid not null default gen_random_uuid(),
  unique (proposed_by, request_id),
  unique (id, dossier_id, proposed_by),
  check (invited_id <> proposed_by)
);
create index on app.admission_proposal (dossier_id);

create table app.admission_decision (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null,
  proposal_id uuid not null unique,
  -- Whom it is said to: the author of the proposal.
  habilitation_id uuid not null,
  outcome text not null check (outcome in ('GRANTED','REFUSED')),
  admission_id uuid references app.admission,
  reason bytea,
  decided_by uuid not null references app.habilitation,
  decided_at timestamptz(3) not null,
  foreign key (proposal_id, dossier_id, habilitation_id) references app.admission_proposal (id, dossier_id, proposed_by),
  check ((outcome = 'GRANTED') = (admission_id is not null)),
  check ((outcome = 'REFUSED') = (reason is not null))
);
create index on app.admission_decision (dossier_id);

do $$
declare t text;
begin
  foreach t in array array['referent','admission_proposal','admission_decision'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
    execute format('create policy policy_reads on app.%I for select to app_policy using (true)', t);
  end loop;
end $$;

create policy self on app.referent for select to app_rt using (habilitation_id = (select app.actor()));
create policy admission on app.referent for select to app_rt using (${ADMITTED});
create policy scope on app.referent for select to app_rt using ${WITHIN};
create policy names on app.referent for insert to app_rt with check (named_by = (select app.actor()) and ${WITHIN} and ${RESPONSIBLE});
create policy ends on app.referent for update to app_rt using (${WITHIN} and ${RESPONSIBLE});

create policy author on app.admission_proposal for select to app_rt using (proposed_by = (select app.actor()) and ${ADMITTED});
create policy scope on app.admission_proposal for select to app_rt using (${WITHIN} and ${RESPONSIBLE});
create policy proposes on app.admission_proposal for insert to app_rt with check (proposed_by = (select app.actor()) and ${ADMITTED});

create policy addressee on app.admission_decision for select to app_rt using (habilitation_id = (select app.actor()) and ${ADMITTED});
create policy scope on app.admission_decision for select to app_rt using (${WITHIN} and ${RESPONSIBLE});
create policy decides on app.admission_decision for insert to app_rt with check (decided_by = (select app.actor()) and ${WITHIN} and ${RESPONSIBLE});

grant select, insert on app.referent, app.admission_proposal, app.admission_decision to app_rt;
grant update (valid_to) on app.referent to app_rt;
grant select on app.referent to app_policy;
grant select (id, departement, dossier_id) on app.admission_proposal, app.admission_decision to app_policy;

-- The référent ends with the admission, and goes on with the one that takes its place.
create policy follows on app.referent for update to app_policy using (true) with check (true);
create policy carries on app.referent for insert to app_policy with check (true);
grant update (valid_to), insert on app.referent to app_policy;
create or replace function app.end_with_admission() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update app.admission_kind set valid_to = greatest(valid_from, new.valid_to) where admission_id = new.id and valid_to > new.valid_to;
  update app.participation set valid_to = greatest(valid_from, new.valid_to) where admission_id = new.id and valid_to > new.valid_to;
  update app.referent set valid_to = greatest(valid_from, new.valid_to) where admission_id = new.id and valid_to > new.valid_to;
  return null;
end $$;
create or replace function app.carry_participations(p_from uuid, p_to uuid) returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into app.participation (id, departement, thread_id, dossier_id, habilitation_id, basis, admission_id, from_seq, valid_from, valid_to)
    select gen_random_uuid(), p.departement, p.thread_id, p.dossier_id, p.habilitation_id, 'ADMISSION', n.id, p.from_seq, n.valid_from, n.valid_to
    from app.admission o join app.admission n on (n.habilitation_id, n.dossier_id, n.departement) = (o.habilitation_id, o.dossier_id, o.departement)
      join app.participation p on p.admission_id = o.id and p.valid_to = o.valid_to
    where o.id = p_from and n.id = p_to and n.id <> o.id and n.granted_by = app.actor();
  insert into app.referent (id, departement, dossier_id, habilitation_id, function, admission_id, named_by, named_at, valid_from, valid_to)
    select gen_random_uuid(), r.departement, r.dossier_id, r.habilitation_id, r.function, n.id, r.named_by, r.named_at, n.valid_from, n.valid_to
    from app.admission o join app.admission n on (n.habilitation_id, n.dossier_id, n.departement) = (o.habilitation_id, o.dossier_id, o.departement)
      join app.referent r on r.admission_id = o.id and r.valid_to = o.valid_to
    where o.id = p_from and n.id = p_to and n.id <> o.id and n.granted_by = app.actor();
end $$;
create trigger moves_epoch after update of valid_to on app.referent for each row when (new.valid_to < old.valid_to) execute function app.move_epoch();

-- Who answers for a child's journal: the référent by name, the heads of the ASE and of the CRIP in their territory.
create or replace function app.my_journal_dossiers() returns uuid[] language sql stable security definer set search_path = '' as $$
  select case when h.function = 'REFERENT_ASE' then (select coalesce(array_agg(r.dossier_id), '{}') from app.referent r
      where r.habilitation_id = h.id and r.departement = h.departement and r.valid_from <= app.now() and app.now() < r.valid_to)
    when h.function in ('RESPONSABLE_ASE','RESPONSABLE_CRIP') then app.my_scope_dossiers() else '{}' end
  from app.habilitation h where h.id = app.actor()
$$;

${allow('event', 'type', 'referent.named', 'referent.ended', 'admission.proposed', 'admission-proposal.granted', 'admission-proposal.refused')}
${allow('event', 'subject_type', 'Referent', 'AdmissionProposal', 'AdmissionDecision')}
${allow('access', 'subject_type', 'Referent', 'AdmissionProposal', 'AdmissionDecision')}

do $$ begin
  execute replace(pg_get_functiondef('app.dossier_of(text, uuid)'::regprocedure), $w$when 'Dossier' then$w$,
    $w$when 'Referent' then (select x.dossier_id from app.referent x where x.id = p_id)
    when 'AdmissionProposal' then (select x.dossier_id from app.admission_proposal x where x.id = p_id)
    when 'AdmissionDecision' then (select x.dossier_id from app.admission_decision x where x.id = p_id)
    when 'Dossier' then$w$);
end $$;
`;
