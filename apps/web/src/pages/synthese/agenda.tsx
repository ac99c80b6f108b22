import type { ReactNode } from 'react';
import { Mark } from '../../secrecy/mark.js';
import { HEADINGS, nameIn, PARTS } from '../../words/synthese.js';
import type { Meeting } from './queries.js';

/** Each point is noticed by everybody at the table; one attends those that one's right opens, and goes out for the others. */
export function Agenda({ points, home }: { points: Meeting['points']; home: string | null }): ReactNode {
  return (
    <section aria-labelledby="ordre-du-jour"><h2 id="ordre-du-jour">Ordre du jour</h2>
      <ol className="plain agenda">{points.map(({ id, position, partOf, heading, kind, minutes, attends, dossier, speaker }) => (
        <li key={id} className={attends ? 'point' : 'point reserved'}>
          <span className="number">{position}</span>
          <span className="object"><strong>{nameIn(HEADINGS, heading)}</strong>{dossier && dossier.id !== home ? <> · <span className="name">{dossier.enfant?.givenNames}</span></> : null} <Mark kind={kind} />
            <small>{nameIn(PARTS, partOf)} · {minutes} min · {speaker ? speaker.professionnel.displayName : 'la famille'}</small></span>
          <span>{attends ? 'vous y assistez' : 'sans vous'}</span>
        </li>
      ))}</ol>
    </section>
  );
}
