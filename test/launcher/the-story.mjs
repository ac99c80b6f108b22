import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { root } from '../../scripts/paths.mjs';
import { check } from './checks.mjs';

const SEEN = `
Ce que chacun voit de l’échange « PERRAUDEAU – évaluation » :
  Claire ESTIVAL    rien : la même réponse, à l’octet près, qu’un identifiant inconnu
  Hugo BERNADAC     1 lit · 2 remarque · 3 lit · 4 lit · 5 lit · 6 lit
  Solène KERVADEC   1 lit · 2 lit · 3 lit · 4 lit · 5 lit · 6 lit
  Karim BELLANGEAU  1 lit · 2 lit · 3 lit · 4 lit · 5 lit · 6 lit
  Nadège PRUVOLT    1 lit · 2 lit · 3 lit · 4 lit · 5 lit · 6 lit
  Dr Paul LIGNERAC  1 lit · 2 lit · 3 lit · 4 remarque · 5 lit · 6 lit
`;
const TOLD = 'Prévenus sur le champ : Hugo BERNADAC, Solène KERVADEC, Karim BELLANGEAU, Nadège PRUVOLT, Dr Paul LIGNERAC.';

/** The story on a running product: real sign-ins, GraphQL and sockets, as often as one likes. */
export async function theStory(session) {
  for (const time of ['once', 'once more']) {
    await check(`the story is played by real clients, ${time}`, async () => {
      const { code, said } = await story(session.port);
      assert.equal(code, 0, said);
      assert.ok(said.includes(SEEN), said);
      assert.equal(said.split(TOLD).length - 1, 2, said);
      assert.match(said, /11 événements joués\.\n$/);
    });
  }
}

function story(port) {
  const command = spawn('npm', ['run', '-s', 'story'], { cwd: root, env: { ...process.env, PORT: String(port) } });
  let said = '';
  for (const stream of [command.stdout, command.stderr]) stream.on('data', (text) => (said += text));
  return new Promise((resolve) => command.once('close', (code) => resolve({ code, said })));
}
