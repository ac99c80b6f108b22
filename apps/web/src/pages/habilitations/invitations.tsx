/** A new person comes in by a link used once: where it is, another, or none. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useKey } from '../../form/use-key.js';
import { useAct } from '../../graphql/use-act.js';
import { useAsk } from '../../graphql/use-ask.js';
import { momentOf, serverNow, shortDayOf } from '../../words/dates.js';
import { Faults } from '../../zone/faults.js';
import { Zone } from '../../zone/zone.js';
import { INVITATIONS, type Invited, INVITE_AGAIN, REVOKE } from './queries.js';

const MAIL: Readonly<Record<string, string>> = { QUEUED: 'le courrier va partir', ACCEPTED: 'courrier remis', REFUSED: 'adresse refusée ou injoignable', DROPPED: 'le courrier n’a plus lieu d’être', NONE: 'remis autrement' };

export function Invitations(): ReactNode {
  const asked = useAsk(INVITATIONS, {});
  return (
    <section aria-labelledby="invitations"><h2 id="invitations">Invitations</h2>
      <Zone asked={asked} of="des invitations" pick={(d) => d.invitations.edges} isEmpty={(l) => l.length === 0} empty="Personne n’est invité.">{(edges) => <ul className="rows">{edges.map(({ node }) => <Row key={node.id} invited={node} again={asked.again} />)}</ul>}</Zone>
    </section>
  );
}

function Row({ invited: { id, madeAt, used, revoked, mailState, expiresAt, professionnel }, again }: { invited: Invited; again: () => void }): ReactNode {
  const key = useKey();
  const anew = useAct(INVITE_AGAIN, (d) => d.done, again);
  const revoke = useAct(REVOKE, (d) => d.done, again);
  const over = expiresAt <= serverNow().toISOString();
  const state = used ? 'venue par ce lien' : revoked ? 'lien retiré' : over ? 'lien expiré' : 'en attente';
  return (
    <li className="row">
      <span className="rail">{shortDayOf(madeAt)}</span>
      <span className="verb">{state}</span>
      <span className="object"><strong>{professionnel.displayName}</strong>{used || revoked || over ? null : <small>jusqu’au {momentOf(expiresAt)} · {MAIL[mailState] ?? mailState}</small>}<Faults faults={[...anew.faults, ...revoke.faults]} /></span>
      {used ? null : <span className="acts">
        <Button className="button" isPending={anew.pending} aria-label={`Envoyer un autre lien à ${professionnel.displayName}`} onPress={() => void anew.act({ input: { professionnelId: professionnel.id, requestId: key.current() } })}>Un autre lien</Button>
        {revoked || over ? null : <Button className="button" isPending={revoke.pending} aria-label={`Retirer le lien de ${professionnel.displayName}`} onPress={() => void revoke.act({ input: { invitationId: id } })}>Retirer</Button>}
      </span>}
    </li>
  );
}
