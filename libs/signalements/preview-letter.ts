import { randomUUID } from 'node:crypto';
import { UserError } from '../platform/errors.js';
import type { UserFaultType } from '../platform/node.js';
import type { Tx } from '../platform/tx.js';
import { FUNCTIONS, type Function } from '../secrecy/functions.js';
import { checkedLetter } from './checked-letter.js';
import { hintsOf } from './hints/hints-of.js';
import { essentialOf } from './letter/essential.js';
import { told, type Block } from '../platform/pdf/section.js';
import { frenchSpaces } from '../platform/pdf/typography.js';
import { sectionsOf } from './letter/sections.js';
import type { LetterBlock, LetterHint, LetterPreview, PreviewLetterInput } from './letter-preview.type.js';
import { draftedLetter } from './printed-letter.js';
import { routeOf } from './route-of.js';
import { Signalement } from './signalement.entity.js';
import type { WrittenLetter } from './written-letter.js';

/** In UTF-16 units, of all paragraphs: what is read while somebody types must not hold the others up. */
const MOST_READ = 60_000;

/** The letter as it would read, everything that would refuse it, and the hints: of whoever may write one. Nothing is kept of it. */
export async function previewLetter(tx: Tx, { urgency, ground, letter }: PreviewLetterInput): Promise<LetterPreview> {
  const { departement, id: authorId } = tx.actor;
  const route = routeOf(tx);
  await tx.require(Signalement, 'open', { departement, authorId, route }, randomUUID(), { explained: true });
  if (letter.paragraphs.reduce((sum, { text }) => sum + text.length, 0) > MOST_READ) throw new UserError('TROP_LONG', 'Cette lettre est trop longue pour être montrée pendant qu’elle s’écrit : enregistrez-la.', 'letter.paragraphs');

  const faults: UserFaultType[] = [];
  const shown = await draftedLetter(tx, checkedLetter(letter, tx.now, ({ code, message, field }) => faults.push({ code, message, field })), { departement, urgency, ground });
  return {
    route, faults, essential: essentialOf(shown), hints: hintsIn(letter, FUNCTIONS[tx.actor.function as Function].health),
    sections: sectionsOf(shown).map(({ heading, blocks }) => ({ heading, blocks: blocks.map(blockOf) })),
  };
}

/** What a field beside the text says, the text need not say again. */
const SAID_BESIDE: Readonly<Record<string, 'at' | 'place' | 'source'>> = { MISSING_DATE: 'at', VAGUE_DATE: 'at', MISSING_PLACE: 'place', UNSOURCED_HEARSAY: 'source' };

/** On what was typed, and not on what was made of it: the places are those of the field on the screen. */
const hintsIn = ({ paragraphs }: WrittenLetter, writerIsHealth: boolean): LetterHint[] => paragraphs.flatMap((written, paragraph) =>
  hintsOf({ type: written.type, text: written.text, writerIsHealth }).filter(({ code }) => !SAID_BESIDE[code] || !written[SAID_BESIDE[code]]).map((hint) => ({ paragraph, ...hint })));

const NOTHING = { lead: '', text: '', fields: [], items: [] };
function blockOf(block: Block): LetterBlock {
  switch (block.kind) {
    case 'fields': return { ...NOTHING, kind: 'fields', lead: block.title, fields: block.fields.map(([name, value]) => ({ name, value: frenchSpaces(told(value)) })) };
    case 'list': return { ...NOTHING, kind: 'list', items: block.items.map(frenchSpaces) };
    case 'text':
    case 'quote': return { ...NOTHING, kind: block.kind, lead: block.lead, text: frenchSpaces(block.text) };
  }
}
