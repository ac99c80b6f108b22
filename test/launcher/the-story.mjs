import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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

/** Who has what of a signalement, and whether its letter. */
const ALL = 'transmis · reçu · accusé · complété · ordonnance de placement provisoire · heure d’informer les parents · heure d’informer les parents · parents informés · saisine du juge des enfants · enquête · désignation d’un administrateur ad hoc · auteur informé';
const NOTHING = 'rien : la même réponse, à l’octet près, qu’un identifiant inconnu';
const HAS = { 'Claire ESTIVAL': NOTHING, 'Hugo BERNADAC': NOTHING, 'Karim BELLANGEAU': NOTHING, 'Étienne CHASTAGNER': NOTHING, 'Odile RANCOURET': NOTHING, 'Maud SERVIAN': NOTHING, 'Dr Aïcha MERZOUG': 'transmis · reçu · accusé · auteur informé',
  'Solène KERVADEC': ALL, 'Noémie LASSERAND': ALL, 'Philippe ARNAUDEAU': ALL, 'Inès VALDORAY': ALL };

/** Who has what of each meeting: which points they go out of, how many of its lines they read. */
const MEETINGS = [
  { lines: 11, read: { 'Hugo BERNADAC': ['sort aux points 3, 4, 5, 6, 7, 8', 3], 'Solène KERVADEC': ['sort au point 5', 10], 'Noémie LASSERAND': ['sort au point 5', 10], 'Karim BELLANGEAU': ['assiste à tout', 11],
    'Nadège PRUVOLT': ['sort au point 5', 11], 'Dr Paul LIGNERAC': ['sort aux points 2, 9', 9], 'Philippe ARNAUDEAU': ['assiste à tout', 11] } },
  { lines: 6, read: { 'Solène KERVADEC': ['assiste à tout', 6], 'Noémie LASSERAND': ['assiste à tout', 6], 'Philippe ARNAUDEAU': ['assiste à tout', 6], 'Odile RANCOURET': ['sort aux points 2, 4, 5', 3], 'Maud SERVIAN': ['assiste à tout', 6] } },
];

/** One meeting, as many minutes as readers: a file for each, and for nobody else; not the same, since not the same is read. */
function minutes(said) {
  const told = said.split('\nCe que chacun a de la réunion ').slice(1);
  assert.equal(told.length, MEETINGS.length);
  for (const [at, { lines, read }] of MEETINGS.entries()) {
    const number = /^CR-\d{4}-\d{4}/.exec(told[at])[0];
    for (const name of Object.keys(HAS)) {
      const [what, n] = read[name] ?? [];
      assert.match(told[at], new RegExp(what ? `^  ${name} : ${what} ; ${n} lignes lues sur ${lines} ; out/story/${number}-[a-z-]+\\.pdf$` : `^  ${name} : ${NOTHING}$`, 'm'));
    }
    const files = [...told[at].matchAll(/out\/story\/CR-.*\.pdf$/gm)].map(([path]) => readFileSync(join(root, path)));
    for (const bytes of files) assert.match(bytes.subarray(0, 8).toString(), /^%PDF-1\.\d$/);
    assert.equal(new Set(files.map((bytes) => bytes.toString('latin1'))).size > 1, true);
    assert.match(told[at], /la même empreinte : [0-9a-f]{64}\.$/m);
  }
}

/** Its letter is one, the same to the byte for each who reads it, and for nobody else. */
function letters(said) {
  const files = new Map([...said.matchAll(/^ {2}(.+?), .* : (out\/story\/S-\d{4}-\d{4}-[a-z-]+\.pdf)$/gm)].map(([, name, path]) => [name, readFileSync(join(root, path))]));
  assert.deepEqual(new Set(files.keys()), new Set(Object.keys(HAS).filter((name) => HAS[name] !== NOTHING)));
  const [first] = files.values();
  assert.match(first.subarray(0, 8).toString(), /^%PDF-1\.\d$/);
  for (const bytes of files.values()) assert.ok(bytes.equals(first));
}

/** The story on a running product: real sign-ins, GraphQL and sockets, as often as one likes. */
export async function theStory(session) {
  rmSync(join(root, 'out/story'), { recursive: true, force: true });
  for (const time of ['once', 'once more']) {
    await check(`the story is played by real clients, ${time}`, async () => {
      const { code, said } = await story(session.port);
      assert.equal(code, 0, said);
      assert.ok(said.includes(SEEN), said);
      assert.equal(said.split(TOLD).length - 1, 2, said);
      for (const [name, what] of Object.entries(HAS)) assert.match(said, new RegExp(`^  ${name}, [^:]+ : ${what} ; ${what === NOTHING ? 'aucune lettre$' : 'la lettre, '}`, 'm'));
      letters(said);
      minutes(said);
      assert.match(said, /20 événements joués\.\n$/);
    });
  }
}

function story(port) {
  const command = spawn('npm', ['run', '-s', 'story'], { cwd: root, env: { ...process.env, PORT: String(port) } });
  let said = '';
  for (const stream of [command.stdout, command.stderr]) stream.on('data', (text) => (said += text));
  return new Promise((resolve) => command.once('close', (code) => resolve({ code, said })));
}
