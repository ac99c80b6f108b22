import type { ReactNode } from 'react';
import { type Figure, said } from './queries.js';
import { Twin } from './twin.js';

/** Less than five is drawn, and not how many. */
const HIDDEN = 2.5;
const most = (figures: readonly Figure[]): number => Math.max(5, ...figures.map(({ n }) => n ?? HIDDEN));
const [WIDE, HIGH, ROW] = [480, 200, 32];

export function Columns({ title, figures }: { title: string; figures: readonly Figure[] }): ReactNode {
  const top = most(figures);
  const step = WIDE / figures.length;
  return (
    <Twin title={title} figures={figures} head="Mois">
      <svg viewBox={`0 0 ${WIDE} ${HIGH + 24}`}>
        <line x1="0" y1={HIGH} x2={WIDE} y2={HIGH} className="axis" />
        {figures.map(({ key, label, n }, i) => {
          const high = ((n ?? HIDDEN) / top) * (HIGH - 24);
          return <g key={key}><rect className={n === null ? 'bar hidden-figure' : 'bar'} x={i * step + 4} y={HIGH - high} width={step - 8} height={high} />
            {n === 0 ? null : <text x={(i + 0.5) * step} y={HIGH - high - 6} textAnchor="middle">{n ?? '< 5'}</text>}
            <text x={(i + 0.5) * step} y={HIGH + 18} textAnchor="middle">{label[0]!.toUpperCase()}</text></g>;
        })}
      </svg>
    </Twin>
  );
}

export function Bars({ title, figures }: { title: string; figures: readonly Figure[] }): ReactNode {
  const top = most(figures);
  return (
    <Twin title={title} figures={figures} head={title}>
      <svg viewBox={`0 0 ${WIDE} ${figures.length * ROW}`}>{figures.map(({ key, label, n }, i) => {
        const wide = ((n ?? HIDDEN) / top) * 200;
        return <g key={key}><text x="0" y={i * ROW + 21}>{label}</text><rect className={n === null ? 'bar hidden-figure' : 'bar'} x="210" y={i * ROW + 6} width={wide} height={ROW - 12} /><text x={216 + wide} y={i * ROW + 21}>{said(n).replace('environ ', '')}</text></g>;
      })}</svg>
    </Twin>
  );
}
