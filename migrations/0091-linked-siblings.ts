/** Siblings are linked after opening too, and a link that was wrong is ended, not erased: it has its own id and its dates. What was linked before is of always. */
import { allow } from './allow.js';

export const up = `
alter table app.dossier_link
  add column id uuid not null default gen_random_uuid(),
  add column valid_from timestamptz(3) not null default '-infinity',
  add column valid_to timestamptz(3) not null default 'infinity',
  add check (valid_from <= valid_to),
  drop constraint dossier_link_pkey,
  add primary key (id);
alter table app.dossier_link alter column valid_from set default app.now();
create unique index on app.dossier_link (dossier_id, linked_id) where valid_to = 'infinity';
create index on app.dossier_link (dossier_id);

create policy ends on app.dossier_link for update to app_rt using (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()));
grant update (valid_to) on app.dossier_link to app_rt;

${allow('event', 'type', 'dossier.linked', 'dossier.unlinked')}
${allow('event', 'subject_type', 'DossierLink')}
${allow('access', 'subject_type', 'DossierLink')}
`;
