import { cpuOfFamily, cpuOfProcess } from './cpu.mjs';
import { call, race } from './drive.mjs';
import { id } from './ids.mjs';
import { DOSSIERS_OF_THE_PERSONA } from './sizes.mjs';

export const DAY_PAGE = 'query Jour { myDay { late today week later more items { verb dueAt late threadId seq count dossier { id enfant { givenNames surname } } about { id } } } }';
const DOSSIER = `query Dossier($id: ID!) { dossier(id: $id) { state openedAt enfant { givenNames surname birthDate } admissions { duty purpose validTo habilitation { function professionnel { displayName } organisation { name } } }
  entries(first: 25) { edges { node { kind writtenAt body } } } } }`;

/** The worklist and the dossier's page of the least privileged persona. */
export async function pages({ persona: token, ...bench }) {
  let n = 0;
  const one = () => ({ id: id(`dossier ${n++ % DOSSIERS_OF_THE_PERSONA}`) });
  const page = (text) => text.split('"displayName"').length === 5 && text.split('"body"').length === 4;
  const day = (text) => text.split('"verb"').length > 30;
  await compared(bench, [{ title: 'Ma journée', token, query: DAY_PAGE, path: '/day', whole: day }, { title: 'La page d’un dossier', token, query: DOSSIER, path: '/dossier', variables: one, whole: page }]);
}

/** Pages against the same pages written by hand without any duty. Every answer is looked at. */
export async function compared({ db, processes, say, rounds }, measured) {
  const used = ({ process }) => ({ node: cpuOfProcess(processes[process].child.pid), postgresql: cpuOfFamily(db.postgres.pid) });
  const of = (process, path, { token, query, variables = () => ({}), whole }) => ({ name: process, process, once: async (agent) => {
    const text = await call({ port: processes[process].port, path, agent, headers: { authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables: variables() }) });
    if (!whole(text)) throw new Error(`${String(process)}: ${text.slice(0, 300)}`);
  } });
  for (const one of measured) {
    for (const concurrency of [1, 8]) {
      say(`\n${one.title}, ${concurrency} à la fois (processeur : ms par réponse, node + PostgreSQL)`);
      for (const r of await race([of('cordée', '/graphql', one), of('bare', one.path, one)], { rounds, concurrency, used })) {
        say(`  ${r.name.padEnd(8)} ${r.perSecond.toFixed(0).padStart(5)} /s   p50 ${r.p50.toFixed(1)} ms   p99 ${r.p99.toFixed(1)} ms   processeur ${r.costs.node.toFixed(2)} + ${r.costs.postgresql.toFixed(2)}   cordée/${r.name} ${(1 / r.ratioTo['cordée']).toFixed(2)}`);
      }
    }
  }
}
