/** Inscribing somebody of one's organisation opens nothing; proposing them for a function opens nothing yet. */
import type { ReactNode } from 'react';
import { Unfold } from '../../form/unfold.js';
import { useAsk } from '../../graphql/use-ask.js';
import { useMe } from '../../shell/me.js';
import { Zone } from '../../zone/zone.js';
import { ProposeForm } from './propose-form.js';
import { Inscribe } from './inscribe.js';
import { COLLEAGUES, INVITATIONS } from './queries.js';

export function Propose({ again }: { again: () => void }): ReactNode {
  const { me: { habilitation: { organisation } } } = useMe();
  const end = (close: () => void) => (): void => { close(); again(); };
  return (
    <section aria-labelledby="proposer"><h2 id="proposer">Votre organisation, {organisation.name}</h2>
      <div className="acts">
        <Inscribe organisationId={organisation.id} again={again} />
        <Unfold name="Proposer une habilitation">{(close) => <Proposing organisationId={organisation.id} name={organisation.name} done={end(close)} />}</Unfold>
      </div>
    </section>
  );
}

function Proposing({ organisationId, name, done }: { organisationId: string; name: string; done: () => void }): ReactNode {
  const colleagues = useAsk(COLLEAGUES, { search: { commune: null, organisation: name } });
  const invited = useAsk(INVITATIONS, {});
  return (
    <Zone asked={colleagues} of="des personnes" pick={(d) => d}>{({ directory, functionsLegend }) => (
      <Zone asked={invited} of="des personnes" pick={(d) => d.invitations.edges}>{(invitations) => {
        const people = new Map([...invitations.map(({ node }) => node.professionnel), ...directory.edges.filter(({ node }) => node.organisation.id === organisationId).map(({ node }) => node.professionnel)].map(({ id, displayName }) => [id, displayName] as const));
        return people.size === 0 ? <p>Personne n’est encore inscrit : commencez par là.</p> : <ProposeForm organisationId={organisationId} people={[...people]} functions={functionsLegend} done={done} />;
      }}</Zone>
    )}</Zone>
  );
}
