/** The eleven kinds of what is shared (reading fixed in docs/lecture-de-la-loi.md), plus LOG: logistics, which no secret covers. */
export const KINDS = ['IDE', 'FAM', 'SCO', 'SOC', 'MED', 'JUD', 'PAR', 'ENF', 'INF', 'ADO', 'LIE', 'LOG'] as const;
export type Kind = (typeof KINDS)[number];

/** Kinds whose existence tells nothing by itself. No thread carries INF, ADO or LIE: whoever may not know that they exist would notice them. */
export const NOTICEABLE = KINDS.filter((k) => k !== 'INF' && k !== 'ADO' && k !== 'LIE');

const OF_RECUEIL: readonly Kind[] = ['FAM', 'SCO', 'SOC', 'MED', 'PAR', 'ENF'];

/** The kinds that rows of a type may have, as the checks of their tables say; of any other type, all. */
const OF_TYPE: Readonly<Record<string, readonly Kind[]>> = {
  Enfant: ['IDE'], PriorInformation: ['FAM'], Personne: ['FAM'], Lien: ['FAM'], LieuProtege: ['LIE'], PriorValidation: ['FAM'], Thread: NOTICEABLE, Message: NOTICEABLE, Revision: NOTICEABLE, Mention: NOTICEABLE, Piece: NOTICEABLE, SynthesePoint: NOTICEABLE, MinuteLine: NOTICEABLE, PieceSynthese: NOTICEABLE, ActionItem: NOTICEABLE, ActionStep: NOTICEABLE, Observation: NOTICEABLE, ObservationAnswer: NOTICEABLE, FamilyStep: ['FAM', 'ENF'],
  MineurConcerne: ['IDE'], InformationDesParents: ['FAM'], Informant: ['INF'], ElementRecueilli: OF_RECUEIL, PieceRecueillie: OF_RECUEIL,
  Contribution: OF_RECUEIL, PieceEvaluation: OF_RECUEIL, Rencontre: ['SOC'], RapportEvaluation: ['SOC'], AvisTitulaire: ['FAM'],
};
export const kindsOf = (type: string): readonly Kind[] => OF_TYPE[type] ?? KINDS;

export const KIND_NAMES: Record<Kind, string> = {
  IDE: 'identité et coordonnées',
  FAM: 'famille et autorité parentale',
  SCO: 'scolarité',
  SOC: 'évaluation sociale',
  MED: 'médical',
  JUD: 'judiciaire',
  PAR: 'parole des parents',
  ENF: 'parole de l’enfant',
  INF: 'identité de l’informateur',
  ADO: 'adoption et secret de la naissance',
  LIE: 'lieu tenu secret',
  LOG: 'logistique',
};

/** The five marks under which screens show the kinds: a grouping to look at, from which no right follows. */
export const MARKS = { E: 'Équipe', S: 'Secret partagé', M: 'Médical', J: 'Judiciaire', N: 'Nominatif' } as const;
export type Mark = keyof typeof MARKS;
const MARK_OF: Partial<Record<Kind, Mark>> = { LOG: 'E', MED: 'M', JUD: 'J', INF: 'N', ADO: 'N', LIE: 'N' };
export const markOf = (kind: Kind): Mark => MARK_OF[kind] ?? 'S';

export type Detail = 'FULL' | 'SUMMARY';
/** Whose file a row comes from: what a PMI or school-health professional writes belongs to that file. */
export type Source = 'PMI' | 'SCHOOL_HEALTH' | 'OTHER';
