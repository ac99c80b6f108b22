import type { ReactNode } from 'react';
import { daysUntil, momentOf, serverNow } from '../words/dates.js';
import { clockName } from '../words/clocks.js';
import { count } from '../words/plural.js';

interface Deadline { id: string; code: string; article: string; startedAt: string; dueAt: string; legalAt: string; satisfiedAt: string | null }

/** Each legal term as a bar and as words: the bar alone would say nothing to whoever does not see it. */
export function Clocks({ deadlines }: { deadlines: readonly Deadline[] }): ReactNode {
  const running = deadlines.filter(({ satisfiedAt }) => !satisfiedAt);
  if (running.length === 0) return null;
  return <div className="clocks">{running.map((deadline) => <Clock key={deadline.id} deadline={deadline} />)}</div>;
}

const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000];
/** In minutes, then hours, then days: a parquet has two hours, an evaluation three months. */
function lengthOf(ms: number): string {
  if (ms < HOUR_MS) return count(Math.ceil(ms / 60_000), 'minute');
  return ms < DAY_MS ? count(Math.floor(ms / HOUR_MS), 'heure') : count(Math.floor(ms / DAY_MS), 'jour');
}

function Clock({ deadline: { code, article, startedAt, dueAt, legalAt } }: { deadline: Deadline }): ReactNode {
  const [from, to, now] = [Date.parse(startedAt), Date.parse(dueAt), serverNow().getTime()];
  const late = now >= to;
  const days = daysUntil(dueAt);
  const left = to - now < DAY_MS ? `encore ${lengthOf(to - now)}` : `${count(days, 'jour restant', 'jours restants')} sur ${Math.round((to - from) / DAY_MS)}`;
  const words = late ? `en retard de ${lengthOf(now - to)}` : left;
  const name = clockName(code);
  return (
    <p className={late ? 'clock late' : 'clock'}><strong>{name}</strong> : {words}
      <meter min={0} max={1} value={Math.min(1, Math.max(0, (now - from) / (to - from)))} aria-label={name} aria-valuetext={words} />
      <small>{article} · avant le {momentOf(dueAt)}{legalAt === dueAt ? '' : `, réduit : la loi laissait jusqu’au ${momentOf(legalAt)}`}</small></p>
  );
}
