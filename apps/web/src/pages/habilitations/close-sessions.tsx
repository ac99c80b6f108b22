/** A telephone lost, a desk left open: what somebody has open is closed, and their right stays. */
import { useState, type ReactNode } from 'react';
import { Button, Input, Label, SearchField } from 'react-aria-components';
import { useAct } from '../../graphql/use-act.js';
import { useAsk } from '../../graphql/use-ask.js';
import { Faults } from '../../zone/faults.js';
import { Zone } from '../../zone/zone.js';
import { CLOSE_SESSIONS, HOLDERS, type Holder } from './queries.js';

export function CloseSessions(): ReactNode {
  const [organisation, setOrganisation] = useState('');
  return (
    <section aria-labelledby="fermer-sessions"><h2 id="fermer-sessions">Fermer les sessions d’une personne</h2>
      <p className="hint">Un téléphone perdu, un poste resté ouvert : tout ce qu’elle a d’ouvert se ferme, ses habilitations restent en vigueur. Elle se connecte de nouveau quand elle veut.</p>
      <SearchField className="field" onSubmit={(name) => setOrganisation(name.trim())}><Label>Son organisation</Label><Input autoComplete="off" /></SearchField>
      <p className="hint">Son nom, ou une partie, puis Entrée.</p>
      {organisation === '' ? null : <Holders organisation={organisation} />}
    </section>
  );
}

function Holders({ organisation }: { organisation: string }): ReactNode {
  const asked = useAsk(HOLDERS, { search: { organisation } });
  return (
    <Zone asked={asked} of="des personnes" pick={(d) => d.directory} isEmpty={(l) => l.edges.length === 0} empty="Personne dans une organisation de ce nom.">{({ edges, pageInfo }) => (
      <>
        <ul className="rows">{edges.map(({ node }) => <Row key={node.id} holder={node} />)}</ul>
        {pageInfo.hasNextPage ? <p className="hint">Les cent premières sont affichées : précisez le nom.</p> : null}
      </>
    )}</Zone>
  );
}

function Row({ holder: { id, functionName, professionnel, organisation } }: { holder: Holder }): ReactNode {
  const [closed, setClosed] = useState(false);
  const { act, pending, faults } = useAct(CLOSE_SESSIONS, (d) => d.done, () => setClosed(true));
  return (
    <li className="row of-directory">
      <span className="object"><span className="name">{professionnel.displayName}</span> <span className="hint">{functionName}, {organisation.name}</span><Faults faults={faults} /></span>
      <span className="acts">{closed ? <span role="status">Ses sessions sont fermées.</span>
        : <Button className="button" isPending={pending} aria-label={`Fermer les sessions de ${professionnel.displayName}`} onPress={() => void act({ input: { habilitationId: id } })}>Fermer ses sessions</Button>}</span>
    </li>
  );
}
