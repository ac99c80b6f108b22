/** That whoever spoke lives with the child (CASF D.226-2-8, 3°): sealed like their name, which it nearly is. Null: not known. */
export const up = `alter table app.informant add column lives_with_child bytea;`;
