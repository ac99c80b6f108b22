/**
 * Whose dossier is refused is looked for where something is refused, and not for each row that was read: « on » is asked after the function has run. Measured: 60 ms for the traces of 300 rows, 14 since.
 */
export const up = `
do $$
declare
  was text := pg_get_functiondef('app.commit_traces(jsonb, jsonb)'::regprocedure);
  becomes text := replace(was, $w$d) found on t.outcome = 'REFUSED'$w$, $w$d where t.outcome = 'REFUSED' offset 0) found on true$w$);
begin
  if becomes = was then raise exception 'commit_traces is not what it was'; end if;
  execute becomes;
end $$;
`;
