import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useAsk } from '../../graphql/use-ask.js';
import { anything } from '../../realtime/pointers.js';
import { shortDayOf } from '../../words/dates.js';
import { count } from '../../words/plural.js';
import { Zone } from '../../zone/zone.js';
import { PagesOf } from './pages-of.js';
import { DESTROYED } from './queries.js';

/** What is left of each: its certificate, which names nobody. */
export function Destroyed(): ReactNode {
  const [after, setAfter] = useState<string | null>(null);
  const asked = useAsk(DESTROYED, { after }, { when: anything });
  return (
    <Zone asked={asked} of="des certificats" pick={(d) => d.eliminations} isEmpty={({ edges }) => edges.length === 0 && !after} empty="Aucun dossier n’a été détruit, de ceux dont vous répondez.">{({ edges, pageInfo }) => (
      <>
        <ul className="plain">{edges.map(({ node: { id, dossierId, doneAt, bordereau, visaNumber, keys, pieces, certificate } }) => (
          <li key={id}><article className="edge">
            <h2 className="kept-name">Détruit le {shortDayOf(doneAt)}</h2>
            <p>Bordereau {bordereau}, visa n° {visaNumber}. {count(keys, 'clé détruite', 'clés détruites')}, {count(pieces, 'fichier')}. <small className="hash">{dossierId}</small></p>
            <details className="theme"><summary>Le certificat</summary><pre className="certificate">{certificate}</pre><p><Button className="button" onPress={() => window.print()}>Imprimer</Button></p></details>
          </article></li>
        ))}</ul>
        <PagesOf after={after} pageInfo={pageInfo} go={setAfter} />
      </>
    )}</Zone>
  );
}
