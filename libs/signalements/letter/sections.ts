/** The letter as it reads, before any page: numbered sections of blocks. An empty one says so, and never vanishes. */
import { GROUNDS } from '../../informations-preoccupantes/grounds.js';
import { frenchInstant } from '../../platform/pdf/french-date.js';
import { BY_HAND, text, told, type Block, type Section } from '../../platform/pdf/section.js';
import { DANGERS, REQUESTS } from '../dangers-and-requests.js';
import { PARAGRAPH_NAMES, type ParagraphType } from '../paragraph.js';
import { familyBlocks, headerBlocks, minorBlocks } from './identities.js';
import type { Letter, LetterParagraph } from './letter.js';

export function sectionsOf(letter: Letter): Section[] {
  const { header, motif, medical, parentsInformed, history, evaluation, requests, attachments, zone } = letter;
  const written = (type: ParagraphType): Block[] => letter.paragraphs.filter((paragraph) => paragraph.type === type).map((paragraph) => paragraphBlock(paragraph, zone));
  return [
    { heading: 'Émission', blocks: headerBlocks(header, letter) },
    { heading: letter.minors.length > 1 ? 'Mineurs concernés' : 'Mineur concerné', blocks: letter.minors.map((minor) => minorBlocks(minor, letter)) },
    { heading: 'Famille', blocks: familyBlocks(letter) },
    { heading: 'Motif du signalement', blocks: [text(motif.text), text(motif.ground ? `${GROUNDS[motif.ground].label} (CASF, art. L. 226-4, I).` : '', 'Fondement')] },
    { heading: 'Faits constatés par l’auteur', blocks: written('OBSERVED') },
    { heading: PARAGRAPH_NAMES.CHILD_QUOTE, blocks: written('CHILD_QUOTE') },
    { heading: 'Faits rapportés par des tiers', blocks: written('REPORTED') },
    { heading: 'Hypothèses', blocks: written('HYPOTHESIS') },
    { heading: 'Éléments médicaux', blocks: [text(medical)] },
    { heading: 'Paroles, attitude et information des parents', blocks: [...written('PARENT_QUOTE'), text(informed(parentsInformed, zone), 'Information des parents')] },
    { heading: 'Contexte, mesures connues et actions déjà menées', blocks: [...written('CONTEXT'), text(history.knownMeasures, 'Mesures connues'), ...actions(history.actions)] },
    {
      heading: 'Appréciation professionnelle',
      blocks: [
        ...written('ANALYSIS'),
        text(evaluation.dangers.map((danger) => DANGERS[danger].label).join(', '), 'Danger au sens de l’article 375 du Code civil'),
        text(evaluation.danger, 'En quoi l’enfant est en danger'), text(evaluation.administrativeProtection, 'Pourquoi la protection administrative ne suffit pas'),
      ],
    },
    {
      heading: 'Demandes',
      blocks: [list(requests.asked.map((asked) => REQUESTS[asked])), text(requests.argument, 'Motifs'), text(requests.familyPossibilities, 'Accueil possible dans la famille ou chez un tiers')],
    },
    { heading: 'Pièces jointes', blocks: [list(attachments)] },
    {
      heading: 'Signature',
      blocks: [
        text(`${header.place ? `Fait à ${header.place}, le` : 'Le'} ${frenchInstant(header.writtenAt, zone)}.`),
        { kind: 'fields', title: '', fields: [['Signataire', header.signatory.name], ['Qualité', header.signatory.functionName], ['Délégation de signature', header.signatory.delegation], ['Cachet', BY_HAND], ['Reçu le', BY_HAND]] },
      ],
    },
  ].map((section) => ({ ...section, blocks: section.blocks.length > 0 ? section.blocks : [text('')] }) as Section);
}

const list = (items: string[]): Block => (items.length > 0 ? { kind: 'list', items } : text(''));

/** Day, place, source and circumstances before what was seen or said. */
function paragraphBlock({ type, text: body, at, place, source, circumstances }: LetterParagraph, zone: string): Block {
  const lead = [at ? frenchInstant(at, zone) : '', place, source, circumstances].filter((part) => part.trim() !== '').join(', ');
  return { kind: type.endsWith('_QUOTE') ? 'quote' : 'text', lead: lead.charAt(0).toLocaleUpperCase('fr') + lead.slice(1), text: told(body) };
}

function informed(parents: Letter['parentsInformed'], zone: string): string {
  if (!parents) return '';
  return parents.informed ? `Informés le ${frenchInstant(parents.at, zone)}. ${parents.how}` : `Non informés, pour le motif suivant : ${told(parents.reason)}`;
}

const actions = (done: Letter['history']['actions']): Block[] =>
  done.length === 0 ? [text('', 'Actions déjà menées')] : done.map(({ what, since, effects }): Block => ({ kind: 'fields', title: 'Action déjà menée', fields: [['Action', what], ['Depuis', since ?? ''], ['Effets', effects]] }));
