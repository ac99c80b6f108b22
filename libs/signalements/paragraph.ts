/** The letter is made of typed paragraphs: whoever writes says, each time, how they know. */
export const PARAGRAPH_TYPES = ['OBSERVED', 'CHILD_QUOTE', 'PARENT_QUOTE', 'REPORTED', 'HYPOTHESIS', 'CONTEXT', 'ANALYSIS'] as const;
export type ParagraphType = (typeof PARAGRAPH_TYPES)[number];

/** Each type as the letter names it. */
export const PARAGRAPH_NAMES: Record<ParagraphType, string> = {
  OBSERVED: 'Constaté',
  CHILD_QUOTE: 'Paroles de l’enfant',
  PARENT_QUOTE: 'Paroles et attitude des parents',
  REPORTED: 'Rapporté par un tiers',
  HYPOTHESIS: 'Hypothèse',
  CONTEXT: 'Contexte',
  ANALYSIS: 'Appréciation professionnelle',
};
