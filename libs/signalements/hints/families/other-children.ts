import { EVERYWHERE, spanOf, type Family } from '../family.js';
import { expressions, Phrases } from '../phrases.js';
import { SOURCES } from '../sources.js';
import type { Word } from '../read-text.js';

/** Children of whom the letter does not speak. A brother or a sister is concerned: they are named. */
const CHILDREN = new Phrases(expressions(`
  ami, amie, amies, amis, camarade, camarades, coéquipier, coéquipière, copain, copains, copine, copines, cousin, cousine, cousines, cousins, élève,
  élèves, enfant prénommé, enfant prénommée, fille de la voisine, fils de la voisine, la jeune, la petite, le jeune, le petit, petit ami, petit
  copain, petite amie, petite copine, un enfant nommé, une enfant nommée, voisin de classe, voisin de table, voisine de classe, voisine de table
`));

/** « Rose, sa meilleure amie » : the name first. */
const APPOSED = new Phrases(['un', 'une', 'son', 'sa', 'leur', 'notre'].flatMap((whose) => ['', 'autre ', 'meilleur ', 'meilleure ', 'petit ', 'petite ', 'jeune '].flatMap((which) => expressions(`
  adolescent, adolescente, ami, amie, camarade, coéquipier, coéquipière, collégien, collégienne, copain, copine, cousin, cousine, élève, lycéen,
  lycéenne, voisin, voisine
`).map((who) => `${whose} ${which}${who}`))));

const isFirstName = (word: Word | undefined): boolean => word !== undefined && !word.quoted && /^\p{Lu}\p{Ll}/u.test(word.typed);

export const otherChildren: Family = {
  code: 'OTHER_CHILD',
  sentence: 'Un autre enfant est nommé. Écrire « un camarade », ou ses initiales, si son nom n’est pas nécessaire.',
  source: SOURCES.NECESSAIRE,
  reads: EVERYWHERE,
  *find({ sentences }) {
    for (const { words } of sentences) {
      for (const { last } of CHILDREN.in(words)) {
        // « le jeune Noé » may be the child of the letter: who reads the hint knows.
        if (isFirstName(words[last + 1])) yield spanOf(words, last + 1, last + 1);
      }
      for (let at = 1; at < words.length - 1; at++) {
        if (isFirstName(words[at]) && APPOSED.lengthAt(words, at + 1) > 0) yield spanOf(words, at, at);
      }
    }
  },
};
