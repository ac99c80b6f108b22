/* A figure that is looked at: lines of points, written as SVG beside the text that speaks of them. Drawn by hand: two axes and a few lines need no library. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/paths.mjs';

const [WIDE, HIGH, LEFT, BELOW, ABOVE, RIGHT] = [640, 320, 64, 48, 44, 96];
const STROKES = ['#0b5cad', '#a3400a', '#2e7d32', '#6a1b9a'];
const DASHES = ['', '6 4', '2 3', '8 3 2 3'];
const said = (n) => n.toLocaleString('fr-FR', { maximumFractionDigits: n < 10 ? 1 : 0 });
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** lines: by name, [x, y] pairs. Both axes begin at zero, unless x spans more than a hundredfold: it is then drawn by powers of ten. */
export function plot(name, { title, x, y, lines }) {
  const points = Object.values(lines).flat();
  if (points.length === 0) return;
  const xs = [...new Set(points.map(([v]) => v))].sort((a, b) => a - b);
  const most = Math.max(...points.map(([, v]) => v)) * 1.1;
  const byPowers = xs.at(-1) / xs[0] > 100;
  const across = (v) => LEFT + (byPowers ? Math.log(v / xs[0]) / Math.log(xs.at(-1) / xs[0]) : v / xs.at(-1)) * (WIDE - LEFT - RIGHT);
  const up = (v) => HIGH - BELOW - (v / most) * (HIGH - BELOW - ABOVE);
  const text = (at, anchor, words, more = '') => `<text x="${at[0].toFixed(1)}" y="${at[1].toFixed(1)}" text-anchor="${anchor}"${more}>${escaped(words)}</text>`;
  const steps = [0, 0.25, 0.5, 0.75, 1].map((part) => most * part);
  const drawn = Object.entries(lines).map(([line, of], n) => `<polyline fill="none" stroke="${STROKES[n]}" stroke-width="2" stroke-dasharray="${DASHES[n]}" points="${of.map(([a, b]) => `${across(a).toFixed(1)},${up(b).toFixed(1)}`).join(' ')}"/>
${of.map(([a, b]) => `<circle cx="${across(a).toFixed(1)}" cy="${up(b).toFixed(1)}" r="3" fill="${STROKES[n]}"><title>${said(a)} : ${said(b)} ${escaped(y)}</title></circle>`).join('')}
${text([across(of.at(-1)[0]) + 8, up(of.at(-1)[1]) + 4], 'start', line, ` fill="${STROKES[n]}"`)}`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDE} ${HIGH}" role="img" font-family="sans-serif" font-size="12" fill="#222">
<title>${escaped(title)}</title><desc>${escaped(Object.entries(lines).map(([line, of]) => `${line} : ${of.map(([a, b]) => `${said(b)} ${y} à ${said(a)}`).join(', ')}`).join(' ; '))}</desc>
<rect width="${WIDE}" height="${HIGH}" fill="#fff"/>${text([LEFT, 24], 'start', `${title} (${y})`, ' font-size="15"')}
${steps.map((v) => `<line x1="${LEFT}" x2="${WIDE - RIGHT}" y1="${up(v).toFixed(1)}" y2="${up(v).toFixed(1)}" stroke="#ddd"/>${text([LEFT - 8, up(v) + 4], 'end', said(v))}`).join('\n')}
${xs.map((v) => text([across(v), HIGH - BELOW + 18], 'middle', said(v))).join('')}${text([(LEFT + WIDE - RIGHT) / 2, HIGH - 8], 'middle', x)}
${drawn.join('\n')}
</svg>
`;
  const folder = join(root, 'docs/plots');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.svg`), svg);
}
