import type { ApolloServerPlugin } from '@apollo/server';
import { monotonic } from '../../../libs/platform/clock.js';
import { OTHER, type Metrics } from '../../../libs/platform/metrics.js';
import type { OperationContext } from './operation-context.js';

/** What is refused in a payload, on its field, by its code alone. */
function refusedIn(data: Record<string, unknown> | null | undefined): string[] {
  return Object.values(data ?? {}).flatMap((payload) => ((payload as { userErrors?: { code?: unknown }[] } | null)?.userErrors ?? []).map(({ code }) => String(code)));
}

/** How long each operation took, under the name that the screens give it, and the codes of what was refused. */
export const measured = (metrics: Metrics): ApolloServerPlugin<OperationContext> => ({
  requestDidStart: () => {
    const startedAt = monotonic();
    return Promise.resolve({
      willSendResponse: ({ contextValue, response: { body } }) => {
        if (body.kind !== 'single') return Promise.resolve();
        const { data, errors = [] } = body.singleResult;
        const codes = [...errors.map((e) => String(e.extensions?.['code'])), ...refusedIn(data)];
        for (const code of codes) metrics.count('cordee_refusals_total', { code });
        const outcome = codes.includes('INCIDENT') ? 'failed' : codes.length > 0 ? 'refused' : 'ok';
        metrics.time('cordee_operation_seconds', { operation: contextValue.named ?? OTHER, outcome }, (monotonic() - startedAt) / 1000);
        return Promise.resolve();
      },
    });
  },
});
