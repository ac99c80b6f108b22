import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const STANDING = graphql('query JournalStanding { journalStanding { standing waitingSeconds seenSecondsAgo checkpoint { size root signedAt key } witnesses { name state size takenAt askedSecondsAgo } } }');
export type StandingData = NonNullable<ResultOf<typeof STANDING>['journalStanding']>;
export type WitnessData = StandingData['witnesses'][number];
