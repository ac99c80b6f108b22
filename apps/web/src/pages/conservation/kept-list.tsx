import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Life } from '../../clock/life.js';
import { useAsk } from '../../graphql/use-ask.js';
import { anything } from '../../realtime/pointers.js';
import { articleOf, durationOf, standingIn } from '../../words/conservation.js';
import { Zone } from '../../zone/zone.js';
import { PagesOf } from './pages-of.js';
import { KEPT, type KeptData } from './queries.js';

type Stage = 'RUNNING' | 'NEARS' | 'PAST' | 'HELD' | 'LISTED' | 'VISA' | 'KEPT';

export function KeptList({ stage, says, empty }: { stage: Stage; says: string; empty: string }): ReactNode {
  const [after, setAfter] = useState<string | null>(null);
  const asked = useAsk(KEPT, { stage, after }, { when: anything });
  return (
    <>
      <p>{says}</p>
      <Zone asked={asked} of="des dossiers" pick={(d) => d.conservationSteps} isEmpty={({ edges }) => edges.length === 0 && !after} empty={empty}>{({ edges, pageInfo, scope }) => (
        <>
          <ul className="plain">{edges.map(({ node }) => <KeptOne key={node.id} step={node} />)}</ul>
          <PagesOf after={after} pageInfo={pageInfo} go={setAfter} />
          <p className="hint">{scope}</p>
        </>
      )}</Zone>
    </>
  );
}

function KeptOne({ step: { dossier } }: { step: KeptData }): ReactNode {
  if (!dossier?.conservation) return null;
  const { id, enfant, conservation } = dossier;
  const { term } = conservation;
  return (
    <li><article className="edge">
      <h2 className="kept-name"><Link to={`/dossiers/${id}?onglet=conservation`}><span className="name">{enfant ? `${enfant.givenNames} ${enfant.surname}` : 'Identité réservée'}</span></Link></h2>
      <Life kept={conservation} />
      <p>{standingIn(conservation)}</p>
      {term ? <p className="hint">{term.name} : {durationOf(term)} ({articleOf(term)}).</p> : null}
    </article></li>
  );
}
