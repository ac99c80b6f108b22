/** What a result shows of a message: some words around the first that was found. Made once the text is opened for its reader, kept nowhere. */
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { lexemesIn } from './lexemes.js';

const BEFORE = 80;
const LENGTH = 240;

@ObjectType({ description: 'Où est un mot trouvé, en unités UTF-16 de l’extrait.' })
export class Highlight {
  @Field(() => Int) start: number;
  @Field(() => Int) length: number;
}

@ObjectType({ description: 'Quelques mots autour de ce qui est trouvé.' })
export class Excerpt {
  @Field() text: string;
  @Field(() => [Highlight]) highlights: Highlight[];
  @Field({ description: 'Le message commence avant.' }) cutBefore: boolean;
  @Field({ description: 'Le message continue après.' }) cutAfter: boolean;
}

export function excerptOf(text: string, sought: ReadonlySet<string>): Excerpt {
  const found = lexemesIn(text).filter(({ lexeme }) => sought.has(lexeme));
  const first = found[0]?.start ?? 0;
  const from = first <= BEFORE || text.length <= LENGTH ? 0 : wordAt(text, first - BEFORE);
  const to = text.length <= from + LENGTH ? text.length : Math.max(lastSpace(text, from + LENGTH), endOf(found[0]));
  return Object.assign(new Excerpt(), {
    text: text.slice(from, to), cutBefore: from > 0, cutAfter: to < text.length,
    highlights: found.filter(({ start, length }) => start >= from && start + length <= to).map(({ start, length }) => ({ start: start - from, length })),
  });
}

const endOf = (found?: { start: number; length: number }): number => (found ? found.start + found.length : 0);

/** The beginning of the next word after this place; in one that has no end, a place that parts no pair. */
function wordAt(text: string, place: number): number {
  const space = text.slice(place, place + BEFORE).search(/\s/);
  return space === -1 ? whole(text, place) : place + space + 1;
}

function lastSpace(text: string, place: number): number {
  const space = text.slice(place - BEFORE, place).search(/\s\S*$/);
  return space === -1 ? whole(text, place) : place - BEFORE + space;
}

const whole = (text: string, place: number): number => (/[\udc00-\udfff]/.test(text.charAt(place)) ? place - 1 : place);
