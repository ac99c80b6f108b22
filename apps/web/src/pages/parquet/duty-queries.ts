import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const ROTA = graphql('query TourDePermanence { permanences(first: 100) { edges { node { id phone validFrom validTo parquet { id } habilitation { id professionnel { displayName } } } } } }');
export type Duty = ResultOf<typeof ROTA>['permanences']['edges'][number]['node'];
export const COLLEAGUES = graphql('query MagistratsDuParquet { directory(first: 100, search: { function: PROCUREUR }) { edges { node { id professionnel { displayName } organisation { id } } } } }');
export const REGISTER = graphql('mutation InscrireUnePermanence($input: RegisterPermanenceInput!) { done: registerPermanence(input: $input) { userErrors { code message field } } }');
export const END = graphql('mutation MettreFinAUnePermanence($input: EndPermanenceInput!) { done: endPermanence(input: $input) { userErrors { code message field } } }');
export const HAND_OVER = graphql('mutation PasserLaMain($input: HandOverPermanenceInput!) { done: handOverPermanence(input: $input) { userErrors { code message field } } }');
export const PREVIEW_TAKE_OVER = graphql('query AvantDePrendreLaPermanence($id: ID!) { previewTakeOver(passationId: $id) { preview { phrase digest } userErrors { code message field } } }');
export const TAKE_OVER = graphql('mutation PrendreLaPermanence($input: TakeOverPermanenceInput!) { done: takeOverPermanence(input: $input) { userErrors { code message field } } }');
