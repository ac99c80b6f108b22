/**
 * Evaluators differ from those who follow the family, save exception (CASF D.226-2-5): the exception is the reason that was written, under the dossier's key,
 * kept with the admission and with its proposal.
 */
export const up = `
alter table app.admission add column evaluator_exception bytea, add check (evaluator_exception is null or duty = 'EVALUATEUR');
alter table app.admission_proposal add column evaluator_exception bytea, add check (evaluator_exception is null or duty = 'EVALUATEUR');
`;
