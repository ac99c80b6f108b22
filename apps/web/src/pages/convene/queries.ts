import { graphql, type ResultOf, type VariablesOf } from '../../graphql/graphql.js';

export const TABLE = graphql(`query QuiConvoquer($id: ID!) {
  dossier(id: $id) { id enfant { givenNames surname } siblings { id enfant { givenNames surname } }
    whoSeesWhat { people { admitted byFunction habilitation { id functionName professionnel { displayName } organisation { name } } } } }
}`);
export type Around = NonNullable<ResultOf<typeof TABLE>['dossier']>;
export const PREVIEW = graphql(`query CeQueFeraitLaConvocation($input: PreviewConveningInput!) {
  previewConvening(input: $input) { preview { phrase digest warnings { code phrase } people { required admitted basis habilitation { id functionName professionnel { displayName } } refusal { message }
    points { position attends phrase article ways } pieces { kind count } } } userErrors { code message field } }
}`);
export type Preview = NonNullable<ResultOf<typeof PREVIEW>['previewConvening']['preview']>;
export const CONVENE = graphql('mutation Convoquer($input: ConveneSyntheseInput!) { conveneSynthese(input: $input) { synthese { id } userErrors { code message field } } }');

export type Asked = VariablesOf<typeof PREVIEW>['input'];
export type Point = Asked['points'][number];
export type Person = Asked['people'][number];
