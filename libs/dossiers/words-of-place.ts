import { compact, folded, phoneDigits } from '../platform/recognise.js';
import { UserError } from '../platform/errors.js';

/** Why a place is kept secret: a judge decided it (C. civ. 375-7), it is where a victim parent lives (C. civ. 515-11), or the danger asks for it until a judge does (CASF L.221-1). */
export const PLACE_GROUNDS = ['JUDGE', 'VICTIM_PARENT', 'DANGER'] as const;
export type PlaceGround = (typeof PLACE_GROUNDS)[number];

export const PARTS_OF_PLACE = ['name', 'address', 'phone', 'email'] as const;
export type PartOfPlace = (typeof PARTS_OF_PLACE)[number];
export type Described = Readonly<Record<PartOfPlace, string | null>>;

/** Fewer letters would be found everywhere; of more, the length is not kept. */
const SHORTEST = 6;
const LONGEST = 200;
/** Without its article, a name of fewer letters is an ordinary word: « les genêts ». */
const DISTINCT = 8;
const ARTICLES = new Set(['le', 'la', 'les', 'au', 'aux']);
/** What an establishment is, which is no secret; who is called Madame. */
const COMMON = new Set(['mecs', 'lva', 'foyer', 'maison', 'enfant', 'enfants', 'd', 'de', 'des', 'du', 'l', 'a', 'caractere', 'social', 'pouponniere', 'ecole', 'maternelle', 'elementaire', 'primaire', 'college', 'lycee', 'creche', 'internat', 'famille', 'accueil', 'lieu', 'vie',
  'centre', 'chez', 'm', 'mme', 'mlle', 'monsieur', 'madame']);
const OF_A_STREET = /\b(rue|avenue|boulevard|chemin|route|place|allee|impasse|residence|lotissement|hameau|lieu|dit|quai|square|cours|faubourg|batiment|villa|domaine|r|av|bd|rte|ch|pl|imp|res|ave|all)\b/;

const MOST_STREETS = 5;
/** A street without its number, nor its town, which tells nothing by itself. */
function streets(address: string): string[] {
  const parts = address.split(/[,;\n]/).map((part) => part.replace(/^\s*\d{1,4}(?!\d)\s*(?:(?:bis|ter|quater|[a-d])\b)?\s*/i, '').trim()).filter((part) => part !== '' && !/\b\d{5}\b/.test(part));
  const named = parts.filter((part) => OF_A_STREET.test(folded(part)));
  return (named.length > 0 ? named : parts.slice(0, 1)).slice(0, MOST_STREETS);
}

/** A name without what it has in common with any other, and without its article, when what is left is a name still. */
function ownName(name: string): string {
  const words = Array.from(name.matchAll(/[\p{L}\p{M}\p{Nd}]+/gu), (m) => m[0]);
  const after = (common: (word: string) => boolean): string => compact(words.slice([...words, ''].findIndex((word) => word === '' || !common(folded(word)))).join(' '));
  const bare = after((word) => COMMON.has(word) || ARTICLES.has(word));
  if (bare.length >= DISTINCT) return bare;
  const own = after((word) => COMMON.has(word));
  return own.length >= SHORTEST ? own : compact(name);
}

const TERMS: Record<PartOfPlace, (said: string) => string[]> = {
  name: (said) => [ownName(said)],
  address: (said) => streets(said).map(compact),
  phone: (said) => [phoneDigits(said)],
  email: (said) => [compact(said)],
};
const TOO_SHORT: Record<PartOfPlace, string> = {
  name: 'Ce nom est trop court pour être reconnu sans se tromper : ajoutez-y un mot.', address: 'Donnez la voie, ou le lieu-dit : la commune seule ne dit pas où l’enfant est, et serait reconnue partout.',
  phone: 'Un numéro de téléphone a neuf chiffres au moins.', email: 'Cette adresse est trop courte pour être reconnue.',
};

/** What will be looked for in every text about this child: of each part, as it is compared. */
export function termsOf(place: Described): { part: PartOfPlace; term: string }[] {
  return PARTS_OF_PLACE.flatMap((part) => {
    const said = place[part];
    if (said === null) return [];
    const terms = TERMS[part](said);
    if (terms.length === 0 || terms.some((term) => term.length < SHORTEST)) throw new UserError('TROP_COURT', TOO_SHORT[part], part);
    if (terms.some((term) => term.length > LONGEST)) throw new UserError('TROP_LONG', `${LONGEST} signes au plus.`, part);
    return terms.map((term) => ({ part, term }));
  });
}
