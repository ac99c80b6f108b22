/**
 * A complement is taken after the end too. A direct author is not told what the parquet decided: refused, they would learn that it is over, and a fact about a child would be lost. The machine of what
 * follows is patched in place, since others have added to it; that it is what it was is checked.
 */
export const up = `
do $$
declare
  was text := pg_get_functiondef('app.step_follows()'::regprocedure);
  patched text := replace(was, '(''COMPLEMENT_SENT'',''SENT'',false)', '(''COMPLEMENT_SENT'',''SENT'',true)');
begin
  if patched = was then raise exception 'step_follows is not what it was'; end if;
  execute patched;
end $$;
`;
