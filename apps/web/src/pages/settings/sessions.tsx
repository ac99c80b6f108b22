import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { graphql } from '../../graphql/graphql.js';
import { useAct } from '../../graphql/use-act.js';
import { useAsk } from '../../graphql/use-ask.js';
import { signInHref } from '../../shell/sign-in-href.js';
import { momentOf } from '../../words/dates.js';
import { Faults } from '../../zone/faults.js';
import { Zone } from '../../zone/zone.js';

const SESSIONS = graphql('query Sessions { me { currentSessionId sessions { id carrier openedAt expiresAt idleMinutes } } }');
const END = graphql('mutation FermerSession($id: ID!) { endSession(sessionId: $id) { userErrors { code message field } } }');

export function SessionsPart(): ReactNode {
  const asked = useAsk(SESSIONS, {});
  const { act, pending, faults } = useAct(END, (d) => d.endSession, asked.again);
  return (
    <fieldset><legend>Sessions ouvertes</legend>
      <Zone asked={asked} of="de vos sessions" pick={(d) => d.me}>{({ currentSessionId, sessions }) => (
        <ul className="rows">{sessions.map((s) => (
          <li key={s.id} className="row"><span className="object">{s.carrier === 'BROWSER' ? 'Navigateur' : 'Programme'}, ouverte le {momentOf(s.openedAt)}, jusqu’au {momentOf(s.expiresAt)}{s.idleMinutes ? `, ou ${s.idleMinutes} minutes sans activité` : ''}</span>
            {s.id === currentSessionId ? <span className="badge">celle-ci</span> : <Button className="button quiet" isPending={pending} onPress={() => void act({ id: s.id })}>Fermer</Button>}</li>
        ))}</ul>
      )}</Zone>
      <Faults faults={faults} />
      {faults.some(({ code }) => code === 'PREUVE_A_REFAIRE') ? <p><a className="button" href={signInHref()}>S’identifier de nouveau</a></p> : null}
    </fieldset>
  );
}
