/** Who may come in, and for what: proposed by an organisation, validated by a third person where the law of the place asks it, granted by an act; looked at again each year. */
import { useState, type ReactNode } from 'react';
import { useAsk } from '../../graphql/use-ask.js';
import { useMe } from '../../shell/me.js';
import { useTitle } from '../../shell/title.js';
import { shortDayOf } from '../../words/dates.js';
import { Zone } from '../../zone/zone.js';
import { CloseSessions } from './close-sessions.js';
import { Invitations } from './invitations.js';
import { ProposeCorrespondent } from './propose-correspondent.js';
import { Organisations } from './organisations.js';
import { Propose } from './propose.js';
import { FOLLOWED, TO_DECIDE, TO_REVIEW } from './queries.js';
import { ReviewRow } from './review-row.js';
import { ToDecide } from './to-decide.js';

export function Component(): ReactNode {
  useTitle('Habilitations');
  const { me: { desks } } = useMe();
  // What one part does changes what the others show: they are asked again together.
  const [turn, setTurn] = useState(0);
  const again = (): void => setTurn((n) => n + 1);
  const [proposes, inscribes, grants] = [desks.includes('PROPOSING'), desks.includes('INSCRIBING'), desks.includes('GRANTING')];
  return (
    <>
      <div className="page-head"><h1>Habilitations</h1><p>Une habilitation ne donne à lire aucun dossier : il faut encore y être admis, ou en répondre par sa fonction.</p></div>
      {grants || desks.includes('VALIDATING') ? <Decide key={`d${turn}`} grants={grants} again={again} /> : null}
      {grants ? <Review key={`r${turn}`} again={again} /> : null}
      {proposes && inscribes ? <Propose again={again} /> : null}
      {proposes && !inscribes ? <ProposeCorrespondent again={again} /> : null}
      {inscribes && !proposes ? <Organisations again={again} /> : null}
      {inscribes ? <Invitations key={`i${turn}`} /> : null}
      {grants ? <CloseSessions /> : null}
      <Followed key={`f${turn}`} />
    </>
  );
}

function Decide({ grants, again }: { grants: boolean; again: () => void }): ReactNode {
  const asked = useAsk(TO_DECIDE, {});
  return (
    <section aria-labelledby="a-decider"><h2 id="a-decider">{grants ? 'À accorder' : 'À valider'}</h2>
      <Zone asked={asked} of="des propositions" pick={(d) => d.proposalsToDecide} isEmpty={(l) => l.length === 0} empty="Aucune proposition n’attend votre acte.">{(list) => <ul className="rows">{list.map((proposal) => <ToDecide key={proposal.id} proposal={proposal} grants={grants} again={again} />)}</ul>}</Zone>
    </section>
  );
}

function Review({ again }: { again: () => void }): ReactNode {
  const asked = useAsk(TO_REVIEW, {});
  return (
    <section aria-labelledby="a-revoir"><h2 id="a-revoir">À revoir</h2>
      <Zone asked={asked} of="des habilitations" pick={(d) => d.habilitationsToReview} isEmpty={(l) => l.length === 0} empty="Toutes ont été revues dans l’année.">{(list) => <><p className="hint">Nul ne les a revues depuis un an. Elles restent en vigueur.</p><ul className="rows">{list.map((held) => <ReviewRow key={held.id} held={held} again={again} />)}</ul></>}</Zone>
    </section>
  );
}

function Followed(): ReactNode {
  const asked = useAsk(FOLLOWED, {});
  return (
    <section aria-labelledby="proposees"><h2 id="proposees">Proposées</h2>
      <Zone asked={asked} of="des propositions" pick={(d) => d.habilitationProposals} isEmpty={(l) => l.edges.length === 0} empty="Aucune proposition.">{({ edges, pageInfo }) => (
        <div className="scroll"><table className="table">
          <thead><tr><th scope="col">Personne</th><th scope="col">Fonction</th><th scope="col">Organisation</th><th scope="col">Proposée le</th><th scope="col">Du</th><th scope="col">Au</th></tr></thead>
          <tbody>{edges.map(({ node: { id, professionnel, functionName, organisation, proposedAt, validFrom, validTo } }) => (
            <tr key={id}><th scope="row">{professionnel.displayName}</th><td>{functionName}</td><td>{organisation.name}</td><td>{shortDayOf(proposedAt)}</td><td>{shortDayOf(validFrom)}</td><td>{shortDayOf(validTo)}</td></tr>
          ))}</tbody>
        </table>{pageInfo.hasNextPage ? <p className="hint">Les cinquante dernières sont affichées.</p> : null}</div>)}</Zone>
    </section>
  );
}
