/** Who will read, as the server says at each change: never worked out here. */
import { useAsk, type Asked } from '../../graphql/use-ask.js';
import { about } from '../../realtime/pointers.js';
import type { ResultOf, VariablesOf } from '../../graphql/graphql.js';
import { PREVIEW } from './queries.js';

type Input = VariablesOf<typeof PREVIEW>['input'];
export const usePreview = (input: Input): Asked<ResultOf<typeof PREVIEW>> => useAsk(PREVIEW, { input }, { when: about(input.threadId) });
