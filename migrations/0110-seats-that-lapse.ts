/**
 * Whoever sits no more, however that came: their habilitation ended, the term of their admission passed, the dossier left their territory. As a participation does, a convocation opens nothing then, and its row
 * stays. What hung on it follows: the pen is anybody's to take, and an agenda that still holds the hour is told that it is not theirs.
 */
import { allow } from './allow.js';

export const up = `
${allow('consequence', 'type', 'habilitation.ended')}

-- A pen is taken when nobody holds it, or when who held it sits there no more; handed and released by who holds it.
create or replace function app.pen_follows() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  last app.pen_step;
begin
  select p.sequence, p.fact, p.holder_id into last.sequence, last.fact, last.holder_id from app.pen_step p
    where p.synthese_id = new.synthese_id and p.sequence < new.sequence order by p.sequence desc limit 1;
  if new.sequence <> coalesce(last.sequence + 1, 0)
    or not exists (select 1 from app.seance_step s where s.synthese_id = new.synthese_id)
    or new.fact in ('HANDED','RELEASED') and (last.holder_id is distinct from new.author_id or last.fact = 'RELEASED')
    or new.fact = 'TAKEN' and last.fact <> 'RELEASED' and exists (select 1 from app.told_of_synthese(new.synthese_id) t where t = last.holder_id) then
    raise exception 'the pen is not so' using errcode = 'check_violation', constraint = 'pen_step_follows';
  end if;
  return null;
end $$;

-- Of a habilitation that ends, every seat; of a dossier that goes to another territory, or of a conflict, those around that child.
create or replace function app.agendas_touched(p_event uuid) returns table (synthese_id uuid, habilitation_id uuid, departement smallint) language sql stable security definer set search_path = '' as $$
  select distinct c.synthese_id, c.habilitation_id, c.departement from app.event e cross join lateral (
    select * from app.convocation s where s.synthese_id = coalesce((select d.synthese_id from app.synthese_date d where d.id = e.subject_id), e.subject_id)
    union all select * from app.convocation o where o.id = e.subject_id
    union all select * from app.convocation a where a.admission_id = e.subject_id
    union all select * from app.convocation h where h.habilitation_id = e.subject_id
    union all select * from app.convocation k where e.subject_type in ('Conflict','DossierMove') and k.dossier_id = e.dossier_id
  ) c where e.id = p_event and c.departement = e.departement
$$;

create policy policy_reads on app.agenda_message for select to app_policy using (true);
grant select (id, departement, synthese_id, habilitation_id, method, state, ends_at) on app.agenda_message to app_policy;
create index on app.agenda_message (ends_at) where method = 'REQUEST' and state = 'ACCEPTED';

-- A term that passes is no act: agendas that hold an hour to come, of whoever is convoked there no more.
create function app.lapsed_agendas() returns table (synthese_id uuid, habilitation_id uuid, departement smallint) language sql stable security definer set search_path = '' as $$
  select m.synthese_id, m.habilitation_id, m.departement from app.agenda_message m where m.method = 'REQUEST' and m.state = 'ACCEPTED' and m.ends_at > app.now()
    and not exists (select 1 from app.convocation c join app.habilitation h on h.id = c.habilitation_id where c.habilitation_id = m.habilitation_id and c.synthese_id = m.synthese_id
      and tstzrange(c.valid_from, c.valid_to) @> app.now() and tstzrange(h.valid_from, h.valid_to) @> app.now())
$$;

-- Where a message took an hour: it is taken back there, from somebody who has left too.
create function app.address_of_agenda(p_message uuid) returns text language sql stable security definer set search_path = '' as $$
  select p.email from app.agenda_message m join app.habilitation h on h.id = m.habilitation_id join app.professionnel p on p.id = h.professionnel_id where m.id = p_message and m.method = 'REQUEST'
$$;
do $$
declare f regprocedure;
begin
  foreach f in array array['app.lapsed_agendas()', 'app.address_of_agenda(uuid)']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function app.lapsed_agendas(), app.address_of_agenda(uuid) to worker;
`;
