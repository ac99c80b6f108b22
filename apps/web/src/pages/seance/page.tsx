/** The meeting: who is there, the point one is at, who holds the pen, what is written. What is not yours is noticed and no more. */
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useAsk } from '../../graphql/use-ask.js';
import { ofSyntheses } from '../../realtime/pointers.js';
import { useMe } from '../../shell/me.js';
import { useTitle } from '../../shell/title.js';
import { nameIn, TYPES } from '../../words/synthese.js';
import { Zone } from '../../zone/zone.js';
import { Actions } from './actions.js';
import { Ends } from './ends.js';
import { Pen } from './pen.js';
import { Points } from './points.js';
import { Presences } from './presences.js';
import { REVIEW, SEANCE, type Table } from './queries.js';
import { DraftReview } from './review.js';
import { Start } from './start.js';
import { Remaining } from './remaining.js';

export function Component(): ReactNode {
  useTitle('Séance');
  const { id = '' } = useParams();
  const asked = useAsk(SEANCE, { id }, { when: ofSyntheses });
  return <Zone asked={asked} of="de la séance" pick={(d) => d.synthese}>{(table) => <AtTable table={table} again={asked.again} />}</Zone>;
}

function AtTable({ table, again: askAgain }: { table: Table; again: () => void }): ReactNode {
  const draft = useAsk(REVIEW, { id: table.id }, { when: ofSyntheses });
  const again = (): void => { askAgain(); draft.again(); };
  const review = draft.data?.synthese ?? undefined;
  const { me: { habilitation, desks } } = useMe();
  const last = table.seance.at(-1);
  const at = { table, again, convenes: desks.includes('CONVENING'), holds: table.pen?.holder?.id === habilitation.id };
  const child = table.dossier?.enfant;
  const point = last?.fact === 'POINT' ? table.points.find(({ id }) => id === last.pointId) : undefined;
  return (
    <>
      <div className="page-head">
        <h1>Séance · {nameIn(TYPES, table.type)}</h1>
        <p><Link to={`/reunions/${table.id}`}><span className="name">{child ? `${child.givenNames} ${child.surname}` : 'Identité réservée'}</span></Link></p>
      </div>
      {last ? (
        <>
          <Remaining point={point} of={table.points.length} since={last.at} closed={last.fact === 'CLOSED'} />
          {last.fact === 'CLOSED' && !table.minutes ? <DraftReview table={table} review={review} again={again} /> : null}
          {table.minutes ? null : <Pen {...at} />}
          <div className="columns table-columns"><Presences {...at} /><Points {...at} current={point?.id ?? null} observed={review?.observations ?? []} /></div>
          <Actions table={table} convenes={at.convenes} />
          {at.convenes ? <Ends table={table} closed={last.fact === 'CLOSED'} again={again} /> : null}
        </>
      ) : <Start {...at} />}
    </>
  );
}

/** What each part of the page is given: what stands, to ask it again, and by what one acts. */
export interface AtTheTable { table: Table; again: () => void; convenes: boolean; holds: boolean }
