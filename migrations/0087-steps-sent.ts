/** A package may be handed over on paper, before anything is sent: the parquet reads here the steps of what it was sent, as of the signalement itself, looked for in the same list, hashed once. */
export const up = `
alter policy parquet on app.signalement_step using (signalement_id in (select unnest((select app.my_received())::uuid[])));
drop function app.my_parquets();
`;
