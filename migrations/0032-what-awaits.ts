/** What a worklist looks at first: who is named, what comes to its review, who is to leave. */
export const up = `
create index on app.mention (habilitation_id) where reply = 'NONE';
create index on app.prior_information (exception, review_at);
create index on app.admission (valid_to, id);
`;
