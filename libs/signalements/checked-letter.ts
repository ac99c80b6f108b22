/** A letter checked at the edge, each field named, then written once and for all as the text that is sealed: same letter, same text. */
import type { PieceSignalement } from '../documents/piece-signalement.entity.js';
import { UserError } from '../platform/errors.js';
import { date, text } from '../platform/inputs.js';
import type { LetterFamily, LetterMinor, WrittenLetter, WrittenParagraph } from './written-letter.js';

const MOST = { minors: 12, paragraphs: 80, actions: 30, previousReferences: 20, attachments: 30 } as const;
const LINE = 300;
const LONG = 5000;

/** What is wrong with a field: thrown where something is to be written, kept beside the rest where it is only shown. */
export type Refuse = (fault: UserError) => void;
const throwIt: Refuse = (fault) => { throw fault; };

/** Says what is said under this name: required, optional, or a day or an instant that has come. What is refused and not thrown is left out. */
class Edge {
  constructor(private readonly now: Date, readonly refuse: Refuse) {}

  required = (name: string, value: string, max: number = LINE): string => this.or('', () => text(`letter.${name}`, value, { max }));
  optional = (name: string, value: string, max: number = LINE): string => (value.trim() === '' ? '' : this.required(name, value, max));
  list = (name: string, values: readonly unknown[], most: number): void => { if (values.length > most) this.refuse(new UserError('TROP_NOMBREUX', `${most} au plus.`, `letter.${name}`)); };

  day(name: string, value: string | null | undefined): string | null {
    const day = value ? this.or(null, () => date(`letter.${name}`, value)) : null;
    if (!day || day <= this.now.toISOString().slice(0, 10)) return day;
    this.refuse(new UserError('DATE', 'Cette date est dans l’avenir.', `letter.${name}`));
    return null;
  }

  past(name: string, at: Date | null | undefined): Date | null {
    if (!at || at.getTime() <= this.now.getTime()) return at ?? null;
    this.refuse(new UserError('DATE', 'Cet instant est dans l’avenir.', `letter.${name}`));
    return null;
  }

  private or<T>(otherwise: T, read: () => T): T {
    try {
      return read();
    } catch (e) {
      if (!(e instanceof UserError)) throw e;
      this.refuse(e);
      return otherwise;
    }
  }
}

const REQUIRED = {
  minors: 'Dites de quel enfant il s’agit.', paragraphs: 'Dites au moins un fait, et comment vous le savez.', dangers: 'Dites ce qui est en danger : santé, sécurité, moralité, conditions d’éducation, de développement. (C. civ. 375)',
} as const;

/** Everything in the order of the letter. */
export function checkedLetter(l: WrittenLetter, now: Date, refuse: Refuse = throwIt): WrittenLetter {
  const edge = new Edge(now, refuse);
  for (const [list, most] of Object.entries(MOST) as [keyof typeof MOST, number][]) edge.list(list, l[list], most);
  for (const list of ['minors', 'paragraphs', 'dangers'] as const) if (l[list].length === 0) refuse(new UserError('OBLIGATOIRE', REQUIRED[list], `letter.${list}`));
  const { informed } = l.parentsInformed;
  if (informed && !l.parentsInformed.at) refuse(new UserError('OBLIGATOIRE', 'Dites quand les parents ont été informés.', 'letter.parentsInformed.at'));
  return {
    service: edge.required('service', l.service), address: edge.optional('address', l.address), phone: edge.optional('phone', l.phone), place: edge.required('place', l.place),
    callTo: edge.optional('callTo', l.callTo), callAt: edge.past('callAt', l.callAt), previousReferences: l.previousReferences.map((r, i) => edge.required(`previousReferences.${i}`, r, 80)),
    minors: l.minors.map((m, i) => minor(edge, m, i)), family: family(edge, l.family), motif: edge.required('motif', l.motif, 3000), paragraphs: l.paragraphs.map((p, i) => paragraph(edge, p, i)),
    medical: edge.optional('medical', l.medical, LONG),
    parentsInformed: { informed, at: informed ? edge.past('parentsInformed.at', l.parentsInformed.at) : null, how: edge.required('parentsInformed.how', l.parentsInformed.how, 2000) },
    knownMeasures: edge.optional('knownMeasures', l.knownMeasures, LONG),
    actions: l.actions.map((a, i) => ({ what: edge.required(`actions.${i}.what`, a.what, 1000), since: edge.day(`actions.${i}.since`, a.since), effects: edge.optional(`actions.${i}.effects`, a.effects, 1000) })),
    dangers: [...new Set(l.dangers)].sort(), danger: edge.required('danger', l.danger, LONG), administrativeProtection: edge.optional('administrativeProtection', l.administrativeProtection, LONG),
    asked: [...new Set(l.asked)].sort(), argument: (l.asked.length > 0 ? edge.required : edge.optional)('argument', l.argument, LONG), familyPossibilities: edge.optional('familyPossibilities', l.familyPossibilities, 2000),
    attachments: l.attachments.map((a, i) => edge.required(`attachments.${i}`, a)),
  };
}

const minor = (edge: Edge, m: LetterMinor, i: number): LetterMinor => ({
  surname: edge.required(`minors.${i}.surname`, m.surname, 100), givenNames: edge.required(`minors.${i}.givenNames`, m.givenNames, 100), sex: m.sex ?? null, born: edge.day(`minors.${i}.born`, m.born),
  bornAt: edge.optional(`minors.${i}.bornAt`, m.bornAt), nationality: edge.optional(`minors.${i}.nationality`, m.nationality), address: edge.optional(`minors.${i}.address`, m.address),
  foundAt: edge.required(`minors.${i}.foundAt`, m.foundAt), school: edge.optional(`minors.${i}.school`, m.school), discernment: edge.optional(`minors.${i}.discernment`, m.discernment),
  needs: edge.optional(`minors.${i}.needs`, m.needs, 2000), interpreter: edge.optional(`minors.${i}.interpreter`, m.interpreter),
});

function family(edge: Edge, f: LetterFamily): LetterFamily {
  for (const list of ['parents', 'siblings'] as const) edge.list(`family.${list}`, f[list], 20);
  return {
    parents: f.parents.map((p, i) => ({ name: edge.required(`family.parents.${i}.name`, p.name), born: edge.day(`family.parents.${i}.born`, p.born), address: edge.optional(`family.parents.${i}.address`, p.address),
      phone: edge.optional(`family.parents.${i}.phone`, p.phone), link: edge.required(`family.parents.${i}.link`, p.link) })),
    parentalAuthority: edge.optional('family.parentalAuthority', f.parentalAuthority, 1000), familyJudge: edge.optional('family.familyJudge', f.familyJudge, 2000), partner: edge.optional('family.partner', f.partner),
    tonight: edge.optional('family.tonight', f.tonight, 500),
    siblings: f.siblings.map((s, i) => ({ name: edge.required(`family.siblings.${i}.name`, s.name), born: edge.day(`family.siblings.${i}.born`, s.born), atHome: s.atHome })),
  };
}

function paragraph(edge: Edge, p: WrittenParagraph, i: number): WrittenParagraph {
  const source = edge.optional(`paragraphs.${i}.source`, p.source);
  if (p.type === 'REPORTED' && source === '') edge.refuse(new UserError('OBLIGATOIRE', 'Ce qui est rapporté a une source : dites de qui vous le tenez.', `letter.paragraphs.${i}.source`));
  return { type: p.type, text: edge.required(`paragraphs.${i}.text`, p.text, 10_000), at: edge.past(`paragraphs.${i}.at`, p.at), place: edge.optional(`paragraphs.${i}.place`, p.place), source,
    circumstances: edge.optional(`paragraphs.${i}.circumstances`, p.circumstances, 2000) };
}

/** A piece as the letter names it: what is signed says which bytes join it. */
export type JoinedPiece = Pick<PieceSignalement, 'number' | 'name' | 'type' | 'size' | 'state' | 'hash'>;

/** The text that is sealed and signed, with the pieces that join it; and the letter read from it again. */
export const lettered = (letter: WrittenLetter, joined: readonly JoinedPiece[] = []): string => JSON.stringify(joined.length > 0 ? Object.assign({}, letter, { joined }) : letter);
const instant = (at: unknown): Date | null => (at ? new Date(at as string) : null);
export function letterOf(written: string): WrittenLetter & { joined: JoinedPiece[] } {
  const letter = JSON.parse(written) as WrittenLetter & { joined?: JoinedPiece[] };
  letter.callAt = instant(letter.callAt);
  letter.parentsInformed.at = instant(letter.parentsInformed.at);
  for (const paragraph of letter.paragraphs) paragraph.at = instant(paragraph.at);
  return Object.assign(letter, { joined: letter.joined ?? [] });
}
