/** The terms that may run, by what is awaited. */
const NAMES: Readonly<Record<string, string>> = {
  IP_TRIAGE: 'Premier examen de ce qui est signalé grave', IP_QUALIFICATION: 'Première analyse', IP_EVAL: 'Évaluation', IP_FEEDBACK_PRO: 'Retour à qui a transmis', IP_FEEDBACK_LAY: 'Retour à qui l’a demandé', REFERRAL: 'Signalement à envoyer',
  SIGNALEMENT_SENDING: 'Transmettre ce qui est scellé', SIGNALEMENT_RECEPTION: 'Réception par le parquet', SIGNALEMENT_ACK: 'Accusé de réception', SIGNALEMENT_ACK_GRAVE: 'Accusé de réception, danger grave', SIGNALEMENT_OUTCOME: 'Réponse du parquet', SIGNALEMENT_FOLLOW_UP: 'Demander sa réponse au parquet',
  SIGNALEMENT_COMPLEMENT: 'Complément demandé', PARENTS_WRITTEN_NOTICE: 'Informer les parents par écrit', OPP_PARQUET_TO_JE: 'Saisir le juge des enfants après l’OPP', OPP_PARQUET_JE_RULING: 'Décision du juge après l’OPP',
  TRAVEL_BAN_PROSECUTOR_TO_JE: 'Saisir le juge après l’interdiction de sortie',
};
export const clockName = (code: string): string => NAMES[code] ?? `Délai ${code}`;
