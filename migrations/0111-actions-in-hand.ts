/** Whatever a statement is prepared for once: an index of open actions alone serves none whose state is a parameter. */
export const up = `
drop index app.action_item_owner_id_due_at_id_idx;
drop index app.action_item_author_id_due_at_id_idx;
drop index app.action_item_home_id_due_at_id_idx;
create index on app.action_item (owner_id, state, due_at, id);
create index on app.action_item (author_id, state, due_at, id);
create index on app.action_item (home_id, state, due_at, id);
`;
