/**
 * What awaits somebody is asked with its state, its function, its duty as parameters, by statements prepared once: an index that holds one of these words alone serves none of them, and the whole table is
 * read for each day. So of a state, of who answers, of a duty, in the order in which they are done.
 */
export const up = `
create index on app.deadline (answers_for, state, due_at, id);
create index on app.deadline (second, state, due_at, id);
create index on app.admission (duty, granted_at, id);
`;
