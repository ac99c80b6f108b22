/** The sizes of one large département (architecture 9): --small for a try. */
export const SIZES = {
  full: { dossiers: 20_000, threadsEach: 3, messagesEach: 50, actors: 2_500 },
  /** For the pages whose cost could grow with the number of children rather than of messages. */
  wide: { dossiers: 100_000, threadsEach: 1, messagesEach: 10, actors: 12_500 },
  small: { dossiers: 600, threadsEach: 3, messagesEach: 50, actors: 2_500 },
};
/** What a large cell and its parquet have behind them, and before them, whatever the number of dossiers. */
export const BOARDS = { intakes: 20_000, open: 400, signalements: 2_000, awaiting: 60 };
export const DEPARTEMENT = 99;
/** The least privileged persona that works in threads: admitted to sixty dossiers, nothing by function. */
export const DOSSIERS_OF_THE_PERSONA = 60;
/** The day of who answers for 2 000 of the dossiers, while those of others are added: from 28 000 rows to 1 400 000. One dossier of forty has a réunion to come. */
export const DAY = { own: 2_000, dossiers: [2_000, 10_000, 100_000], oneToCome: 40 };
