import type { ReactNode } from 'react';
import { Twin } from './twin.js';
import type { Figure } from './queries.js';

const [WIDE, HIGH, LEFT] = [480, 200, 44];

interface Props { figures: readonly Figure[]; legalMonths: number | null; article: string }

/** How many reports had come after each month, of all that came; the law's line across it says at a glance how many were in time. */
export function Delays({ figures, legalMonths, article }: Props): ReactNode {
  const all = figures.reduce((sum, { n }) => sum + (n ?? 0), 0);
  const step = (WIDE - LEFT) / figures.length;
  const shares = figures.map((_, i) => (all === 0 ? 0 : figures.slice(0, i + 1).reduce((sum, { n }) => sum + (n ?? 0), 0) / all));
  const inTime = legalMonths ? shares[legalMonths - 1] : undefined;
  const title = all > 0 && inTime !== undefined ? `Environ ${Math.round(inTime * 100)} % des rapports remis dans les ${legalMonths} mois` : 'Délai jusqu’au rapport';
  const at = (i: number): string => `${LEFT + (i + 1) * step},${HIGH - shares[i]! * (HIGH - 16)}`;
  return (
    <Twin title={title} figures={figures} head="Rapport remis dans les">
      <svg viewBox={`0 0 ${WIDE} ${HIGH + 24}`}>
        {[0, 0.5, 1].map((share) => <g key={share}><line x1={LEFT} x2={WIDE} y1={HIGH - share * (HIGH - 16)} y2={HIGH - share * (HIGH - 16)} className="axis faint" /><text x="0" y={HIGH - share * (HIGH - 16) + 4}>{share * 100} %</text></g>)}
        {all > 0 ? <polyline className="curve" points={[`${LEFT},${HIGH}`, ...figures.map((_, i) => at(i))].join(' ')} /> : null}
        {legalMonths ? <g><line className="legal" x1={LEFT + legalMonths * step} x2={LEFT + legalMonths * step} y1="0" y2={HIGH} /><text x={LEFT + legalMonths * step + 6} y="14">{legalMonths} mois, {article}</text></g> : null}
        {figures.map(({ key, label }, i) => <text key={key} x={LEFT + (i + 0.5) * step} y={HIGH + 18} textAnchor="middle">{label.replace(' mois', '')}</text>)}
        {all === 0 ? <text x={LEFT + 8} y={HIGH - 12}>Pas encore assez de rapports pour une courbe.</text> : null}
      </svg>
    </Twin>
  );
}
