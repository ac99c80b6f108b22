/** Inscribing somebody of one's organisation opens nothing; proposing them for a function opens nothing yet. */
import type { ReactNode } from 'react';
import { ActForm } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { useAsk } from '../../graphql/use-ask.js';
import { useMe } from '../../shell/me.js';
import { Zone } from '../../zone/zone.js';
import { ProposeForm } from './propose-form.js';
import { COLLEAGUES, INSCRIBE, INVITATIONS } from './queries.js';

export function Propose({ again }: { again: () => void }): ReactNode {
  const { me: { habilitation: { organisation } } } = useMe();
  const end = (close: () => void) => (): void => { close(); again(); };
  return (
    <section aria-labelledby="proposer"><h2 id="proposer">Votre organisation, {organisation.name}</h2>
      <div className="acts">
        <Unfold name="Inscrire une personne">{(close) => <ActForm mutation={INSCRIBE} of={{ organisationId: organisation.id }} name="Inscrire et inviter" done={end(close)}
          says="Un lien à usage unique lui est envoyé. Cela ne lui ouvre rien."
          fields={[{ name: 'displayName', label: 'Prénom et nom', as: 'line' }, { name: 'email', label: 'Adresse professionnelle', hint: 'Celle que le fournisseur d’identité atteste', as: 'line' }, { name: 'identityReference', label: 'Par quoi vous avez vérifié qui elle est', hint: 'Matricule, RPPS…', as: 'line' }]} />}</Unfold>
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
