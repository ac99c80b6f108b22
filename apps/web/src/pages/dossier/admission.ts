import { graphql, type VariablesOf } from '../../graphql/graphql.js';

export const PEOPLE = graphql(`query PersonnesHabilitees { directory(first: 100, search: {}) { edges { node { id functionName professionnel { displayName } organisation { name } } } } }`);
export const EFFECT = graphql(`query EffetDeLAdmission($input: PreviewAdmissionInput!) { previewAdmission(input: $input) { preview { digest phrase pieces { kind count } refusals { message } } userErrors { code message field } } }`);
export const ADMIT = graphql('mutation Admettre($input: AdmitInput!) { admit(input: $input) { admission { id } userErrors { code message field } } }');
export const PROPOSE = graphql('mutation Proposer($input: ProposeAdmissionInput!) { proposeAdmission(input: $input) { userErrors { code message field } } }');

type Asked = VariablesOf<typeof EFFECT>['input'];
export interface AdmissionDraft { dossierId: string; habilitationId: string; kinds: readonly Kind[]; purpose: Asked['purpose']; duty: NonNullable<Asked['duty']> }

export type Kind = Asked['kinds'][number];
export const PURPOSES: readonly (readonly [Asked['purpose'], string])[] = [['EVALUATE', 'Évaluer'], ['DETERMINE_ACTION', 'Déterminer une action'], ['IMPLEMENT_ACTION', 'Mettre en œuvre une action']];
export const BASES = [['CASF_226_2_2', 'CASF L.226-2-2, partage entre professionnels tenus au secret'], ['CASF_221_6', 'CASF L.221-6, service de l’ASE'], ['CSP_1110_4_II', 'CSP L.1110-4 II, entre professionnels de santé'], ['CJPM_241_2', 'CJPM L.241-2, justice pénale des mineurs']] as const;
