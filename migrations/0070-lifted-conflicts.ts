/** Whoever kept themself out of a dossier is told that it is over: they have lost the dossier, where it stands. Under whatever hat, since it is the person who was out. */
export const up = `
create policy self on app.conflict_lift for select to app_rt using (declarer_id = (select app.my_person()));
create index on app.conflict_lift (declarer_id);
`;
