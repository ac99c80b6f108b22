/** The texts that are hashed, in SQL, where `r` is the row and `of` the leaf: leaves stand under them for ever, so that another text is another version (`v`), beside this one. */
const id = (column: string): string => `coalesce('"' || ${column} || '"', 'null')`;
const number = (column: string): string => `coalesce(${column}::text, 'null')`;
/** Of somebody, of an act: what the leaf commits to. */
export const PART_OF_EVENT = `format('{"actorId":"%s","dossierId":%s,"habilitationId":%s,"seq":%s,"subjectId":"%s","subjectType":"%s","threadId":%s,"type":"%s"}',
  r.actor_id, ${id('r.dossier_id')}, ${id('r.habilitation_id')}, ${number('r.seq')}, r.subject_id, r.subject_type, ${id('r.thread_id')}, r.type)`;
/** The same, of a trace. */
export const PART_OF_ACCESS = `format('{"action":"%s","actorId":"%s","dossierId":%s,"held":"%s","highestSeq":%s,"kinds":%s,"operation":"%s","outcome":"%s","shown":%s,"subjectId":%s,"subjectType":"%s","threadId":%s,"withheld":%s}',
  r.action, r.actor_id, ${id('r.dossier_id')}, r.held, ${number('r.highest_seq')}, r.kinds, r.operation, r.outcome, r.shown, ${id('r.subject_id')}, r.subject_type, ${id('r.thread_id')}, r.withheld)`;
/** The leaf itself. */
export const TEXT = (source: string, of = ''): string => `format('{"at":"%s","commitment":"%s","departement":%s,"id":"%s","source":"%s","v":1}',
  to_char(${of}at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), encode(${of}commitment, 'hex'), ${of}departement, ${of}id, ${source})`;
