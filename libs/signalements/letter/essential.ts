/** The letter in seven lines, for whoever opens an inbox: always seven, in this order. */
import { GROUNDS } from '../../informations-preoccupantes/grounds.js';
import { DANGERS, REQUESTS } from '../dangers-and-requests.js';
import type { ParagraphType } from '../paragraph.js';
import { ageAt, frenchInstant } from '../../platform/pdf/french-date.js';
import { nameOf, urgencyOf } from './identities.js';
import type { Letter } from './letter.js';
import { told } from '../../platform/pdf/section.js';
import { frenchSpaces } from '../../platform/pdf/typography.js';

export const ESSENTIAL = ['WHO', 'WHERE_NOW', 'DANGER', 'ASKED', 'PARENTS_INFORMED', 'FACTS', 'URGENCY'] as const;
export interface EssentialLine { code: (typeof ESSENTIAL)[number]; label: string; text: string }

export function essentialOf(letter: Letter): EssentialLine[] {
  const { minors, family, motif, evaluation, requests, zone, header } = letter;
  const who = minors.map((minor) => {
    if (!minor.born) return nameOf(minor);
    const age = ageAt(minor.born, header.writtenAt, zone);
    return `${nameOf(minor)}, ${age} ${age < 2 ? 'an' : 'ans'}`;
  });
  const places = [...new Set(minors.map(({ foundAt }) => foundAt.trim()).filter(Boolean))];
  return [
    line('WHO', 'Qui', who.join(' ; ')),
    line('WHERE_NOW', 'Où, maintenant', [...places, family.tonight.trim() && `ce soir : ${family.tonight.trim()}`].filter(Boolean).join(' ; ')),
    line('DANGER', 'Quel danger', [motif.ground ? GROUNDS[motif.ground].label : '', evaluation.dangers.map((danger) => DANGERS[danger].label).join(', ')].filter(Boolean).join(' ; ')),
    line('ASKED', 'Ce qui est demandé', requests.asked.map((asked) => REQUESTS[asked]).join(' ; ')),
    line('PARENTS_INFORMED', 'Parents informés', parents(letter)),
    line('FACTS', 'Faits', counts(letter)),
    line('URGENCY', 'Urgence', urgencyOf(letter)),
  ];
}

const line = (code: EssentialLine['code'], label: string, text: string): EssentialLine => ({ code, label, text: frenchSpaces(told(text)) });

function parents({ parentsInformed, zone }: Letter): string {
  if (!parentsInformed) return '';
  return parentsInformed.informed ? `oui, le ${frenchInstant(parentsInformed.at, zone)}` : `non : ${told(parentsInformed.reason)}`;
}

function counts({ paragraphs, attachments }: Letter): string {
  const count = (type: ParagraphType): number => paragraphs.filter((paragraph) => paragraph.type === type).length;
  return [`constatés ${count('OBSERVED')}`, `paroles de l’enfant ${count('CHILD_QUOTE')}`, `rapportés ${count('REPORTED')}`, `hypothèses ${count('HYPOTHESIS')}`, `pièces ${attachments.length}`].join(' · ');
}
