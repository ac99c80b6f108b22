/**
 * A file that joins a version of the letter to the procureur. It has all that judges that version, by a key that says it at once: it opens nothing, and is read by whoever
 * reads that version. What joins, or leaves, makes another version; the seal names one, and nothing joins it afterwards. Its document is sealed once, under the signalement's key.
 */
import { allow } from './allow.js';

const JUDGING = 'signalement_id, version, route, author_id, departement';
const CELL = `('AGENT_CRIP','RESPONSABLE_CRIP')`;
const MINE = 'signalement_id = any ((select app.my_signalements())::uuid[])';

export const up = `
alter table app.signalement_letter add unique (id, ${JUDGING});

create table app.piece_signalement (
  id uuid primary key,
  departement smallint not null,
  signalement_id uuid not null,
  route text not null check (route in ('DIRECT','DEPARTEMENT')),
  letter_id uuid not null,
  version smallint not null,
  author_id uuid not null,
  number smallint not null check (number > 0),
  document_id uuid not null,
  type text not null check (type in ('pdf','jpeg','png','docx','odt','txt')),
  state text not null check (state in ('CLEAN','UNSCANNED')),
  size integer not null check (size > 0),
  name bytea not null,
  -- Of its bytes: sealed, since whoever holds a file could otherwise tell whose signalement bears it.
  hash bytea not null,
  unique (letter_id, number),
  unique (letter_id, document_id),
  foreign key (letter_id, ${JUDGING}) references app.signalement_letter (id, ${JUDGING})
);
create index on app.piece_signalement (signalement_id);

-- A version keeps what it came with: nothing joins one that is sealed, or that another follows. Asked after the row, which its policy has judged first.
create function app.piece_of_letter_follows() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select 1 from app.signalement_seal s where s.signalement_id = new.signalement_id)
    or exists (select 1 from app.signalement_letter l where l.signalement_id = new.signalement_id and l.version > new.version) then
    raise exception 'sealed, or followed' using errcode = 'check_violation', constraint = 'piece_signalement_sealed';
  end if;
  return null;
end $$;
alter function app.piece_of_letter_follows() owner to app_policy;
revoke execute on function app.piece_of_letter_follows() from public;
create trigger follows after insert on app.piece_signalement for each row execute function app.piece_of_letter_follows();

alter table app.piece_signalement enable row level security, force row level security;
create policy departement on app.piece_signalement as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()));
create policy cell on app.piece_signalement for select to app_rt using ((select app.my_function()) in ${CELL});
create policy mine on app.piece_signalement for select to app_rt using (${MINE});
create policy parquet on app.piece_signalement for select to app_rt using (signalement_id = any ((select app.my_received())::uuid[]));
create policy joins on app.piece_signalement for insert to app_rt with check (author_id = (select app.actor()) and ((select app.my_function()) in ${CELL} or ${MINE}));
create policy policy_reads on app.piece_signalement for select to app_policy using (true);
grant select, insert on app.piece_signalement to app_rt;
grant select (signalement_id, document_id) on app.piece_signalement to app_policy;

-- What was joined goes with it: the bytes of every version, of those too that the sealed one had left out.
create or replace function app.pieces_to_destroy(p_dossier uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select p.id from app.piece p where p.dossier_id = p_dossier and exists (select 1 from app.elimination e where e.dossier_id = p_dossier and e.done_at = 'infinity')
  union select p.document_id from app.piece_recueillie p where p.intake_id = any (app.holders_to_destroy(p_dossier))
  union select p.document_id from app.piece_signalement p where p.signalement_id = any (app.holders_to_destroy(p_dossier))
$$;

${allow('event', 'type', 'piece-signalement.attached')}
${allow('event', 'subject_type', 'PieceSignalement')}
${allow('access', 'subject_type', 'PieceSignalement')}
`;
