import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { METRICS, Metrics, type Label, type Metric } from '../../libs/platform/metrics.js';

const dashboard = JSON.parse(readFileSync('docs/exploitation/dashboard.json', 'utf8')) as { panels: { title: string; targets?: { expr: string }[] }[] };
const alerts = readFileSync('docs/exploitation/alerts.yaml', 'utf8');
const shown = dashboard.panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const));
const alarms = [...alerts.matchAll(/- alert: (\w+)\n +expr: (.+)\n/g)].map(([, name, expr]) => [name!, expr!] as const);
const metrics = new Metrics([]);

/** What an expression names that does not exist. */
function wrong(expr: string): string[] {
  return [...expr.matchAll(/\b(cordee_\w+)(?:\{([^}]*)\})?/g)].flatMap(([, name, selected = '']) => {
    const histogram = METRICS[name!.replace(/_(bucket|sum|count)$/, '') as Metric]?.kind === 'histogram';
    const metric = METRICS[(histogram ? name!.replace(/_(bucket|sum|count)$/, '') : name) as Metric];
    if (!metric || histogram !== /_(bucket|sum|count)$/.test(name!)) return [name!];
    return [...selected.matchAll(/(\w+)="([^"]*)"/g)].flatMap(([, label, value]) => ((metric.labels as readonly string[]).includes(label!) && metrics.values(label as Label).has(value!) ? [] : [`${name} ${label}=${value}`]));
  });
}

describe('the dashboard and the alarms', () => {
  it('are many enough to have been read whole', () => {
    expect([shown.length, alarms.length]).toEqual([25, alerts.split('- alert:').length - 1]);
    expect(alarms.length).toBeGreaterThan(10);
  });

  it.each([...shown, ...alarms])('« %s » asks what is measured', (_title, expr) => {
    expect(expr).toMatch(/\bcordee_/);
    expect(wrong(expr)).toEqual([]);
  });

  it('show each thing that is measured', () => {
    for (const name of Object.keys(METRICS)) expect([name, shown.some(([, expr]) => expr.includes(name))]).toEqual([name, true]);
  });

  it.each(['sum(cordee_operations)', 'cordee_operation_seconds', 'cordee_sockets_count', 'cordee_operation_seconds_count{outcome="oops"}', 'cordee_sockets{login="app_rt"}', 'cordee_pool_connections{login="owner"}'])('would be seen, were it %s', (expr) => {
    expect(wrong(expr)).toHaveLength(1);
  });
});
