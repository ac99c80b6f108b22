/** What the image of production would hold, read in the Dockerfile: there is no Docker here to build it. Of the demonstration, nothing: neither its code, nor its people, nor the provider that lets everybody in. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { filesUnder } from '../../scripts/files.mjs';

interface Stage { from: string; name: string; lines: string[] }
const stages = readFileSync('Dockerfile', 'utf8').replace(/\\\n/g, ' ').split('\n').reduce<Stage[]>((all, line) => {
  const begins = /^FROM (\S+)(?: AS (\S+))?$/.exec(line);
  if (begins) all.push({ from: begins[1]!, name: begins[2] ?? '', lines: [] });
  else if (all.length > 0 && line.trim() !== '' && !line.startsWith('#')) all.at(-1)!.lines.push(line.trim());
  return all;
}, []);
/** A stage with those that it is made from. */
const whole = (name: string): string[] => {
  const stage = stages.find((one) => one.name === name);
  return stage ? [...whole(stage.from), ...stage.lines] : [];
};
const copies = (name: string): string[][] => whole(name).filter((line) => line.startsWith('COPY ')).map((line) => line.slice(5).split(/\s+/));

/** The compiled files of ours that a stage keeps, of those that its build makes. */
function compiledIn(name: string): Set<string> {
  const [build] = copies(name).filter(([, from]) => from === '/app/dist').map(([flag]) => flag!.replace('--from=', ''));
  const removed = whole(build!).flatMap((line) => [...line.matchAll(/rm -rf ([^&]+)/g)].flatMap(([, paths]) => paths!.trim().split(/\s+/))).filter((path) => path.startsWith('dist/'));
  const made = [...filesUnder('apps'), ...filesUnder('libs'), ...filesUnder('migrations')].filter((path) => path.endsWith('.ts') && !/\.spec\.ts$|\.d\.ts$|^apps\/web\//.test(path)).map((path) => `dist/${path.replace(/\.ts$/, '.js')}`);
  return new Set(made.filter((path) => !removed.some((gone) => path === gone || path.startsWith(`${gone}/`))));
}
/** Everything that a program loads when it starts, of ours and of packages. What is loaded when it is asked for is not. */
function loadedBy(entry: string, packages = new Set<string>(), seen = new Set<string>()): { files: Set<string>; packages: Set<string> } {
  if (seen.has(entry)) return { files: seen, packages };
  seen.add(entry);
  const source = readFileSync(entry.replace(/^dist\//, '').replace(/\.js$/, '.ts'), 'utf8');
  for (const [, at] of source.matchAll(/^(?:import|export)\b(?! type\b)[^;]*?from '([^']+)'|^import '([^']+)'/gm)) {
    if (at?.startsWith('.')) loadedBy(relative('.', join(dirname(entry), at)), packages, seen);
    else if (at && !at.startsWith('node:')) packages.add(at);
  }
  return { files: seen, packages };
}
const ENTRIES = ['api/main', 'migrate/main', 'migrate/bootstrap-main', 'keys/new-version-main', 'keys/rotate-main', 'keys/renew-main', 'conservation/eliminate-main', 'words/index-words-main'].map((name) => `dist/apps/${name}.js`);
const OF_A_DEMONSTRATION = /^dist\/apps\/(identity\/|migrate\/(demonstration|story))/;

describe('the image of production', () => {
  it('is what is built when no target is named; the demonstration is another', () => {
    expect(stages.at(-1)!.name).toBe('production');
    expect(readFileSync('compose.yaml', 'utf8')).toContain('target: demonstration');
  });

  it('has nothing of the demonstration, which its own image has', () => {
    expect([...compiledIn('demonstration')].filter((path) => OF_A_DEMONSTRATION.test(path)).length).toBeGreaterThan(10);
    expect([...compiledIn('production')].filter((path) => OF_A_DEMONSTRATION.test(path))).toEqual([]);
    expect(copies('demonstration').flat()).toContain('apps/identity/cast.json');
    expect(copies('production').flat().filter((path) => /cast|identity|test|scripts|docs/.test(path))).toEqual([]);
    const library = /npm uninstall oidc-provider --omit=dev/;
    const [packages] = copies('production').filter(([, from]) => from === '/app/node_modules').map(([flag]) => flag!.replace('--from=', ''));
    expect(whole(packages!).some((line) => library.test(line))).toBe(true);
    expect(whole('demonstration').some((line) => library.test(line))).toBe(false);
  });

  it('has all that each of its programs loads when it starts', () => {
    const kept = compiledIn('production');
    for (const entry of ENTRIES) {
      expect([entry, existsSync(entry.replace(/^dist\//, '').replace(/\.js$/, '.ts'))]).toEqual([entry, true]);
      const { files, packages } = loadedBy(entry);
      expect([...files].filter((path) => !kept.has(path))).toEqual([]);
      expect([entry, packages.has('oidc-provider')]).toEqual([entry, false]);
    }
    expect(loadedBy('dist/apps/api/main.js').files.size).toBeGreaterThan(200);
    expect([...loadedBy('dist/apps/identity/main.js').files].filter((path) => !kept.has(path)).length).toBeGreaterThan(1);
    // What is loaded when it is asked for, and is not there, is the demonstration that DEMO=1 asks of the migration.
    const later = [...kept].flatMap((path) => [...readFileSync(path.replace(/^dist\//, '').replace(/\.js$/, '.ts'), 'utf8').matchAll(/import\('(\.[^']+)'\)/g)].map(([, at]) => relative('.', join(dirname(path), at!))));
    expect(later.filter((path) => !kept.has(path))).toEqual(['dist/apps/migrate/demonstration.js']);
  });
});
