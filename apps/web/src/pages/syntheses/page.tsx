/** The meetings that one sits at, and those that one knows by one's territory: when, of which child, by whom. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { useAsk } from '../../graphql/use-ask.js';
import { useMe } from '../../shell/me.js';
import { useTitle } from '../../shell/title.js';
import { momentOf, railOf } from '../../words/dates.js';
import { nameIn, TYPES } from '../../words/synthese.js';
import { Zone } from '../../zone/zone.js';
import { ofSyntheses } from '../../realtime/pointers.js';

const SYNTHESES = graphql(`query ReunionsDeSynthese($mine: Boolean!) { syntheses(first: 50, mineToCome: $mine) { pageInfo { hasNextPage } edges { node {
  id type dossier { id enfant { givenNames surname } } by { professionnel { displayName } } date { fact startsAt } polls { id closed } seance { fact } minutes { number } } } } }`);
type Meeting = ResultOf<typeof SYNTHESES>['syntheses']['edges'][number]['node'];

export function Component(): ReactNode {
  useTitle('Réunions de synthèse');
  const { me: { desks } } = useMe();
  const mine = useAsk(SYNTHESES, { mine: true }, { when: ofSyntheses });
  const all = useAsk(SYNTHESES, { mine: false }, { when: ofSyntheses });
  return (
    <>
      <div className="page-head"><h1>Réunions de synthèse</h1>{desks.includes('CONVENING') ? <p>Une réunion se convoque <Link to="/dossiers">depuis le dossier de l’enfant</Link>.</p> : null}</div>
      <section aria-labelledby="a-venir"><h2 id="a-venir">Où vous siégez</h2>
        <Zone asked={mine} of="des réunions" pick={(d) => d.syntheses.edges} isEmpty={(edges) => edges.length === 0} empty="Aucune réunion ne vous attend.">{(edges) => <Rows meetings={edges.map(({ node }) => node)} />}</Zone></section>
      <section aria-labelledby="connues"><h2 id="connues">Toutes celles que vous connaissez</h2>
        <Zone asked={all} of="des réunions" pick={(d) => d.syntheses} isEmpty={({ edges }) => edges.length === 0} empty="Aucune réunion n’est convoquée.">{({ edges, pageInfo }) => (
          <><Rows meetings={edges.map(({ node }) => node)} />{pageInfo.hasNextPage ? <p className="hint">Les cinquante dernières convoquées sont affichées.</p> : null}</>)}</Zone></section>
    </>
  );
}

function Rows({ meetings }: { meetings: readonly Meeting[] }): ReactNode {
  return <ul className="rows">{meetings.map((meeting) => <MeetingRow key={meeting.id} meeting={meeting} />)}</ul>;
}

function MeetingRow({ meeting: { id, type, dossier, by, date, polls, seance, minutes } }: { meeting: Meeting }): ReactNode {
  const child = dossier?.enfant;
  const cancelled = date?.fact === 'CANCELLED';
  const said = minutes ? `compte rendu ${minutes.number}` : seance.at(-1)?.fact === 'CLOSED' ? 'tenue, compte rendu à valider' : seance.length > 0 ? 'ouverte' : null;
  const waiting = polls.some(({ closed }) => closed === null) ? 'un sondage est ouvert' : 'date à fixer';
  return (
    <li className="row">
      <span className="rail">{cancelled || minutes ? '–' : railOf(date?.startsAt)}</span>
      <span className="verb">{nameIn(TYPES, type)}</span>
      <span className="object"><span className="name">{child ? `${child.givenNames} ${child.surname}` : 'Identité réservée'}</span><small>{cancelled ? 'annulée' : date?.startsAt ? momentOf(date.startsAt) : waiting}{said ? ` · ${said}` : ''} · convoquée par {by.professionnel.displayName}</small></span>
      <Link className="button" to={`/reunions/${id}`}>Ouvrir</Link>
    </li>
  );
}
