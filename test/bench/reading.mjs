import { cpuOfFamily, cpuOfProcess } from './cpu.mjs';
import { call, race } from './drive.mjs';

export const QUERY = `query Fil($id: ID!) { thread(id: $id) { kind seq heading { __typename ... on OpenHeading { subject } } messages(first: 50) { edges { node { __typename
  ... on Message { id seq kind sentAt version body author { function professionnel { displayName } organisation { name } } } ... on Withheld { id seq kind authorFunction } } } } } }`;

/** Opening a thread of 50 messages with authors and organisations. Every answer is looked at: fifty messages, or it does not count. */
function reader(name, port, token, threads) {
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

/** processes: the three contenders by name, each with its child and its port. */
export async function reading({ db, processes, persona, threads, say, rounds }) {
  const contenders = Object.entries(processes).map(([name, { port }]) => reader(name, port, persona, threads));
  const used = ({ name }) => ({ node: cpuOfProcess(processes[name].child.pid), postgresql: cpuOfFamily(db.postgres.pid) });
  for (const concurrency of [1, 8]) {
    say(`\nOuvrir un échange de 50 messages, ${concurrency} à la fois (processeur : ms par réponse, node + PostgreSQL)`);
    for (const r of await race(contenders, { rounds, concurrency, used })) {
      const processor = `${r.costs.node.toFixed(2)} + ${r.costs.postgresql.toFixed(2)}`;
      say(`  ${r.name.padEnd(8)} ${r.perSecond.toFixed(0).padStart(5)} /s   p50 ${r.p50.toFixed(1)} ms   p99 ${r.p99.toFixed(1)} ms   processeur ${processor}   cordée/${r.name} ${(1 / r.ratioTo['cordée']).toFixed(2)}`);
    }
  }
}
