import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const DAY = graphql(`query MaJournee {
  myDay(first: 50) { late today week later more
    items { verb dueAt late period threadId seq count dossier { id enfant { givenNames surname } }
      about { __typename id ... on Deadline { code article subjectType holderId dossier { id } } ... on AdmissionProposal { id } ... on Admission { id } ... on ActionItem { syntheseId } ... on Poll { syntheseId } ... on Observation { syntheseId } } } }
}`);
export type Day = ResultOf<typeof DAY>['myDay'];
export type Item = Day['items'][number];
