/** What a file says, once each word, sealed beside its name: its message is found by it, and goes on being found once it is corrected or its key renewed, without the file being opened again. */
export const up = `
alter table app.piece add words bytea;
grant select (words) on app.piece to indexer;
grant select (words), update (words) on app.piece to renew;
`;
