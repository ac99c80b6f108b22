/**
 * A mention bears the instant of its message: what is to be acknowledged is listed from the oldest, by an index. And what a former migration counted is counted
 * again by an owner whom the policies do not bind: forced, they showed it no row where it is no superuser.
 */
export const up = `
alter table app.mention no force row level security;
alter table app.message no force row level security;
alter table app.revision no force row level security;
alter table app.thread no force row level security;

alter table app.mention add column sent_at timestamptz(3);
update app.mention n set sent_at = m.sent_at from app.message m where m.id = n.message_id;
alter table app.mention alter column sent_at set not null;
drop index app.mention_habilitation_id_idx;
create index on app.mention (habilitation_id, sent_at, id) where reply = 'NONE';
-- Few among many: the exceptional accesses to review, from the oldest.
create index on app.admission (granted_at, id) where duty = 'ASTREINTE';

alter table app.thread disable trigger user;
update app.thread t set revisions = v.n from (select thread_id, count(*)::integer as n from app.revision group by thread_id) v where v.thread_id = t.id and t.revisions <> v.n;
alter table app.thread enable trigger user;

alter table app.mention force row level security;
alter table app.message force row level security;
alter table app.revision force row level security;
alter table app.thread force row level security;
`;
