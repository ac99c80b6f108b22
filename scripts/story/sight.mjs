/** What each sees of the exchange, asked by their own client: reads, notices and why, or the very answer that an unknown identifier gives. */
import { randomUUID } from 'node:crypto';
import { EXPLAIN, THREAD } from './documents.mjs';

export async function sight(people, thread) {
  const lines = [];
  const whys = [];
  let width = 0;
  for (const person of people) {
    const text = await person.text(THREAD, { id: thread });
    const { thread: shown } = JSON.parse(text).data;
    if (!shown) {
      const unknown = await person.text(THREAD, { id: randomUUID() });
      lines.push([person.name, unknown === text ? 'rien : la même réponse, à l’octet près, qu’un identifiant inconnu' : 'UNE AUTRE RÉPONSE QUE POUR UN IDENTIFIANT INCONNU']);
      if (unknown !== text) process.exitCode = 1;
      continue;
    }
    const nodes = shown.messages.edges.map((e) => e.node);
    lines.push([person.name, nodes.map((m) => `${m.seq} ${m.__typename === 'Message' ? 'lit' : 'remarque'}`).join(' · ')]);
    for (const m of nodes.filter((one) => one.__typename === 'Withheld')) {
      const { explainAccess: why } = await person.ask(EXPLAIN, { id: m.id });
      whys.push(`${person.name}, message ${m.seq} (${m.kind}, de ${m.authorFunction}) : ${why.phrase} (${why.article}) → ${why.ways.join(' ; ')}`);
    }
  }
  for (const [name] of lines) width = Math.max(width, name.length);
  return [...lines.map(([name, what]) => `  ${name.padEnd(width)}  ${what}`), ...(whys.length ? ['', '  Pourquoi ?', ...whys.map((w) => `  ${w}`)] : [])];
}
