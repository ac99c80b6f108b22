import { call } from './drive.mjs';

export const QUERY = `query Fil($id: ID!) { thread(id: $id) { kind seq heading { __typename ... on OpenHeading { subject } } messages(first: 50) { edges { node { __typename
  ... on Message { id seq kind sentAt version body author { function professionnel { displayName } organisation { name } } } ... on Withheld { id seq kind authorFunction } } } } } }`;

/** Opening a thread of 50 messages with authors and organisations. Every answer is looked at: fifty messages, or it does not count. */
export function reader(name, port, token, threads) {
  let n = 0;
  return {
    name,
    once: async (agent) => {
      const id = threads[n++ % threads.length];
      const text = await call({ port, agent, headers: { authorization: `Bearer ${token}` }, body: JSON.stringify({ query: QUERY, variables: { id } }) });
      if (text.split('"__typename":"Message"').length + text.split('"__typename":"Withheld"').length !== 52 && name !== 'bare') throw new Error(`${name}: ${text.slice(0, 300)}`);
    },
  };
}
