/** An exchange: its purpose, its readers, its messages, and one's answer. If access ends while it is open, the next answer is empty and nothing stays on the screen. */
import type { ReactNode } from 'react';
import { Disclosure, DisclosurePanel, Button, Heading } from 'react-aria-components';
import { Link, useParams } from 'react-router';
import { useAsk } from '../../graphql/use-ask.js';
import { about } from '../../realtime/pointers.js';
import { Mark } from '../../secrecy/mark.js';
import { Why } from '../../secrecy/why.js';
import { useTitle } from '../../shell/title.js';
import { count } from '../../words/plural.js';
import { shortDayOf } from '../../words/dates.js';
import { Zone } from '../../zone/zone.js';
import { Composer } from './composer.js';
import { Messages } from './messages.js';
import { NextUnread } from './next-unread.js';
import { THREAD, type ThreadData } from './queries.js';

export function Component(): ReactNode {
  useTitle('Échange');
  const { id = '' } = useParams();
  const asked = useAsk(THREAD, { id }, { when: about(id) });
  return <Zone asked={asked} of="de l’échange" pick={(d) => d.thread}>{(thread) => <Opened key={thread.id} thread={thread} />}</Zone>;
}

function Opened({ thread }: { thread: ThreadData }): ReactNode {
  const { heading, dossier } = thread;
  return (
    <div className="thread">
      <div className="page-head">
        <p className="crumb">{dossier ? <Link to={`/dossiers/${dossier.id}`}><span className="name">{dossier.enfant ? `${dossier.enfant.givenNames} ${dossier.enfant.surname}` : 'Dossier'}</span></Link> : <Link to="/fils">Échanges</Link>}</p>
        {heading.__typename === 'OpenHeading' ? <h1><span className="name">{heading.subject}</span></h1> : <h1>Objet réservé <Why type="Thread" id={thread.id} of="l’objet de cet échange" /></h1>}
        <p><Mark kind={thread.kind} /> ouvert le {shortDayOf(thread.openedAt)}</p>
        {heading.__typename === 'OpenHeading' ? <p className="motive">Motif : {heading.motive}</p> : null}
        <Participants thread={thread} />
        <NextUnread id={thread.id} />
      </div>
      <Messages thread={thread} />
      <Composer thread={thread} />
    </div>
  );
}

function Participants({ thread: { participations } }: { thread: ThreadData }): ReactNode {
  return (
    <Disclosure className="disclosure">
      <Heading level={2}><Button slot="trigger" className="link">{count(participations.length, 'participant')}</Button></Heading>
      <DisclosurePanel><ul className="plain">{participations.map(({ id, habilitation: { professionnel, functionName, organisation } }) => (
        <li key={id}>{professionnel.displayName}<small>{functionName}, {organisation.name}</small></li>
      ))}</ul></DisclosurePanel>
    </Disclosure>
  );
}
