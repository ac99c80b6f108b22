/* From what was told to what is promised: a line is held, missed, short (nothing wrong, on less than the target asks) or unmeasured. */
import { LINES } from './lines.mjs';

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });

function judged(need, told) {
  if (!told) return { ...need, verdict: 'unmeasured' };
  const value = need.most === undefined ? told.reduce((sum, one) => sum + one, 0) : Math.max(...told);
  return { ...need, value, verdict: need.most === undefined ? (value >= need.least ? 'held' : 'short') : (value <= need.most ? 'held' : 'missed') };
}

const GRAVEST = ['missed', 'unmeasured', 'short', 'held'];

/** `figures`: each name with all that was told of it. */
export function card(figures, lines = LINES) {
  return lines.map(({ says, needs }, i) => {
    const all = needs.map((need) => judged(need, figures.get(need.name)));
    return { line: i + 1, says, verdict: GRAVEST.find((v) => all.some((need) => need.verdict === v)), needs: all };
  });
}

const said = ({ value, what, most, least }) => (value === undefined ? `${what}: not measured` : `${number.format(value)} ${what} (${most === undefined ? `≥ ${number.format(least)}` : `≤ ${number.format(most)}`})`);

export function asText(rows) {
  const lines = rows.map(({ line, says, verdict, needs }) => `${String(line).padStart(2)}  ${verdict.padEnd(10)}  ${says}\n${' '.repeat(16)}${needs.map(said).join(' · ')}`);
  const counted = GRAVEST.map((v) => `${rows.filter((row) => row.verdict === v).length} ${v}`).reverse().join(', ');
  return `${lines.join('\n')}\n${counted}, of ${rows.length} lines`;
}
