/** A meeting: when, of what, who sits there and at which points; what one answers; once it is held, its minutes as one may read them. */
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useAsk } from '../../graphql/use-ask.js';
import { useMe } from '../../shell/me.js';
import { useTitle } from '../../shell/title.js';
import { momentOf } from '../../words/dates.js';
import { nameIn, TYPES } from '../../words/synthese.js';
import { Zone } from '../../zone/zone.js';
import { Agenda } from './agenda.js';
import { AnswerPart } from './answer.js';
import { DateActs } from './date-acts.js';
import { FamilyPart } from './family.js';
import { PollPart } from './poll.js';
import { type Meeting, SYNTHESE } from './queries.js';
import { Seats } from './seats.js';
import { ofSyntheses } from '../../realtime/pointers.js';

export function Component(): ReactNode {
  useTitle('Réunion de synthèse');
  const { id = '' } = useParams();
  const asked = useAsk(SYNTHESE, { id }, { when: ofSyntheses });
  return <Zone asked={asked} of="de la réunion" pick={(d) => d.synthese}>{(meeting) => <Opened meeting={meeting} again={asked.again} />}</Zone>;
}

function Opened({ meeting, again }: { meeting: Meeting; again: () => void }): ReactNode {
  const { me: { habilitation, desks } } = useMe();
  const { type, by, dossier, date, dates, polls, seance, minutes } = meeting;
  const convenes = desks.includes('CONVENING');
  const seat = meeting.convocations.find((c) => c.habilitation.id === habilitation.id);
  const child = dossier?.enfant;
  return (
    <>
      <div className="page-head">
        <h1>Synthèse · {nameIn(TYPES, type)}</h1>
        <p>{dossier ? <Link to={`/dossiers/${dossier.id}`}><span className="name">{child ? `${child.givenNames} ${child.surname}` : 'Identité réservée'}</span></Link> : null} · convoquée par {by.professionnel.displayName}, {by.functionName}</p>
      </div>
      <p className="meeting-date">{date?.fact === 'CANCELLED' ? <strong className="danger">Réunion annulée</strong> : date?.startsAt ? <strong>{momentOf(date.startsAt)}{date.endsAt ? ` – ${momentOf(date.endsAt).split(' à ')[1]}` : ''}</strong> : 'La date n’est pas encore fixée.'}
        {date?.place ? <> · <span className="name">{date.place}</span></> : null}</p>
      {date?.reason ? <p className="body">{date.reason}</p> : null}
      {seat && date?.startsAt && date.fact !== 'CANCELLED' && seance.length === 0 ? <AnswerPart meeting={meeting} again={again} /> : null}
      {(convenes || seat) && date?.startsAt && date.fact !== 'CANCELLED' ? <p><Link className="button" to={`/reunions/${meeting.id}/seance`}>{seance.at(-1)?.fact === 'CLOSED' ? 'Revoir la séance' : 'Aller à la séance'}</Link></p> : null}
      {minutes ? <p className="effect">Compte rendu {minutes.number}, validé par {minutes.by.professionnel.displayName} le {momentOf(minutes.validatedAt)}. <a className="button" href={minutes.pdfPath} target="_blank" rel="noreferrer">Lire ce qui vous en est ouvert (PDF, nouvel onglet)</a> <a className="button quiet" href={minutes.receiptPath} download>Le reçu, qui prouve sans Cordée</a></p> : null}
      {polls.filter(({ closed }) => closed === null).map((poll) => <PollPart key={poll.id} poll={poll} meeting={meeting} convenes={convenes} again={again} />)}
      <div className="columns">
        <Agenda points={meeting.points} home={dossier?.id ?? null} />
        <Seats meeting={meeting} />
      </div>
      {convenes || seat ? <FamilyPart id={meeting.id} may={convenes || !!seat} /> : null}
      {convenes ? <DateActs meeting={meeting} again={again} /> : null}
      {dates.length > 1 ? <section aria-labelledby="dates"><h2 id="dates">Ses dates</h2><ol className="plain history">{dates.map(({ id, fact, startsAt, recordedAt, by: who }) =>
        <li key={id}>{fact === 'CANCELLED' ? 'Annulée' : `${fact === 'MOVED' ? 'Déplacée au' : 'Fixée au'} ${startsAt ? momentOf(startsAt) : ''}`}<small>{momentOf(recordedAt)} · {who.professionnel.displayName}</small></li>)}</ol></section> : null}
    </>
  );
}
