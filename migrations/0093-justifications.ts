/**
 * Whoever answers for a child asks somebody why they opened the dossier, and that person answers, once: two lines of one table, of one nature each. The question holds no
 * word; the answer is sealed under the dossier's key. Both are in the journal.
 */
import { allow } from './allow.js';

const WITHIN = `(dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))`;
const RESPONSIBLE = `(select app.my_function()) in ('RESPONSABLE_CRIP','RESPONSABLE_ASE')`;
const FOLLOWED = `dossier_id = any ((select app.my_followed_dossiers())::uuid[])`;

export const up = `
create table app.justification (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  nature text not null check (nature in ('ASKED','GIVEN')),
  question_id uuid not null,
  habilitation_id uuid not null references app.habilitation,
  asked_by uuid not null references app.habilitation,
  accessed_at timestamptz(3) not null,
  written_at timestamptz(3) not null,
  request_id uuid not null default gen_random_uuid(),
  body bytea,
  unique (question_id, nature),
  unique (id, departement, dossier_id, habilitation_id, asked_by),
  foreign key (question_id, departement, dossier_id, habilitation_id, asked_by) references app.justification (id, departement, dossier_id, habilitation_id, asked_by),
  check ((nature = 'ASKED') = (question_id = id)),
  check (nature = 'ASKED' or body is not null),
  check (habilitation_id <> asked_by)
);
create index on app.justification (dossier_id);
create index on app.justification (habilitation_id);
create unique index on app.justification (asked_by, request_id) where nature = 'ASKED';
alter table app.justification enable row level security, force row level security;
create policy departement on app.justification as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()));
create policy followed on app.justification for select to app_rt using (${FOLLOWED});
create policy scope on app.justification for select to app_rt using (${WITHIN} and ${RESPONSIBLE});
create policy self on app.justification for select to app_rt using (habilitation_id = (select app.actor()));
create policy asks on app.justification for insert to app_rt with check (nature = 'ASKED' and asked_by = (select app.actor()) and (${FOLLOWED} or ${WITHIN} and ${RESPONSIBLE}));
create policy gives on app.justification for insert to app_rt with check (nature = 'GIVEN' and habilitation_id = (select app.actor()));
grant select, insert on app.justification to app_rt;

${allow('event', 'type', 'justification.asked', 'justification.given')}
${allow('event', 'subject_type', 'Justification')}
${allow('access', 'subject_type', 'Justification')}
${allow('consequence', 'type', 'justification.asked')}
`;
