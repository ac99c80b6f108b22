/* npm run story: transmits a new information préoccupante on the running server and plays events 1 to 12, 14 to 20 and 25 with real clients, one per person; says who did what, who was told,
   what each sees, and keeps each letter and each minutes as their reader receives them under out/story/. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';

await ensureInstalled();
const { EVENTS } = await import('./story/events.mjs');
const { Person, whoWasTold } = await import('./story/person.mjs');
const { shared } = await import('./story/parquet.mjs');
const { sight } = await import('./story/sight.mjs');
const { tableSight } = await import('./story/table-sight.mjs');

/** Those of the exchange, and whoever is not in it; then who answers for the evaluation with them; then who seizes the parquet, and who is seized; then who is convoked in the end. */
const SEEING = ['A1', 'A2', 'A4', 'A5', 'A6', 'A7'];
const CAST = [...SEEING, 'A8', 'A19', 'A3', 'A9', 'A10', 'A12', 'A16'];
const known = JSON.parse(readFileSync(join(root, 'apps/identity/cast.json'), 'utf8'));
const people = [];
try {
  for (const key of CAST) people.push(await Person.enter(known.find((p) => p.key === key)));
  console.log(`Entrent : ${people.map((p) => `${p.name}, ${p.functionName}`).join(' · ')}.`);
  const by = Object.fromEntries(people.map((p) => [p.key, p]));
  const story = { ids: new Set(), meetings: [], holder: (child, at) => story.holders.filter(({ dossierId }) => dossierId === story[child])[at].personneId, nameOf: (id) => people.find((p) => p.id === id)?.name ?? 'un participant' };
  for (const { n, date, title, play } of EVENTS) {
    console.log(`\n${n}. ${date} : ${title}`);
    for (const line of await play(by, story)) console.log(`   ${line}`);
    const told = await whoWasTold(people, story.ids);
    if (told.length > 0) console.log(`   Prévenus sur le champ : ${told.map((p) => p.name).join(', ')}.`);
  }
  console.log('\nCe que chacun voit de l’échange « PERRAUDEAU – évaluation » :');
  for (const line of await sight(people.filter((p) => SEEING.includes(p.key)), story.thread)) console.log(line);
  console.log(`\nCe que chacun a du signalement ${story.seal.number} :`);
  for (const line of await shared(people, story)) console.log(line);
  for (const meeting of story.meetings) {
    console.log(`\nCe que chacun a de la réunion ${meeting.minutes.number} :`);
    for (const line of await tableSight(people, meeting)) console.log(line);
  }
  console.log(`\n${EVENTS.length} événements joués.`);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  for (const person of people) person.leave();
}
