/** A page of results, then the next under it when it is asked for. What one has lost the right to goes with the next answer. */
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { useAsk } from '../../graphql/use-ask.js';
import { about } from '../../realtime/pointers.js';
import { Faults } from '../../zone/faults.js';
import { Zone } from '../../zone/zone.js';
import { Found } from './found.js';

const SEARCH = graphql(`query Recherche($words: String!, $after: String) { searchMessages(input: { words: $words }) { userErrors { code message field }
  search { everywhere messages(first: 25, after: $after) { pageInfo { hasNextPage endCursor } edges { node {
    excerpt { text cutBefore cutAfter highlights { start length } } pieces { id name } message { id seq kind sentAt author { functionName professionnel { displayName } } } thread { id heading { __typename ... on OpenHeading { subject } } } } } } } } }`);
type Search = NonNullable<ResultOf<typeof SEARCH>['searchMessages']['search']>;
export type FoundData = Search['messages']['edges'][number]['node'];

const ofAccess = about(undefined);

export function Results({ words, after = null }: { words: string; after?: string | null }): ReactNode {
  const asked = useAsk(SEARCH, { words, after }, { when: ofAccess });
  return (
    <Zone asked={asked} of="des résultats" pick={(d) => d.searchMessages}>{({ search, userErrors }) => (search ? <Page search={search} words={words} first={after === null} /> : <Faults faults={userErrors} />)}</Zone>
  );
}

function Page({ search: { everywhere, messages: { edges, pageInfo } }, words, first }: { search: Search; words: string; first: boolean }): ReactNode {
  const [more, setMore] = useState(false);
  if (first && edges.length === 0) return <p className="empty" role="status">Aucun message que vous lisez ne porte tous ces mots. Essayez-en moins, ou un seul.</p>;
  return (
    <>
      {first ? <p role="status" className="hint">{pageInfo.hasNextPage ? 'Les 25 messages les plus récents, d’abord.' : edges.length === 1 ? 'Un message.' : `${edges.length} messages, du plus récent au plus ancien.`}</p> : null}
      {first && !everywhere ? <p className="hint">Vos échanges parlent de plus de mille enfants : seuls les dossiers des échanges ouverts en dernier sont parcourus.</p> : null}
      <ul className="rows found">{edges.map(({ node }) => <Found key={node.message.id} found={node} />)}</ul>
      {!pageInfo.hasNextPage ? null : more ? <Results words={words} after={pageInfo.endCursor} /> : <p className="acts"><Button className="button quiet" onPress={() => setMore(true)}>Messages plus anciens</Button></p>}
    </>
  );
}
