/** Who is told to have said it: somebody, somebody unnamed, or nobody. */
import { expressions, Phrases } from './phrases.js';
import type { Word } from './read-text.js';

/** What nobody in particular says. */
const turns = expressions(`
  à ce qu'il paraît, à en croire, appel anonyme, c'est connu, certaines disent, certaines personnes, certains disent, certains parents, certains
  racontent, certains voisins, chacun sait, comme chacun sait, courrier anonyme, d'après ce qu'on, d'après certain*, d'après des, d'après les gens,
  d'aucuns, de bonne source, de notoriété publique, de source fiable, de source sûre, des bruits, des bruits courent, des rumeurs, dit on, entendu
  dire, entendu parler, est connu pour, est connue pour, il a été dit, il a été rapporté, il a été signalé, il est connu, il m'a été dit, il m'a été
  rapporté, il m'a été signalé, il m'est revenu, il nous a été dit, il nous a été rapporté, il nous a été signalé, il nous est revenu, il paraît, il
  paraîtrait, il paraitrait, il se dit dans, il se dit que, il se murmure, il se raconte, information* nous, j'ai appris que, j'ai su que, la rumeur,
  le bruit court, le voisinage dit, le voisinage parle, le voisinage raconte, les rumeurs, lettre anonyme, message anonyme, nous avons appris que,
  nous avons su que, nous est parvenu que, nous est parvenue que, on a appris, on dit, on la dit, on le dit, on les dit, on m'a dit, on m'a raconté,
  on m'a rapporté, on m'a signalé, on nous a dit, on nous a raconté, on nous a rapporté, on nous a signalé, on prétend, on raconte, on rapporte, on
  sait que, ouï dire, paraît il, plusieurs personnes, quelqu'un, réseaux sociaux, selon certain*, selon des, semble t il, sont connus pour, tout le
  monde dit, tout le monde sait, tout le quartier, tout le village, une personne m', une personne nous, une rumeur, voix anonyme
`);

/** « Des parents d'élèves parlent de… » : several people, none of them. */
const SEVERAL = new Set(['des', 'certains', 'certaines', 'plusieurs', 'quelques', 'divers', 'diverses']);
/** How far the verb may stand from them. */
const NEAR = 5;
const TALK = new Phrases(expressions(`
  affirment, auraient vu, disent, évoquent, murmurent, ont dit, ont parlé, ont raconté, ont rapporté, ont signalé, parlent, prétendent, racontent,
  rapportent, se plaignent, signalent
`));
const TURNS = new Phrases([...turns, ...expressions('les gens disent, les gens racontent, les gens parlent, les voisins disent, les voisins racontent, les voisins parlent')]);

/** Where it is nobody in particular who says it. */
export function* anonymousIn(words: readonly Word[]): Generator<{ first: number; last: number }> {
  yield* TURNS.in(words);
  for (let at = 0; at < words.length; at++) {
    const { plain, quoted } = words[at] as Word;
    if (quoted || !SEVERAL.has(plain)) continue;
    for (let verb = at + 2; verb <= at + NEAR; verb++) {
      const taken = TALK.lengthAt(words, verb);
      if (taken === 0) continue;
      yield { first: at, last: verb + taken - 1 };
      break;
    }
  }
}

/** Verbs and turns by which what follows is somebody's. */
const said = expressions(`
  a entendu, a parlé, a trouvé, a vu, admet*, adress*, affirm*, ajout*, alert*, apprend, apprennent, appris, assurait, assure, attest*, au dire,
  aurait vu, aux dires, aux termes, aux yeux de, avance que, averti*, avis, cahier, communiqu*, compte rendu, conclu*, confie, confié, confirm*,
  consign*, constaté, constate, constatent, conteste*, craint, d'après, d'après la, d'après le, d'un courriel, de l'avis, déclar*, décri*, déplor*,
  diagnosti*, disait, disent, dit, écri*, estimait, estime, estiment, évoqu*, évoquent, expliqu*, faire part, fait état, fait part, fait savoir,
  figure, fourni, indiqu*, inform*, interpell*, main courante, mentionn*, murmurent, note, noté, notent, observé, observe, ont entendu, ont vu, par
  courriel, par lettre, parlent, parven*, pense, précis*, prétendent, prévenu*, procès verbal, racont*, rappel*, rapportait, rapporte, rapporté,
  rapportent, rapporter, reconnaî*, reconnu*, registre, relate, relaté, relatent, remarqu*, remis, répond*, s'inquiète, se plain*, se souvient, selon,
  signalait, signalé, signale, signalent, sollicit*, soulign*, soutien*, suivant, témoign*, transmis
`);
const SAID = new Phrases([...said, ...turns]);

export const isAttributed = (words: readonly Word[]): boolean => SAID.saidIn(words);
