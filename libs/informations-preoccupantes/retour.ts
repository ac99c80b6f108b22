/**
 * What whoever transmitted is told, graded by who asks (CASF L.226-5, D.226-2-8; versions of the end of 2023): a literal table, reporter × stage → exact sentence. Nothing else is ever
 * said: a sentence names no child, no service, no measure, and two cases that must not be told apart are the same sentence.
 */
export const REPORTERS = ['PROFESSIONAL', 'ELECTED', 'PRIVATE', 'ANONYMOUS'] as const;
export type Reporter = (typeof REPORTERS)[number];

export const STAGES = ['RECEIVED', 'NOT_IP', 'COMPLEMENT', 'FORWARDED', 'IN_EVALUATION', 'NO_ACTION', 'HELP', 'JUDICIAL'] as const;
export type Stage = (typeof STAGES)[number];

/** D.226-2-8: the only three reasons for which a person who asks is not answered. The answer is the same for each. */
export const REFUSALS = ['CHILD_INTEREST', 'DANGER_FOR_CHILD', 'RISK_FOR_INFORMANT_AT_HOME'] as const;
export type Refusal = (typeof REFUSALS)[number];

const RECEIVED = 'Votre information a été reçue. Elle est en cours d’analyse.';
const CONSIDERED = 'Votre information a été prise en considération.';
/** A complement joins an evaluation that its author may not know of: both are being evaluated, and are told so alike. */
const EVALUATED = `${CONSIDERED} Une évaluation est en cours.`;

const PROFESSIONAL: Record<Stage, string> = {
  RECEIVED,
  NOT_IP: `${CONSIDERED} Elle ne donne pas lieu à une évaluation au titre de la protection de l’enfance.`,
  COMPLEMENT: EVALUATED,
  // Where the child lives now is not said: the département could be told from it.
  FORWARDED: `${CONSIDERED} Elle est suivie par le service compétent.`,
  IN_EVALUATION: EVALUATED,
  NO_ACTION: 'La situation a été évaluée. Il n’y est pas donné suite au titre de la protection de l’enfance.',
  HELP: 'La situation a été évaluée. Un accompagnement est en place.',
  JUDICIAL: 'La situation a été évaluée. L’autorité judiciaire est saisie.',
};
/** Whoever is not a professional learns that it was considered, and nothing of what followed (D.226-2-8). */
const PRIVATE = Object.fromEntries(STAGES.map((stage) => [stage, stage === 'RECEIVED' ? RECEIVED : CONSIDERED])) as Record<Stage, string>;

const SENTENCES: Record<Reporter, Record<Stage, string> | null> = { PROFESSIONAL, ELECTED: PROFESSIONAL, PRIVATE, ANONYMOUS: null };
const REFUSED = 'Il ne peut être répondu à votre demande (CASF D.226-2-8).';

/** Null: there is nobody to answer. A professional or an elected person is always answered: the three refusals are those of the other askers. */
export const retourTo = (reporter: Reporter, stage: Stage, refusal: Refusal | null): string | null =>
  (refusal && reporter === 'PRIVATE' ? REFUSED : SENTENCES[reporter]?.[stage] ?? null);

/** Whether the one who asks, or who is owed it, has then been answered: whoever is not a professional learns no more later. */
export const answers = (reporter: Reporter, stage: Stage, refusal: Refusal | null): boolean => (reporter === 'PRIVATE' ? refusal !== null || stage !== 'RECEIVED' : closes(stage));

/** A file is not closed while somebody who must be answered was told only that it was received. */
export const closes = (stage: Stage): boolean => stage !== 'RECEIVED' && stage !== 'IN_EVALUATION' && stage !== 'COMPLEMENT';
