/** What awaits a person today: each context lists its own through the law, and they are put in order here. What is late comes first, then what has a date, then the rest. */
import { awaitedInClocks } from '../../../libs/clocks/awaited.js';
import { awaitedInDossiers } from '../../../libs/dossiers/awaited.js';
import { awaitedInInformationsPreoccupantes } from '../../../libs/informations-preoccupantes/awaited.js';
import { awaitedInNotices } from '../../../libs/notices/awaited.js';
import { awaitedInPartners } from '../../../libs/partners/awaited.js';
import { MOST_AWAITED, VERBS, type Awaited } from '../../../libs/platform/awaited.js';
import type { Scope } from '../../../libs/platform/scope.js';
import { awaitedInSyntheses } from '../../../libs/syntheses/awaited.js';
import { awaitedInThreads } from '../../../libs/threads/awaited.js';
import { endOfDay, endOfWeek, type Period } from './days.js';
import type { MyDay } from './my-day.type.js';

const SOURCES = [awaitedInThreads, awaitedInDossiers, awaitedInClocks, awaitedInInformationsPreoccupantes, awaitedInSyntheses, awaitedInPartners, awaitedInNotices];

export async function myDay(scope: Scope, first: number): Promise<MyDay> {
  const { now } = await scope.tx();
  const all = (await Promise.all(SOURCES.map((source) => source(scope)))).flat();
  const [today, week] = [endOfDay(now), endOfWeek(now)];
  const periodOf = ({ dueAt }: Awaited): Period => (dueAt === null || dueAt > week ? 'LATER' : dueAt > today ? 'WEEK' : dueAt > now ? 'TODAY' : 'LATE');
  const items = all.sort(inOrder).map((item) => ({ ...item, period: periodOf(item), late: periodOf(item) === 'LATE' }));
  const count = (period: Period): number => items.filter((i) => i.period === period).length;
  return { late: count('LATE'), today: count('TODAY'), week: count('WEEK'), later: count('LATER'), more: all.length > first || VERBS.some((verb) => all.filter((i) => i.verb === verb).length >= MOST_AWAITED), items: items.slice(0, first) };
}

function inOrder(a: Awaited, b: Awaited): number {
  if (a.dueAt && b.dueAt) return +a.dueAt - +b.dueAt;
  if (a.dueAt || b.dueAt) return a.dueAt ? -1 : 1;
  return VERBS.indexOf(a.verb) - VERBS.indexOf(b.verb);
}
