import { graphql, type ResultOf, type VariablesOf } from '../../graphql/graphql.js';

export const RESSORTS = graphql(`query Ressorts { ressorts(first: 100) { edges { node { id territoire { id name } parquet { id name } } } } }`);
export const CHILD = graphql(`query EnfantDeLaLettre($id: ID!) {
  dossier(id: $id) { id enfant { givenNames surname birthDate } siblings { id enfant { givenNames surname } } liens { nature quality personne { givenNames surname } } territoires { territoire { id } until } }
}`);
export const PREVIEW_LETTER = graphql(`query ApercuDeLaLettre($input: PreviewLetterInput!) {
  previewLetter(input: $input) { preview { route sections { heading blocks { kind lead text fields { name value } items } } hints { paragraph code from to sentence source } faults { code message field } } userErrors { code message field } }
}`);
export const DRAFT = graphql('mutation CommencerUnSignalement($input: DraftSignalementInput!) { draftSignalement(input: $input) { signalement { id } userErrors { code message field } } }');
export const REVISE = graphql('mutation ReviserLaLettre($input: ReviseSignalementInput!) { reviseSignalement(input: $input) { signalement { id } userErrors { code message field } } }');
export const WRITTEN = graphql(`query LettreEcrite($id: ID!) {
  signalement(id: $id) { id route urgency ground parquet { id name } territoire { id } letters { version content {
    service address phone place callTo callAt previousReferences motif medical knownMeasures dangers danger administrativeProtection asked argument familyPossibilities attachments
    minors { surname givenNames sex born bornAt nationality address foundAt school discernment needs interpreter }
    family { parents { name born address phone link } parentalAuthority familyJudge partner tonight siblings { name born atHome } }
    paragraphs { type text at place source circumstances } parentsInformed { informed at how } actions { what since effects } } } }
}`);

export type Live = NonNullable<ResultOf<typeof PREVIEW_LETTER>['previewLetter']['preview']>;
export type Hint = Live['hints'][number];
/** As the server gives it, which is as it takes it: every field is there. */
export type Letter = NonNullable<ResultOf<typeof WRITTEN>['signalement']>['letters'][number]['content'];
export type Head = Pick<VariablesOf<typeof DRAFT>['input'], 'urgency' | 'ground' | 'parquetId' | 'territoireId' | 'dossierIds'>;
