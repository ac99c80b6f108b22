/** Four labelled lists side by side; an order to look in, nothing to drag: a move is a decision, and has its form. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { momentOf } from '../../words/dates.js';
import { count } from '../../words/plural.js';
import type { Intake } from './queries.js';
import { columnOf, COLUMNS, STATE_NAMES } from './states.js';

export function Board({ intakes, more }: { intakes: readonly Intake[]; more: boolean }): ReactNode {
  return (
    <>
      <div className="board">{COLUMNS.map(({ name, hint }, i) => {
        const here = intakes.filter((intake) => columnOf(intake.state) === i);
        return (
          <section key={name} aria-label={`${name}, ${here.length}`}>
            <h2>{name} <span className="counter-number">{here.length}</span></h2><p className="hint">{hint}</p>
            <ul className="plain">{here.map((intake) => <Card key={intake.id} intake={intake} />)}</ul>
          </section>
        );
      })}</div>
      {more ? <p className="hint">Les cent dernières sont affichées.</p> : null}
    </>
  );
}

function Card({ intake: { id, number, state, receivedAt, graveDanger, mineurs } }: { intake: Intake }): ReactNode {
  return (
    <li className={graveDanger ? 'card grave' : 'card'}>
      <Link to={`/ip/${id}`}>{number}</Link>
      <span>{count(mineurs.length, 'enfant')} · {STATE_NAMES[state] ?? state}</span>
      {graveDanger ? <strong className="danger">Danger grave signalé</strong> : null}
      <small>reçue le {momentOf(receivedAt)}</small>
    </li>
  );
}
