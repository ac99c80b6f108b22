/** What is typed, before it is an information préoccupante. */
import { serverNow } from '../../words/dates.js';
import type { Means, WhyNot } from '../../words/prior-information.js';
import type { Element, ReportInput } from './queries.js';

export interface ChildDraft { givenNames: string; surname: string; birthDate: string; whereabouts: string; targeted: boolean }
export interface Draft {
  children: ChildDraft[];
  facts: { kind: Element['kind']; body: string }[];
  informed: { yes: boolean | null; person: string; announced: string; means: Means; whyNot: WhyNot };
  informant: { transmittedBy: ReportInput['informant']['transmittedBy']; origin: ReportInput['informant']['origin']; channel: NonNullable<ReportInput['informant']['channel']>; identity: string };
  graveDanger: boolean;
}

export const newChild = (targeted: boolean): ChildDraft => ({ givenNames: '', surname: '', birthDate: '', whereabouts: '', targeted });
export const emptyDraft = (): Draft => ({
  children: [newChild(true)], facts: [{ kind: 'SCO', body: '' }], informed: { yes: null, person: '', announced: '', means: 'INTERVIEW', whyNot: 'DANGER_AGGRAVATION' },
  informant: { transmittedBy: 'PUBLIC_SCHOOL', origin: 'SOCIAL_STAFF', channel: 'PLATFORM', identity: '' }, graveDanger: false,
});

/** Every fact is of every child: who reports need not sort them, the cell will. */
export function inputOf({ children, facts, informed, informant, graveDanger }: Draft, requestId: string): ReportInput {
  const all = children.map((_, i) => i);
  const told = informed.yes !== null && informed.person.trim() !== '';
  return {
    requestId, graveDanger,
    informant: { transmittedBy: informant.transmittedBy, origin: informant.origin, channel: informant.channel, identity: informant.identity.trim() || null },
    mineurs: children.map(({ givenNames, surname, birthDate, whereabouts, targeted }) => ({ givenNames, surname, birthDate: birthDate || null, whereabouts: whereabouts.trim() || null, place: targeted ? 'TARGETED' as const : 'HOUSEHOLD' as const })),
    elements: facts.filter(({ body }) => body.trim() !== '').map(({ kind, body }) => ({ kind, body, detail: 'FULL' as const, about: all })),
    parents: told ? [{ person: informed.person, announced: informed.announced, informedAt: serverNow().toISOString(), means: informed.yes ? informed.means : 'NONE', exception: informed.yes ? 'NONE' : informed.whyNot, about: all }] : [],
  };
}
