import type { ApolloServerPlugin } from '@apollo/server';

const OF_A_DOCUMENT = new Set<unknown>(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

/** GraphQL over HTTP: who accepts application/json alone reads every answer of GraphQL's as 200, even « this document is not valid ». Others get its status. */
export const answerStatus: ApolloServerPlugin = {
  requestDidStart: () => Promise.resolve({
    willSendResponse: ({ request, response: { body, http } }) => {
      const accepted = request.http?.headers.get('accept') ?? '';
      const jsonOnly = accepted.includes('application/json') && !accepted.includes('graphql-response+json') && !accepted.includes('*');
      const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
      if (jsonOnly && http.status === 400 && errors?.every((e) => OF_A_DOCUMENT.has(e.extensions?.['code']))) http.status = 200;
      return Promise.resolve();
    },
  }),
};
