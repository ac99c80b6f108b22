import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const INTAKES = graphql(`query InformationsPreoccupantes { informationsPreoccupantes(first: 100) { pageInfo { hasNextPage } edges { node { id number state receivedAt graveDanger mineurs { id place } } } } }`);
export const MINE = graphql(`query MesInformations { myInformationsPreoccupantes(first: 50) { edges { node { id number receivedAt givenAt stage retours { id givenAt sentence } } } } }`);
export type Intake = ResultOf<typeof INTAKES>['informationsPreoccupantes']['edges'][number]['node'];
