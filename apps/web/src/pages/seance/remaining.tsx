/** The time left of a point, seen by who looks, and said twice: at two minutes, and when it is over. */
import { useEffect, useState, type ReactNode } from 'react';
import { hourOf, serverNow } from '../../words/dates.js';
import { HEADINGS, nameIn } from '../../words/synthese.js';
import type { Table } from './queries.js';

const MINUTE = 60_000;
interface Props { point: Table['points'][number] | undefined; of: number; since: string; closed: boolean }

export function Remaining({ point, of, since, closed }: Props): ReactNode {
  const [now, setNow] = useState(() => serverNow().getTime());
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow().getTime()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (closed) return <p className="meeting-date"><strong>Réunion close</strong> à {hourOf(since)}</p>;
  if (!point) return <p className="meeting-date"><strong>Réunion ouverte</strong> à {hourOf(since)}</p>;
  const left = Date.parse(since) + point.minutes * MINUTE - now;
  return (
    <>
      <p className="meeting-date"><strong>Point {point.position} / {of} · {nameIn(HEADINGS, point.heading)}</strong> <span role="timer" className={left < 0 ? 'number danger' : 'number'}>{left < 0 ? 'dépassé de ' : 'reste '}{clock(left)}</span></p>
      <p role="status" className="visually-hidden">{left <= 0 ? 'Le temps de ce point est écoulé.' : left <= 2 * MINUTE ? 'Il reste deux minutes.' : ''}</p>
    </>
  );
}

const clock = (ms: number): string => {
  const seconds = Math.abs(Math.trunc(ms / 1000));
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
};
