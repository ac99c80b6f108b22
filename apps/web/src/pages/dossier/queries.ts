import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const DOSSIER = graphql(`query Dossier($id: ID!) {
  dossier(id: $id) { id state openedAt
    enfant { givenNames surname birthDate }
    referent { habilitation { functionName professionnel { displayName } } validFrom validTo }
    liens { id nature quality personne { id givenNames surname } }
    lieuxProteges { id ground reason name address phone email validFrom until by { professionnel { displayName } } }
    priorInformation { id about person informedAt means exception validations { id } }
    entries(first: 25) { edges { node { id kind detail body writtenAt } } } }
}`);
export type DossierData = NonNullable<ResultOf<typeof DOSSIER>['dossier']>;

export const WHO_SEES = graphql(`query QuiVoitQuoi($id: ID!) {
  dossier(id: $id) { whoSeesWhat { kinds people { admitted byFunction evaluator since until habilitation { id functionName subjectToSecrecy professionnel { displayName } organisation { name } }
    sees { kind access detail writes } } } }
}`);
type Table = NonNullable<NonNullable<ResultOf<typeof WHO_SEES>['dossier']>['whoSeesWhat']>;
export type Person = Table['people'][number];

export const JOURNAL = graphql(`query JournalDuDossier($id: ID!) {
  dossier(id: $id) { journal(first: 50) { edges { node {
    __typename ... on Consultation { id at action outcome functionName subjectType shown withheld by { professionnel { displayName } } }
    ... on Event { id at type functionName subjectType breakGlass by { professionnel { displayName } } } } } } }
}`);

export const THREADS_OF = graphql(`query EchangesDuDossier($id: ID!) { threads(first: 100, dossierId: $id) { edges { node { id kind openedAt seq unread dossier { id } heading { __typename ... on OpenHeading { subject motive } } } } } }`);
