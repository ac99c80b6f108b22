import type { ReactNode } from 'react';
import { daysUntil, momentOf, serverNow } from '../../words/dates.js';
import { clockName } from '../../words/clocks.js';
import { count } from '../../words/plural.js';
import type { IntakeData } from './queries.js';

/** Each legal term as a bar and as words: the bar alone would say nothing to whoever does not see it. */
export function Clocks({ deadlines }: { deadlines: IntakeData['deadlines'] }): ReactNode {
  const running = deadlines.filter(({ satisfiedAt }) => !satisfiedAt);
  if (running.length === 0) return null;
  return <div className="clocks">{running.map((deadline) => <Clock key={deadline.id} deadline={deadline} />)}</div>;
}

function Clock({ deadline: { code, article, startedAt, dueAt, legalAt } }: { deadline: IntakeData['deadlines'][number] }): ReactNode {
  const [from, to, now] = [Date.parse(startedAt), Date.parse(dueAt), serverNow().getTime()];
  const days = daysUntil(dueAt);
  const words = days < 0 ? `en retard de ${count(-days, 'jour')}` : days === 0 ? 'à échéance aujourd’hui' : `${count(days, 'jour restant', 'jours restants')} sur ${Math.round((to - from) / 86_400_000)}`;
  const name = clockName(code);
  return (
    <p className={days < 0 ? 'clock late' : 'clock'}><strong>{name}</strong> : {words}
      <meter min={0} max={1} value={Math.min(1, Math.max(0, (now - from) / (to - from)))} aria-label={name} aria-valuetext={words} />
      <small>{article} · avant le {momentOf(dueAt)}{legalAt === dueAt ? '' : `, réduit : la loi laissait jusqu’au ${momentOf(legalAt)}`}</small></p>
  );
}
