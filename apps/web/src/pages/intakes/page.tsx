import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAsk } from '../../graphql/use-ask.js';
import { anything } from '../../realtime/pointers.js';
import { useTitle } from '../../shell/title.js';
import { momentOf } from '../../words/dates.js';
import { Zone } from '../../zone/zone.js';
import { Board } from './board.js';
import { INTAKES, MINE } from './queries.js';
import { STAGES } from './states.js';

export function Component(): ReactNode {
  useTitle('Informations préoccupantes');
  const all = useAsk(INTAKES, {}, { when: anything });
  const mine = useAsk(MINE, {}, { when: anything });
  return (
    <>
      <div className="page-head"><h1>Informations préoccupantes</h1><Link className="button primary" to="/ip/recueil">Recueillir une information</Link></div>
      <Zone asked={all} of="des informations préoccupantes" pick={(d) => d.informationsPreoccupantes} isEmpty={(l) => l.edges.length === 0} empty="Aucune information préoccupante ne vous est ouverte.">{(list) => <Board intakes={list.edges.map(({ node }) => node)} more={list.pageInfo.hasNextPage} />}</Zone>
      <section aria-labelledby="miennes"><h2 id="miennes">Que j’ai transmises</h2>
        <Zone asked={mine} of="de vos transmissions" pick={(d) => d.myInformationsPreoccupantes.edges} isEmpty={(l) => l.length === 0} empty="Vous n’en avez transmis aucune.">{(edges) => (
          <ul className="rows">{edges.map(({ node }) => <li key={node.id} className="row"><span className="number">{node.number}</span><span className="object">Accusé de réception du {momentOf(node.givenAt)}{node.retours.map((retour) => <small key={retour.id}>{momentOf(retour.givenAt)} : {retour.sentence}</small>)}</span><span className="badge">{STAGES[node.stage] ?? node.stage}</span></li>)}</ul>
        )}</Zone>
      </section>
    </>
  );
}
