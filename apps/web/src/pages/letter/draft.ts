/** A letter with nothing in it yet but who writes, and the child whose dossier it was begun from. */
import type { ResultOf } from '../../graphql/graphql.js';
import type { CHILD, Letter } from './queries.js';

type Dossier = NonNullable<ResultOf<typeof CHILD>['dossier']>;

export const newMinor = (): Letter['minors'][number] => ({ surname: '', givenNames: '', sex: null, born: null, bornAt: '', nationality: '', address: '', foundAt: '', school: '', discernment: '', needs: '', interpreter: '' });
export const newParagraph = (): Letter['paragraphs'][number] => ({ type: 'OBSERVED', text: '', at: null, place: '', source: '', circumstances: '' });

export function newLetter(service: string, dossier: Dossier | null): Letter {
  const child = dossier?.enfant;
  return {
    service, address: '', phone: '', place: '', callTo: '', callAt: null, previousReferences: [],
    minors: [child ? { ...newMinor(), surname: child.surname, givenNames: child.givenNames, born: child.birthDate } : newMinor()],
    family: { parents: (dossier?.liens ?? []).filter(({ nature, personne }) => nature === 'PARENTAL_AUTHORITY' && personne).map(({ quality, personne }) => ({ name: `${personne!.givenNames} ${personne!.surname}`, born: null, address: '', phone: '', link: quality })),
      parentalAuthority: '', familyJudge: '', partner: '', tonight: '', siblings: [] },
    motif: '', paragraphs: [newParagraph()], medical: '', parentsInformed: { informed: false, at: null, how: '' }, knownMeasures: '', actions: [],
    dangers: [], danger: '', administrativeProtection: '', asked: [], argument: '', familyPossibilities: '', attachments: [],
  };
}
